/**
 * How many there are is written in more ways than 045 knew: a closed 加热炉 came back as 1台加热炉, 加热炉，1台 or 加热炉（合计1台）, a closed
 * 5号隧道窑 as 1条5号隧道窑. How most are called (1号炉, 2#加热炉) has its core at a glance, a third of what it took. Told in TypeScript by
 * facilityCore of domain/src/enterprise/like-facility.ts; a test holds the two against each other.
 */
const TOTAL = '共[计有]|合计|总计|数量'
const SIGN = '[,:;、·~〜ー‐‑‒–—―−─-]?'
const OF = `${SIGN}(?:(?:${TOTAL}|共):?)?[0-9]+`
const SETS = String.raw`(?:/?[台套组]|\([台套组]\))?`
const COUNT = [
  String.raw`\((?:(?:${TOTAL}|共):?)?[0-9]+[台座条套组个口部]${SETS}\)`,
  String.raw`\((?:${TOTAL}|共):?[0-9]+\)`,
  `(?<=[一-龥)])(?<![第号线共])${OF}[台座套组个]${SETS}`,
  `(?<=[一-龥)])(?<![第号共])${OF}条`,
  `(?<=[炉窑井机泵塔罐槽])${OF}[口部]`,
  `(?<=[号#])[,;、](?:(?:${TOTAL}|共):?)?[0-9]+[台座条套组个]${SETS}`,
  `(?<=[一-龥)])(?<![第号线])${SIGN}(?:${TOTAL}):?[0-9]+`,
]
  .map((how) => String.raw`${how}(?=\([^()0-9]*\)$|$)`)
  .join('|')

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
    '〇零一壹二贰貳三叁參四肆五伍六陆陸七柒八捌九玖拾號線窯窰爐鍋臺產産機熱風磚燒結東區車間廠電鋼鐵鋁銅轉豎壓塗噴煉設備兩[【〔]】〕',
    '00112223334455666778899十号线窑窑炉锅台产产机热风砖烧结东区车间厂电钢铁铝铜转竖压涂喷炼设备两((()))');
  if position('十' in core) > 0 then
    core := regexp_replace(core, '(?<=[0-9])十(?=[0-9])', '', 'g');
    core := regexp_replace(core, '(?<=[0-9])十', '0', 'g');
    core := replace(regexp_replace(core, '十(?=[0-9])', '1', 'g'), '十', '10');
  end if;
  if position('no' in core) > 0 then
    core := regexp_replace(core, '(?<![a-z])no[.:]?(?=[0-9])', '', 'g');
  end if;
  if position('两' in core) > 0 then
    core := regexp_replace(core, '两(?=[台座条套组个口部])', '2', 'g');
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
  if core ~ '[台座条套组个口部共合总数]' then
    core := coalesce(nullif(regexp_replace(core, '${COUNT}', ''), ''), core);
    core := regexp_replace(core, '^共?[0-9]+(?:(?:台(?!车)(?:/?套(?!筒)|\\(套\\))?|套(?!筒)(?:/台|\\(台\\))?|[条个])(?=[0-9a-z一-龥])|[座口部](?=[0-9]))', '');
  end if;
  if position('(' in core) > 0 then
    core := regexp_replace(core, '^([^0-9]*[一-龥])\\(1\\)$', '\\1');
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
alter table facility drop column core_name;
alter table facility add core_name text generated always as (facility_core(name)) stored;
create index facility_core on facility (plan_id, enterprise_id, core_name);
create index facility_closed_core on facility (plan_id, enterprise_id, core_name) where state = '已关停';
`
