import { quoted } from './column-kinds.ts'
import { trigger } from './trigger-sql.ts'

/** refuseMovedRelapses() of register/store for every statement that a person sends; a merge, and a new name of the facility, are the product's. */
export const RELAPSE_GUARD = `
create or replace function guard_relapse() returns trigger language plpgsql as $$
begin
  if setting('app.role') is not null then
    raise exception 'a relapse is of what its item is of' using errcode = '42501';
  end if;
  return new;
end $$;`

/** The condition stands with the trigger, so that a change of anything else costs nothing. */
export function relapseGuardSql(table: string): string {
  const moved = [
    ...['enterprise_id', 'facility_id'].map((c) => `new.${c} is distinct from old.${c} and old.${c} is not null`),
    `new.facility is distinct from old.facility and flat_key(new.facility) is distinct from flat_key(old.facility) and old.facility is not null`,
  ]
    .map((c) => `(${c})`)
    .join(' or ')
  return trigger(
    table,
    'relapse_guard',
    `before update on ${quoted(table)} for each row when (old.relapse_of is not null and (${moved})) execute function guard_relapse()`,
  )
}
