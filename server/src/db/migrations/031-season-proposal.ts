/** 按规则生成 of a county's season plan: a job, as the imports are. Its unit sees how far it is, and may ask for its end. */
const IN_PLAN = `plan_id = (select setting('app.plan')::int) and (select setting('app.token')) is null`
const EDITS = `unit_id = any (array(select unnest(coalesce(setting('app.season_edit_units'), '{}')::int[])))`

export const SQL = `
create table season_proposal (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  season_plan_id int not null references season_plan,
  unit_id int not null references unit,
  account_id int not null references account,
  /** Also over what was written already, where no reason was given. */
  again boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  progress int not null default 0,
  cancel_asked boolean not null default false,
  result jsonb,
  error text,
  by_name text not null,
  asked_at timestamptz not null,
  finished_at timestamptz
);
create index season_proposal_plan on season_proposal (plan_id, season_plan_id, id desc);
/** The queue, and the promise that one plan is not generated twice at once. */
create unique index season_proposal_running on season_proposal (plan_id, season_plan_id) where state in ('waiting', 'running');

/** Wakes the worker when the request commits; without one the job waits for the next that starts. */
create function wake_proposals() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job('proposals', queue_name := 'proposals', job_key := 'proposals', max_attempts := 3);
end $$;
revoke all on function wake_proposals() from public;
grant execute on function wake_proposals() to APP_ROLE;

alter table season_proposal enable row level security;
alter table season_proposal force row level security;
create policy owner_all on season_proposal for all to current_user using (true) with check (true);
create policy reads on season_proposal for select to APP_ROLE using (${IN_PLAN}
  and exists (select 1 from season_plan p where p.plan_id = season_proposal.plan_id and p.id = season_proposal.season_plan_id));
create policy adds on season_proposal for insert to APP_ROLE with check (${IN_PLAN} and ${EDITS});
create policy changes on season_proposal for update to APP_ROLE using (${IN_PLAN} and ${EDITS});
grant select, insert on season_proposal to APP_ROLE;
grant update (state, progress, cancel_asked, result, error, finished_at) on season_proposal to APP_ROLE;
`
