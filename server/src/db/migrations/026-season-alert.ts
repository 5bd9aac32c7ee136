/** 重污染天气预警 within a season: what it adds by row stands in the register, whom it spares in the pack. */
const IN_PLAN = `plan_id = (select setting('app.plan')::int)`
const LEADS = `(select setting('app.token')) is null
  and task_id = any (array(select unnest(coalesce(setting('app.season_review_tasks'), '{}')::int[])))`

export const SQL = `
create table season_alert (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  season_id int not null references season,
  task_id int not null references task,
  colour text not null,
  from_day date not null,
  until_day date not null,
  basis text not null,
  by_name text not null,
  at timestamptz not null,
  check (until_day >= from_day)
);
create index season_alert_season on season_alert (plan_id, season_id, from_day);
alter table season_alert enable row level security;
alter table season_alert force row level security;
create policy owner_all on season_alert for all to current_user using (true) with check (true);
create policy reads on season_alert for select to APP_ROLE using (${IN_PLAN});
create policy adds on season_alert for insert to APP_ROLE with check (${IN_PLAN} and ${LEADS});
create policy removes on season_alert for delete to APP_ROLE using (${IN_PLAN} and ${LEADS});
grant select, insert, delete on season_alert to APP_ROLE;
create trigger season_alert_history after insert or update or delete on season_alert for each row execute function write_history();
`
