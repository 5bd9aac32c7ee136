/**
 * Sweeps of the registers by the plan's rules (规则排查), and what they found. Candidates are written by the product alone; a person
 * answers and decides. Policies and triggers of candidates are made at each start (sweep/candidate-sql.ts, register/table/common-policies-sql.ts).
 */
const IN_PLAN = `plan_id = (select setting('app.plan')::int)`
const MAY_RUN = `(select coalesce(setting('app.sweep_run'), '')) = 'yes'`

const TABLES = ['sweep', 'sweep_count', 'sweep_candidate']

export const SQL = [
  `
create table sweep (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  /** Whose unit's person asked for it; null: the product itself. */
  unit_id int references unit,
  subject text not null,
  cause text not null,
  state text not null,
  by_name text not null,
  /** The rules and readings of bounds that it was done by: another stamp, another sweep. */
  stamp text,
  on_day date not null,
  error text,
  asked_at timestamptz not null,
  done_at timestamptz
);
create index sweep_subject on sweep (plan_id, subject, id desc);
/** One waits at most: who asks again while it waits is answered by it. */
create unique index sweep_waiting on sweep (plan_id, subject) where state = 'waiting';

/** What a sweep found, by unit and task of the rows: each reads its own. */
create table sweep_count (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  sweep_id int not null references sweep on delete cascade,
  unit_id int references unit,
  task_id int references task,
  looked int not null,
  opened int not null,
  altered int not null,
  gone int not null
);
create index sweep_count_sweep on sweep_count (plan_id, sweep_id);

create table sweep_candidate (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  subject text not null,
  rule text not null,
  register text not null,
  item_id bigint not null references item_index,
  -- The row's own, which were asked for when it was written: as keys they would be asked a hundred thousand times.
  unit_id int,
  task_id int,
  township text,
  state text not null,
  standing text not null,
  /** What the rule rests on, as the row said it; and what the row says where the rule would write. */
  facts jsonb not null,
  stands jsonb not null,
  missing text[] not null,
  found_on date not null,
  on_day date not null,
  answered_by text,
  answered_at timestamptz,
  answer text,
  decided_by text,
  decided_at timestamptz,
  decision text,
  /** As it was confirmed: finding and item. */
  finding jsonb,
  into_register text,
  into_item bigint references item_index,
  unique (plan_id, subject, item_id, rule)
);
create index sweep_candidate_unit on sweep_candidate (plan_id, subject, unit_id, state, standing, id);
create index sweep_candidate_state on sweep_candidate (plan_id, state, unit_id, standing);
create index sweep_candidate_task on sweep_candidate (plan_id, task_id, state) where state = 'disputed';
create index sweep_candidate_item on sweep_candidate (plan_id, item_id);
create index sweep_candidate_into on sweep_candidate (plan_id, into_item) where into_item is not null;
`,
  ...TABLES.flatMap((t) => [
    `alter table ${t} enable row level security;`,
    `alter table ${t} force row level security;`,
    `create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
  ]),
  `
create policy reads on sweep for select to APP_ROLE using (${IN_PLAN});
create policy adds on sweep for insert to APP_ROLE
  with check (${IN_PLAN} and ${MAY_RUN} and state = 'waiting' and unit_id = (select setting('app.unit')::int));
grant select, insert on sweep to APP_ROLE;
grant select on sweep_count to APP_ROLE;
grant select, update (state, facts, stands, answered_by, answered_at, answer, decided_by, decided_at, decision, finding, into_register, into_item)
  on sweep_candidate to APP_ROLE;
create trigger sweep_history after insert or update or delete on sweep for each row execute function write_history();

/** Wakes the worker when the request commits; without one the sweep waits for the next that starts. */
create function wake_sweeps() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job('sweeps', queue_name := 'sweeps', job_key := 'sweeps', max_attempts := 3);
end $$;
revoke all on function wake_sweeps() from public;
grant execute on function wake_sweeps() to APP_ROLE;
`,
].join('\n')
