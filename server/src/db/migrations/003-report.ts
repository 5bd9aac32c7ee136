/** The month: periods, reports, lines, frozen versions, files. */
export const SQL = `
create table period (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  month text not null,
  due_on date not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  close_reason text,
  unique (plan_id, month)
);

/** Frozen when the month is closed. Apart from period: every unit reads the period, only some the words of all units. */
create table period_summary (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  period_id int not null references period,
  body text not null,
  sha256 text not null,
  made_at timestamptz not null,
  unique (plan_id, period_id)
);

create table report (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  period_id int not null references period,
  unit_id int not null references unit,
  month text not null,
  state text not null default 'draft',
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  submitted_by text,
  versions int not null default 0,
  returns int not null default 0,
  reminded_at timestamptz,
  unique (plan_id, period_id, unit_id)
);
create index report_unit on report (plan_id, unit_id, month);

create table report_line (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  report_id int not null references report,
  unit_id int not null references unit,
  task_id int not null references task,
  month text not null,
  part text not null,
  state text not null default 'draft',
  progress text not null default '',
  cumulative text not null default '',
  problems text not null default '',
  next_steps text not null default '',
  standing text,
  reached text[] not null default '{}',
  not_applicable boolean not null default false,
  not_applicable_reason text not null default '',
  carried text[] not null default '{}',
  version int not null default 1,
  edited_by text,
  edited_at timestamptz,
  submitted_by text,
  submitted_at timestamptz,
  reviewed_by text,
  reviewed_at timestamptz,
  return_reason text,
  unique (plan_id, report_id, task_id)
);
create index report_line_task on report_line (plan_id, task_id, month, unit_id);
create index report_line_unit on report_line (plan_id, unit_id, month);

create table report_version (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  report_id int not null references report,
  unit_id int not null references unit,
  number int not null,
  kind text not null,
  reason text,
  submitted_by text not null,
  submitted_at timestamptz not null,
  body text not null,
  sha256 text not null,
  unique (plan_id, report_id, number)
);

create table filing (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  kind text not null,
  unit_id int not null references unit,
  task_id int references task,
  due_on date not null,
  due_at timestamptz not null,
  state text not null default 'draft',
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  submitted_by text,
  reviewed_at timestamptz,
  reviewed_by text,
  return_reason text,
  unique (plan_id, kind, unit_id)
);

create table filing_part (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  filing_id int not null references filing,
  unit_id int not null references unit,
  key text not null,
  text text not null default '',
  version int not null default 1,
  edited_by text,
  edited_at timestamptz,
  unique (plan_id, filing_id, key)
);

create table attachment (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int not null references unit,
  task_id int references task,
  line_id int references report_line,
  filing_part_id int references filing_part,
  name text not null,
  type text not null,
  bytes int not null,
  sha256 text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  removed_at timestamptz,
  check (num_nonnulls(line_id, filing_part_id) = 1)
);
create index attachment_line on attachment (plan_id, line_id);
create index attachment_part on attachment (plan_id, filing_part_id);

create table notice (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int not null references unit,
  roles text[] not null,
  kind text not null,
  text text not null,
  link text not null,
  sender text not null,
  at timestamptz not null,
  mailed_at timestamptz
);
create index notice_unit on notice (plan_id, unit_id, id desc);

create table notice_read (
  plan_id int not null references plan,
  notice_id bigint not null references notice,
  account_id int not null references account,
  at timestamptz not null,
  primary key (plan_id, notice_id, account_id)
);

create table mail (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  to_address text not null,
  subject text not null,
  body text not null,
  queued_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts int not null default 0,
  /** Real time, as mail is; null: given up. */
  next_at timestamptz default now(),
  problem text
);
create index mail_waiting on mail (next_at) where sent_at is null;
`
