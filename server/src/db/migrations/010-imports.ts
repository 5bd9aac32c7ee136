/**
 * Workbooks on their way into the registers. An import is its account's own affair until its rows are items: nobody else
 * reads what a clerk's file says. The unit's corrections of heads are the unit's.
 */
const OWN = `plan_id = (select setting('app.plan')::int) and account_id = (select setting('app.account')::int)`
const UNIT = `plan_id = (select setting('app.plan')::int) and unit_id = (select setting('app.unit')::int)`

/**
 * As migration 008 has it, but each row's image is made once: without `offset 0` it is made again for every column that is
 * taken from it, and half of an import's time goes there. Enterprises and facilities are written by the thousand as well.
 */
const HISTORY = `
create or replace function write_history_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ref_column text := tg_argv[0];
  plan int := setting('app.plan')::int;
  account int := setting('app.account')::int;
  actor text := coalesce(setting('app.actor'), '系统');
  actor_unit text := coalesce(setting('app.actor_unit'), '系统');
  ip text := setting('app.ip');
  why text := setting('app.why');
  plan_at timestamptz := coalesce(setting('app.plan_now')::timestamptz, clock_timestamp());
begin
  if tg_op = 'INSERT' then
    insert into history (plan_id, unit_id, task_id, noun, ref, action, after, actor_id, actor, actor_unit, ip, why, plan_at)
    select coalesce((a->>'plan_id')::int, plan), (a->>'unit_id')::int, (a->>'task_id')::int, tg_table_name, coalesce(a->>ref_column, ''),
      'insert', a, account, actor, actor_unit, ip, why, plan_at
    from (select without_secrets(to_jsonb(n)) as a from new_rows n offset 0) x;
  else
    insert into history (plan_id, unit_id, task_id, noun, ref, action, before, after, actor_id, actor, actor_unit, ip, why, plan_at)
    select coalesce((a->>'plan_id')::int, plan), (a->>'unit_id')::int, (a->>'task_id')::int, tg_table_name, coalesce(a->>ref_column, ''),
      'update', b, a, account, actor, actor_unit, ip, why, plan_at
    from (select without_secrets(to_jsonb(o)) as b, without_secrets(to_jsonb(n)) as a from new_rows n join old_rows o on o.id = n.id offset 0) x
    where a is distinct from b;
  end if;
  return null;
end $$;
${['enterprise', 'facility']
  .map(
    (t) => `drop trigger ${t}_history on ${t};
create trigger ${t}_added after insert on ${t} referencing new table as new_rows for each statement execute function write_history_rows('id');
create trigger ${t}_changed after update on ${t} referencing new table as new_rows old table as old_rows for each statement execute function write_history_rows('id');
create trigger ${t}_removed after delete on ${t} for each row execute function write_history();`,
  )
  .join('\n')}
`

export const SQL = `
create table import_job (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int not null references unit,
  account_id int not null references account,
  register text not null,
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  empty_clears boolean not null,
  state text not null,
  phase text not null,
  progress int not null default 0,
  cancel_asked boolean not null default false,
  counts jsonb not null,
  sheets jsonb not null,
  passed_over jsonb,
  error text,
  by text not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index import_job_account on import_job (plan_id, account_id, register, id desc);
/** The queue, and at the same time the promise that one file of one person is not read twice at once. */
create unique index import_job_running on import_job (plan_id, account_id, register, sha256) where state in ('waiting', 'reading', 'taking');

create table import_row (
  plan_id int not null references plan,
  job_id int not null references import_job,
  account_id int not null references account,
  n int not null,
  sheet text not null,
  row int not null,
  kind text not null,
  item_id bigint,
  title text not null,
  noticed boolean not null,
  input jsonb not null,
  texts jsonb not null,
  problems jsonb not null,
  changes jsonb not null,
  primary key (plan_id, job_id, n)
);
create index import_row_kind on import_row (plan_id, job_id, kind, n);
create index import_row_noticed on import_row (plan_id, job_id, n) where noticed;

create table import_mapping (
  plan_id int not null references plan,
  unit_id int not null references unit,
  register text not null,
  head text not null,
  key text,
  by text not null,
  at timestamptz not null,
  primary key (plan_id, unit_id, register, head)
);

/** How many stand before a job: a count of other people's files, and nothing else of them. */
create function imports_ahead(job int) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from import_job where id < job and state in ('waiting', 'reading', 'taking')
$$;

/** Wakes the worker when the request commits; without one the job waits for the next that starts. */
create function wake_imports() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job('imports', queue_name := 'imports', job_key := 'imports', max_attempts := 3);
end $$;
revoke all on function imports_ahead(int), wake_imports() from public;
grant execute on function imports_ahead(int), wake_imports() to APP_ROLE;

${['import_job', 'import_row', 'import_mapping']
  .map(
    (t) => `alter table ${t} enable row level security;
alter table ${t} force row level security;
create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
  )
  .join('\n')}
create policy own on import_job for all to APP_ROLE using (${OWN}) with check (${OWN});
create policy own on import_row for all to APP_ROLE using (${OWN}) with check (${OWN});
create policy unit on import_mapping for all to APP_ROLE using (${UNIT}) with check (${UNIT});
grant select, insert, update on import_job, import_mapping to APP_ROLE;
grant select, insert, update, delete on import_row to APP_ROLE;
${HISTORY}`
