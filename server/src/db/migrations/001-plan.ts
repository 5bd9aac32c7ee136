/** Plans, units, townships, tasks, targets, search. Public to every member of the plan. */
export const SQL = `
create table plan (
  id int generated always as identity primary key,
  code text not null unique,
  city text not null,
  title text not null,
  doc_number text,
  issuer text,
  signed_on date,
  document text not null,
  reading jsonb not null,
  findings jsonb not null,
  from_pack boolean not null,
  first_report_month text,
  filings_due_on date,
  saved_at timestamptz not null default now()
);

create table unit (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  code text not null,
  kind text not null,
  name text not null,
  short text not null,
  county_code text,
  aliases text[] not null default '{}',
  sort int not null,
  unique (plan_id, code)
);

create table unit_name (
  plan_id int not null references plan,
  unit_id int not null references unit,
  name text not null,
  valid_from date not null,
  primary key (plan_id, unit_id, valid_from)
);

create table township (
  plan_id int not null references plan,
  code text not null,
  name text not null,
  kind text not null,
  county_code text not null,
  unit_id int references unit,
  primary key (plan_id, code)
);
create index township_unit on township (plan_id, unit_id);

create table task (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  code text not null,
  clause text not null,
  label text not null,
  title text not null,
  sort int not null,
  unique (plan_id, code)
);

create table task_unit (
  plan_id int not null references plan,
  task_id int not null references task,
  unit_id int not null references unit,
  part text not null,
  sort int not null,
  primary key (plan_id, task_id, unit_id, part)
);
create index task_unit_unit on task_unit (plan_id, unit_id);

create table milestone (
  plan_id int not null references plan,
  code text not null,
  task_id int not null references task,
  date date,
  text text not null,
  clause text not null,
  start_at int,
  end_at int,
  sort int not null,
  primary key (plan_id, code)
);

create table target (
  plan_id int not null references plan,
  code text not null,
  clause text not null,
  task text,
  subject text not null,
  kind text not null,
  comparator text,
  value float8,
  unit text,
  baseline_year int,
  by_day date,
  firmness text not null,
  sort int not null,
  primary key (plan_id, code)
);

create table search_entry (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  kind text not null,
  ref text not null,
  title text not null,
  body text not null,
  link text not null,
  sort int not null,
  tokens text[] not null
);
create index search_entry_tokens on search_entry using gin (tokens);
create index search_entry_plan on search_entry (plan_id, kind);
`
