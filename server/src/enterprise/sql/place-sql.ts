/**
 * An enterprise that goes to another county or township: its facilities go along, and whoever has an item of it there goes on
 * reading it.
 */
export const PLACE_SQL = `
create or replace function follow_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update facility f set unit_id = new.unit_id, township = new.township
  where f.plan_id = new.plan_id and f.enterprise_id = new.id and (f.unit_id, f.township) is distinct from (new.unit_id, new.township);
  insert into enterprise_guest (plan_id, unit_id, enterprise_id)
  select distinct i.plan_id, i.unit_id, i.enterprise_id from item_index i
  where i.plan_id = new.plan_id and i.enterprise_id = new.id and i.unit_id is not null
    and (new.unit_id is distinct from i.unit_id or (i.township is not null and new.township is distinct from i.township))
  on conflict do nothing;
  return null;
end $$;
create or replace trigger enterprise_placed after update on enterprise for each row
  when ((old.unit_id, old.township) is distinct from (new.unit_id, new.township)) execute function follow_place();`

/** Statements of index_items(): which rows are looked at. Nothing hangs on an enterprise that was merged away. */
export function guestsSql(from: string): string {
  return `
  select e.name into gone from ${from} join enterprise e on e.plan_id = n.plan_id and e.id = n.enterprise_id where e.merged_into is not null limit 1;
  if gone is not null then
    raise exception using errcode = 'GJ005', message = 'the enterprise was merged away', detail = gone;
  end if;
  insert into enterprise_guest (plan_id, unit_id, enterprise_id)
  select distinct n.plan_id, n.unit_id, n.enterprise_id from ${from} join enterprise e on e.plan_id = n.plan_id and e.id = n.enterprise_id
  where n.unit_id is not null and (e.unit_id is distinct from n.unit_id or (n.township is not null and e.township is distinct from n.township))
  on conflict do nothing;`
}
