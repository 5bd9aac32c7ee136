/**
 * What a ledger of 100,000 devices need not pay for each: which enterprise a facility is of was asked by a foreign key a row, where
 * facility_stands() asks once a statement (enterprise/sql/facility-sql.ts), as of items since migration 020. Who would delete what is named is
 * refused here.
 */
export const SQL = `
alter table facility drop constraint facility_enterprise_id_fkey;
create or replace function keep_what_is_named() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare is_named boolean; begin
  execute format('select exists (select 1 from item_index where %1$I = $1)', tg_argv[0]) into is_named using old.id;
  if not is_named and tg_argv[0] in ('plan_id', 'unit_id', 'enterprise_id') then
    execute format('select exists (select 1 from facility where %1$I = $1)', tg_argv[0]) into is_named using old.id;
  end if;
  if is_named then raise exception '% % has items or facilities', tg_table_name, old.id using errcode = '23503'; end if;
  return old;
end $$;
`
