/** How a plain 以下 of a rule is read, from a day on. Rows are added and never changed: the latest that is in force speaks. */
const IN_PLAN = `plan_id = (select setting('app.plan')::int)`

export const SQL = `
create table interpretation (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  rule text not null,
  fact text not null,
  reads text not null check (reads in ('included', 'excluded')),
  from_day date not null,
  until_day date check (until_day >= from_day),
  basis text not null,
  by_name text not null,
  recorded_on date not null
);
create index interpretation_rule on interpretation (plan_id, rule, fact);
alter table interpretation enable row level security;
alter table interpretation force row level security;
create policy owner_all on interpretation for all to current_user using (true) with check (true);
create policy reads on interpretation for select to APP_ROLE using (${IN_PLAN});
create policy adds on interpretation for insert to APP_ROLE
  with check (${IN_PLAN} and (select coalesce(setting('app.rule_interpret'), '')) = 'yes');
grant select, insert on interpretation to APP_ROLE;
create trigger interpretation_history after insert or update or delete on interpretation for each row execute function write_history();
`
