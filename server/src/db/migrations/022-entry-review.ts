/**
 * Reviews of projects (准入审查) as they stood on their day, and what was decided on each: rows are added and never changed.
 * Policies are made at each start (register/table/common-policies-sql.ts): they ask for the project's own item.
 */
const TABLES = ['entry_review', 'entry_decision']

export const SQL = [
  `
create table entry_review (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  item_id bigint not null references item_index,
  unit_id int references unit,
  task_id int references task,
  township text,
  on_day date not null,
  verdict text not null,
  facts jsonb not null,
  findings jsonb not null,
  missing jsonb not null,
  answers jsonb not null,
  listed int,
  deciders jsonb not null,
  by_name text not null,
  at timestamptz not null
);
create index entry_review_item on entry_review (plan_id, item_id, id desc);

create table entry_decision (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  review_id int not null references entry_review,
  item_id bigint not null references item_index,
  unit_id int references unit,
  task_id int references task,
  township text,
  decision text not null,
  conditions text not null,
  reason text not null,
  against boolean not null,
  by_name text not null,
  by_unit text not null,
  decided_on date not null,
  unique (review_id),
  check (not against or length(trim(reason)) > 0)
);
create index entry_decision_review on entry_decision (plan_id, review_id);
`,
  ...TABLES.flatMap((t) => [
    `alter table ${t} enable row level security;`,
    `alter table ${t} force row level security;`,
    `create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
    `grant select, insert on ${t} to APP_ROLE;`,
    `create trigger ${t}_history after insert or update or delete on ${t} for each row execute function write_history();`,
  ]),
].join('\n')
