/**
 * 伍號窯, 窑5号, 5号窑炉 and 5号窑（煤）are written for 5号窑, too: old signs and brackets are written as usual, a remark beside a number is
 * gone, a number that stands behind goes to the front. Told in TypeScript by facilityCore of domain/src/enterprise/like-facility.ts; a test
 * holds the two against each other. Names of one flat_key have one core. Immutable, so that a column can be made from it.
 */
const CORE = `
create or replace function facility_core(name text) returns text language plpgsql immutable strict parallel safe as $$
declare
  flat text := flat_key(name);
  core text := translate(flat,
    '〇零一壹二贰貳三叁參四肆五伍六陆陸七柒八捌九玖拾號線窯窰爐鍋臺產産機熱風磚燒結東區[【〔]】〕',
    '00112223334455666778899十号线窑窑炉锅台产产机热风砖烧结东区((()))');
  bare text;
begin
  if position('十' in core) > 0 then
    core := regexp_replace(core, '(?<=[0-9])十(?=[0-9])', '', 'g');
    core := regexp_replace(core, '(?<=[0-9])十', '0', 'g');
    core := replace(regexp_replace(core, '十(?=[0-9])', '1', 'g'), '十', '10');
  end if;
  if position('no' in core) > 0 then
    core := regexp_replace(core, '(?<![a-z])no[.:]?(?=[0-9])', '', 'g');
  end if;
  if position('(' in core) > 0 then
    bare := regexp_replace(core, '\\([^()0-9a-z东西南北中左右前后上下内外大小高低新老旧甲乙丙丁戊主备副辅]*\\)', '', 'g');
    core := case when bare ~ '[0-9]' then bare else core end;
  end if;
  core := regexp_replace(regexp_replace(core, '窑炉|炉窑', '窑', 'g'), '生?产线', '线', 'g');
  core := regexp_replace(core, '(?<=[0-9])[#号第座台条口部()_—·.-]+(?=[0-9])', '/', 'g');
  core := translate(core, '#号第座台条口部()_—·.-', '');
  if position('0' in core) > 0 then
    core := regexp_replace(core, '(?<![0-9/])0+(?=[0-9])', '', 'g');
  end if;
  core := regexp_replace(core, '^([^0-9/]*[^0-9a-z/])([0-9a-z/]+)$', '\\2\\1');
  return coalesce(nullif(core, ''), flat);
end $$;
`

/** Of whatever kind: a whole name is one thing, so the kind is no part of the indexes any more. */
export const SQL = `${CORE}
alter table facility drop column core_name;
alter table facility add core_name text generated always as (facility_core(name)) stored;
create index facility_core on facility (plan_id, enterprise_id, core_name);
create index facility_closed_core on facility (plan_id, enterprise_id, core_name) where state = '已关停';
`
