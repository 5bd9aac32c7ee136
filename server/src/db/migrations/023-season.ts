/**
 * 错峰生产 (四（六）): seasons, each county's plan for one, its submissions with the rows as they were, and what the county answered to
 * what was found. The rows themselves are items of the register (docs/decisions/009). Policies are made at each start
 * (register/table/common-policies-sql.ts).
 */
const TABLES = ['season', 'season_plan', 'season_version', 'season_row', 'season_answer']

export const SQL = [
  `
create table season (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  task_id int not null references task,
  name text not null,
  from_day date not null,
  until_day date not null,
  basis text not null,
  /** Per cent of 限产 by trade. */
  limits jsonb not null,
  by_name text not null,
  at timestamptz not null,
  unique (plan_id, name),
  check (until_day > from_day)
);

create table season_plan (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  season_id int not null references season,
  unit_id int not null references unit,
  task_id int not null references task,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'approved')),
  /** Of its last submission; 0: none yet. */
  version int not null default 0,
  /** The submission that was approved last, and is obeyed. */
  in_force int,
  reason text,
  updated_by text not null,
  updated_at timestamptz not null,
  unique (plan_id, season_id, unit_id)
);

create table season_version (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  season_plan_id int not null references season_plan,
  unit_id int not null references unit,
  task_id int not null references task,
  number int not null,
  rows int not null,
  findings jsonb not null,
  submitted_account int,
  submitted_by text not null,
  submitted_at timestamptz not null,
  outcome text check (outcome in ('returned', 'approved')),
  reason text,
  judged_account int,
  judged_by text,
  judged_at timestamptz,
  unique (plan_id, season_plan_id, number),
  /** No one account both submits and judges. */
  check (judged_account is null or judged_account <> submitted_account),
  check (outcome is distinct from 'returned' or length(trim(reason)) > 0)
);

/** A row as it was submitted; the item goes on living. */
create table season_row (
  plan_id int not null references plan,
  version_id int not null references season_version,
  item_id bigint not null references item_index,
  unit_id int not null references unit,
  task_id int not null references task,
  township text,
  enterprise_id int,
  rule text,
  listed text,
  image jsonb not null,
  primary key (version_id, item_id)
);
create index season_row_enterprise on season_row (plan_id, enterprise_id, version_id);

create table season_answer (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  season_plan_id int not null references season_plan,
  unit_id int not null references unit,
  task_id int not null references task,
  finding text not null,
  /** Of the rows that it was given for. */
  mark text not null,
  reason text not null check (length(trim(reason)) > 0),
  by_name text not null,
  at timestamptz not null,
  accepted_account int,
  accepted_by text,
  accepted_at timestamptz
);
create index season_answer_plan on season_answer (plan_id, season_plan_id, finding, id);
`,
  ...TABLES.flatMap((t) => [
    `alter table ${t} enable row level security;`,
    `alter table ${t} force row level security;`,
    `create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
    `grant select, insert on ${t} to APP_ROLE;`,
  ]),
  // A frozen row is never changed: what changes it is the item, whose history says so.
  ...TABLES.filter((t) => t !== 'season_row').map(
    (t) =>
      `create trigger ${t}_history after insert or update or delete on ${t} for each row execute function write_history();`,
  ),
  'grant update (basis, limits, by_name, at) on season to APP_ROLE;',
  'grant update (state, version, in_force, reason, updated_by, updated_at) on season_plan to APP_ROLE;',
  'grant update (outcome, reason, judged_account, judged_by, judged_at) on season_version to APP_ROLE;',
  'grant update (accepted_account, accepted_by, accepted_at) on season_answer to APP_ROLE;',
  // The register's key has a turn more: rows that stand are their only one.
  `
do $$ begin
  if to_regclass('reg_staggered') is not null then
    alter table reg_staggered disable trigger user;
    update reg_staggered set natural_key = natural_key || chr(31) where natural_key is not null;
    alter table reg_staggered enable trigger user;
  end if;
end $$;`,
].join('\n')
