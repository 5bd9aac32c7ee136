/**
 * What a ledger of 100,000 devices need not pay for each: how most of them are called (1号炉, 2#加热炉) has its core at a glance, a third of what
 * it took; and which enterprise a facility is of was asked by a foreign key a row, where facility_stands() asks once a statement
 * (enterprise/sql/facility-sql.ts), as of items since migration 020. Who would delete what is named is refused here.
 *
 * facility_core is told in TypeScript by facilityCore of domain/src/enterprise/like-facility.ts; a test holds the two against each other. It
 * says of every name what it said before, so the column that is made from it stays.
 */
const CORE = `
create or replace function facility_core(name text) returns text language plpgsql immutable strict parallel safe as $$
declare
  flat text;
  core text;
  bare text;
  roman text[];
begin
  if name ~ '^[1-9][0-9]*[号#]?[隧道回转立轮梭式辊加热风退火熔化炼焙烧电弧中频感应蒸汽燃气煤油锅冲天箱推板]*[炉窑井]$' then
    return translate(name, '号#', '');
  end if;
  flat := flat_key(name);
  core := translate(flat,
    '〇零一壹二贰貳三叁參四肆五伍六陆陸七柒八捌九玖拾號線窯窰爐鍋臺產産機熱風磚燒結東區車間廠電鋼鐵鋁銅轉豎壓塗噴煉設備[【〔]】〕',
    '00112223334455666778899十号线窑窑炉锅台产产机热风砖烧结东区车间厂电钢铁铝铜转竖压涂喷炼设备((()))');
  if position('十' in core) > 0 then
    core := regexp_replace(core, '(?<=[0-9])十(?=[0-9])', '', 'g');
    core := regexp_replace(core, '(?<=[0-9])十', '0', 'g');
    core := replace(regexp_replace(core, '十(?=[0-9])', '1', 'g'), '十', '10');
  end if;
  if position('no' in core) > 0 then
    core := regexp_replace(core, '(?<![a-z])no[.:]?(?=[0-9])', '', 'g');
  end if;
  if core ~ '[ivx]' then
    roman := array['ii', '2', 'iii', '3', 'iv', '4', 'vi', '6', 'vii', '7', 'viii', '8', 'ix', '9', 'xi', '11', 'xii', '12', 'i', '1', 'v', '5', 'x', '10'];
    for n in 1..cardinality(roman) / 2 loop
      core := regexp_replace(core, '(?<![0-9a-z])' || roman[2 * n - 1] || case when length(roman[2 * n - 1]) > 1 then '(?![0-9a-z])' else '(?=[#号窑炉线])' end,
        roman[2 * n], 'g');
    end loop;
  end if;
  core := regexp_replace(translate(core, '"''\`“”‘’„「」『』《》〈〉«»', ''),
    '^[。、,;:!?*~〜/\\\\|…·.^=+&@_—-]+|[。、,;:!?*~〜/\\\\|…·.^=+&@_—-]+$', '', 'g');
  core := regexp_replace(regexp_replace(core, '窑炉|炉窑', '窑', 'g'), '生?产线', '线', 'g');
  if core ~ '[台座条套组个]\\)?$' then
    core := coalesce(nullif(regexp_replace(core,
      '\\(共?[0-9]+[台座条套组个]\\)$|(?<=[一-龥])(?<![第号线共])共?[0-9]+[台座套组个]$|(?<=[一-龥])(?<![第号共])共?[0-9]+条$', ''), ''), core);
  end if;
  if position('(' in core) > 0 then
    core := regexp_replace(core, '^([^()]*[0-9][#号座台条口部]*)\\(([^()0-9]*[窑炉线机井])\\)', '\\1\\2');
    core := regexp_replace(core, '^([^()]*[0-9][#号座台条口部]*)[窑炉]\\(([^()0-9]+[窑炉])\\)', '\\1\\2');
    bare := regexp_replace(core, '\\([^()0-9a-z东西南北中左右前后上下内外大小高低新老旧甲乙丙丁戊主备副辅]*\\)', '', 'g');
    core := case when bare ~ '[0-9]' then bare else core end;
  end if;
  core := regexp_replace(core, '([窑炉])线', '\\1', 'g');
  core := regexp_replace(core, '(?<=[0-9])[#号第座台条口部()_·.。、,;:*~〜ー‐‑‒–—―−─-]+(?=[0-9])', '/', 'g');
  core := translate(core, '#号第座台条口部()_·.。、,;:*~〜ー‐‑‒–—―−─-', '');
  if position('0' in core) > 0 then
    core := regexp_replace(core, '(?<![0-9/])0+(?=[0-9])', '', 'g');
  end if;
  core := regexp_replace(core, '^([^0-9/]*[^0-9a-z/])([0-9a-z/]+)$', '\\2\\1');
  return coalesce(nullif(core, ''), flat);
end $$;
`

export const SQL = `${CORE}
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
