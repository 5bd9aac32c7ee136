/**
 * 5#窑, 五号窑 and No.5 窑 are written for 5号窑: what is left of a name when numbers are written in one way and counting words are gone.
 * Told in TypeScript by facilityCore of domain/src/enterprise/like-facility.ts; a test holds the two against each other. Names of one
 * flat_key have one core, so this index serves both. Immutable, so that a column can be made from it.
 */
const CORE = `
create function facility_core(name text) returns text language plpgsql immutable strict parallel safe as $$
declare
  flat text := flat_key(name);
  core text := translate(flat, '一二三四五六七八九〇零', '12345678900');
begin
  if position('十' in core) > 0 then
    core := regexp_replace(core, '(?<=[0-9])十(?=[0-9])', '', 'g');
    core := regexp_replace(core, '(?<=[0-9])十', '0', 'g');
    core := replace(regexp_replace(core, '十(?=[0-9])', '1', 'g'), '十', '10');
  end if;
  if position('no' in core) > 0 then
    core := regexp_replace(core, '(?<![a-z])no[.:]?(?=[0-9])', '', 'g');
  end if;
  core := regexp_replace(core, '(?<=[0-9])[#号第座台条口部()_—·.-]+(?=[0-9])', '/', 'g');
  core := translate(core, '#号第座台条口部()_—·.-', '');
  if position('0' in core) > 0 then
    core := regexp_replace(core, '(?<![0-9/])0+(?=[0-9])', '', 'g');
  end if;
  return coalesce(nullif(core, ''), flat);
end $$;
`

export const SQL = `${CORE}
alter table facility add core_name text generated always as (facility_core(name)) stored;
drop index facility_flat;
create index facility_core on facility (plan_id, enterprise_id, kind, core_name);
/** What an insert of many is held against: few are closed. */
create index facility_closed_core on facility (plan_id, enterprise_id, kind, core_name) where state = '已关停';
`
