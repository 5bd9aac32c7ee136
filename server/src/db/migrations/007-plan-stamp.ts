/**
 * A stamp for each plan that changes with its units, tasks, milestones and targets: what a process has read of them
 * holds as long as the stamp does (db/plan-stamp.ts). Random, so that a restored database never meets an old stamp again.
 * The stamp's row is locked until the change commits, so nobody sees a new stamp before the rows that it stands for.
 */
const TABLES = ['unit', 'task', 'task_unit', 'milestone', 'target']
const EVENTS = [
  ['insert', 'new'],
  ['update', 'new'],
  ['delete', 'old'],
] as const

export const SQL = [
  `create table plan_stamp (
  plan_id int primary key references plan,
  stamp uuid not null default gen_random_uuid()
);
alter table plan_stamp enable row level security;
alter table plan_stamp force row level security;
create policy owner_all on plan_stamp for all to current_user using (true) with check (true);

create function stamp_plan() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into plan_stamp (plan_id) select distinct plan_id from changed
  on conflict (plan_id) do update set stamp = gen_random_uuid();
  return null;
end $$;`,
  ...TABLES.flatMap((table) =>
    EVENTS.map(
      ([event, image]) =>
        `create trigger ${table}_stamps_${event} after ${event} on ${table}
  referencing ${image} table as changed for each statement execute function stamp_plan();`,
    ),
  ),
  'insert into plan_stamp (plan_id) select id from plan;',
].join('\n')
