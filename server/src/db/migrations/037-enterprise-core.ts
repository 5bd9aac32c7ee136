/**
 * A works' name is written with 炭 or 碳, 耐火材料 or 耐材, 有限责任公司 or 厂: the core is without. Told in TypeScript by enterpriseCore of
 * domain/src/enterprise/like-enterprise.ts; a test holds the two against each other. Immutable, so that a column can be made from it; the
 * plan's own places, which ledgers write bare (巩义兴达砖厂), are taken off when names are compared.
 */
const CORE = `
create or replace function enterprise_core(name text) returns text language plpgsql immutable strict parallel safe as $$
declare
  plain text := lower(regexp_replace(normalize(name, NFKC), '[\\s()（）·."“”''-]', '', 'g'));
  core text := regexp_replace(
    regexp_replace(plain, '^([一-龥]{2,3}省)?([一-龥]{2,3}市){0,2}([一-龥]{2,3}[县区])?', ''),
    '有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团|公司|总厂|分厂|厂', '', 'g');
begin
  core := case when length(core) < 2 then plain else core end;
  return regexp_replace(replace(translate(core, '碳黏', '炭粘'), '砼', '混凝土'), '耐火材料|耐火|耐材', '耐材', 'g');
end $$;
`

export const SQL = `${CORE}
alter table enterprise drop column core_name;
alter table enterprise add core_name text generated always as (enterprise_core(name)) stored;
create index enterprise_core on enterprise (plan_id, core_name) where merged_into is null;
`
