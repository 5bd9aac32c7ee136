/**
 * Rows of which what a rule looks at has changed, and which wait to be looked over anew (sweep/sweep-changed-rows.ts). Written by a trigger of
 * each register that is swept (sweep/changed-rows-sql.ts), once a statement: an import of 100,000 rows adds a few hundred here.
 */
export const SQL = `
create table sweep_change (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  /** Of the sweep. */
  subject text not null,
  item_ids bigint[] not null
);
create index sweep_change_subject on sweep_change (plan_id, subject);
alter table sweep_change enable row level security;
alter table sweep_change force row level security;
create policy owner_all on sweep_change for all to current_user using (true) with check (true);

/**
 * Once a transaction, and without a key: two transactions that wake by one key wait for each other, and an import may take minutes. The
 * moment's delay gathers what one person enters in a row; whoever is woken and finds nothing left does nothing.
 */
create function wake_changed_rows() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null or setting('app.changed_rows_woken') is not null then return; end if;
  perform graphile_worker.add_job('changed-rows', queue_name := 'sweeps', run_at := now() + interval '2 seconds', max_attempts := 3);
  perform set_config('app.changed_rows_woken', 'yes', true);
end $$;
revoke all on function wake_changed_rows() from public;
`
