/**
 * What all registers share: the enterprise hub, the index over all items, steps, moves, rechecks, views. The tables of the
 * registers themselves are made from their definitions at each start (register/table/hold-tables.ts), and so are the policies
 * and triggers of these: one text serves both.
 */
const TABLES = [
  'enterprise',
  'facility',
  'item_index',
  'item_step',
  'item_move',
  'item_recheck',
  'saved_view',
  'idempotency',
  'register_table',
]

const HUB = `
create table enterprise (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  /** null: 待定. */
  unit_id int references unit,
  township text,
  name text not null,
  credit_code text,
  industry text,
  size text,
  address text,
  lon float8,
  lat float8,
  in_built_up boolean,
  in_park boolean,
  park text,
  state text,
  /** 待核: made on the way from an item, nobody has looked at it yet. */
  pending boolean not null default false,
  trial boolean not null default false,
  merged_into int references enterprise,
  tokens tsvector not null default '',
  version int not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_by text not null,
  updated_at timestamptz not null
);
/** A code names one enterprise of the plan. A person's request never runs into it: codes are looked up by find_enterprises(). */
create unique index enterprise_credit_code on enterprise (plan_id, credit_code) where credit_code is not null and merged_into is null;
create index enterprise_unit on enterprise (plan_id, unit_id, name);
create index enterprise_name on enterprise (plan_id, name);
create index enterprise_tokens on enterprise using gin (tokens);

create table facility (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  enterprise_id int not null references enterprise,
  parent_id int references facility,
  kind text not null,
  name text not null,
  state text,
  closed_on date,
  unit_id int references unit,
  township text,
  lon float8,
  lat float8,
  trial boolean not null default false,
  version int not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_by text not null,
  updated_at timestamptz not null,
  unique (plan_id, enterprise_id, kind, name)
);
create index facility_unit on facility (plan_id, unit_id, kind);
create index facility_parent on facility (plan_id, parent_id);
`

const ITEMS = `
create sequence item_id_seq;

/** A narrow row for every item of every register: my desk, search, figures of all registers. Kept by triggers. */
create table item_index (
  id bigint primary key,
  plan_id int not null references plan,
  register text not null,
  unit_id int references unit,
  township text,
  task_id int references task,
  enterprise_id int references enterprise,
  facility_id int references facility,
  stage text not null,
  due date,
  next_planned date,
  next_recheck date,
  title text not null,
  lon float8,
  lat float8,
  trial boolean not null,
  tokens tsvector not null
);
create index item_index_unit on item_index (plan_id, unit_id, due, id) where stage in ('draft', 'listed', 'underway');
create index item_index_claimed on item_index (plan_id, task_id, due, id) where stage = 'claimed';
create index item_index_verified on item_index (plan_id, due, id) where stage = 'verified';
create index item_index_unassigned on item_index (plan_id, due, id) where unit_id is null and stage not in ('closed', 'removed');
create index item_index_recheck on item_index (plan_id, unit_id, next_recheck, id) where next_recheck is not null;
create index item_index_register on item_index (plan_id, register, stage, unit_id, due);
create index item_index_enterprise on item_index (plan_id, enterprise_id);
create index item_index_facility on item_index (plan_id, facility_id) where facility_id is not null;
create index item_index_tokens on item_index using gin (tokens);

create table item_step (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  register text not null,
  item_id bigint not null references item_index,
  unit_id int references unit,
  township text,
  task_id int references task,
  key text not null,
  planned date,
  done_on date,
  note text not null default '',
  updated_by text not null,
  updated_at timestamptz not null,
  unique (plan_id, item_id, key)
);

/** Each move with who, when, why; written by the trigger alone and never changed. */
create table item_move (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  register text not null,
  item_id bigint not null references item_index,
  unit_id int references unit,
  task_id int references task,
  move text not null,
  from_stage text not null,
  to_stage text not null,
  account_id int,
  by text not null,
  by_unit text not null,
  at timestamptz not null,
  reason text,
  verified_by text
);
create index item_move_item on item_move (plan_id, item_id, id);

create table item_recheck (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  register text not null,
  item_id bigint not null references item_index,
  unit_id int references unit,
  township text,
  task_id int references task,
  round int not null,
  due_on date not null,
  done_on date,
  found boolean,
  note text not null default '',
  by text,
  unique (plan_id, item_id, round)
);

create table saved_view (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  register text not null,
  account_id int not null references account,
  by text not null,
  name text not null,
  shared boolean not null,
  columns text[] not null,
  conditions jsonb not null,
  sort jsonb,
  unique (plan_id, account_id, register, name)
);

/** A create that is sent twice makes one item. */
create table idempotency (
  plan_id int not null references plan,
  account_id int not null references account,
  key text not null,
  item_id bigint not null references item_index,
  at timestamptz not null,
  primary key (plan_id, account_id, key)
);

/** What was made from the definitions, so that a start sees what is new in them. */
create table register_table (
  name text primary key,
  shape jsonb not null
);

alter table attachment add register text, add item_id bigint references item_index, add step text, add taken_at text,
  add lon float8, add lat float8, add metres_away int, add thumbnail text;
alter table attachment drop constraint attachment_check;
alter table attachment add constraint attachment_place check (num_nonnulls(line_id, filing_part_id, item_id) = 1);
create index attachment_item on attachment (plan_id, item_id) where item_id is not null;

create index history_item on history (plan_id, noun, ref, id desc);
`

/** As write_history() of migration 004, for whole statements: an import of 100,000 rows writes its history at once. */
const HISTORY = `
create function write_history_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
    from (select without_secrets(to_jsonb(n)) as a from new_rows n) x;
  else
    insert into history (plan_id, unit_id, task_id, noun, ref, action, before, after, actor_id, actor, actor_unit, ip, why, plan_at)
    select coalesce((a->>'plan_id')::int, plan), (a->>'unit_id')::int, (a->>'task_id')::int, tg_table_name, coalesce(a->>ref_column, ''),
      'update', b, a, account, actor, actor_unit, ip, why, plan_at
    from (select without_secrets(to_jsonb(o)) as b, without_secrets(to_jsonb(n)) as a from new_rows n join old_rows o on o.id = n.id) x
    where a is distinct from b;
  end if;
  return null;
end $$;
`

export const SQL = [
  HUB,
  ITEMS,
  HISTORY,
  ...TABLES.flatMap((t) => [
    `alter table ${t} enable row level security;`,
    `alter table ${t} force row level security;`,
    `create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
  ]),
  ...['enterprise', 'facility'].map(
    (t) =>
      `create trigger ${t}_history after insert or update or delete on ${t} for each row execute function write_history();`,
  ),
  ...['item_step', 'item_recheck'].flatMap((t) => [
    `create trigger ${t}_added after insert on ${t} referencing new table as new_rows for each statement execute function write_history_rows('item_id');`,
    `create trigger ${t}_changed after update on ${t} referencing new table as new_rows old table as old_rows for each statement execute function write_history_rows('item_id');`,
  ]),
  'grant usage on sequence item_id_seq to APP_ROLE;',
  'grant select, insert, update on enterprise, facility to APP_ROLE;',
  'grant select on item_index, item_move to APP_ROLE;',
  'grant select, insert, update (planned, done_on, note, updated_by, updated_at) on item_step to APP_ROLE;',
  'grant select, insert, update (done_on, found, note, by) on item_recheck to APP_ROLE;',
  'grant select, insert, update, delete on saved_view to APP_ROLE;',
  'grant select, insert on idempotency to APP_ROLE;',
].join('\n')
