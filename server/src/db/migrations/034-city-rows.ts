/**
 * The city's own figure is one row (四（五）1、一（三）): a row is named by what it says and not by its title. A county's row that said
 * 全市 becomes that county's, and of several of one scope the first stays; the others are taken out with the reason, and may be read.
 */
const ONE_ROW = [
  { table: 'reg_coal_balance', part: 'part' },
  { table: 'reg_economy', part: 'scope' },
]

const WHY = '同一统计口径已有一条，升级时只留最早的一条，以免重复相加'

function oneRowSql({ table, part }: (typeof ONE_ROW)[number]): string {
  return `
  if to_regclass('${table}') is not null then
    update ${table} t set level = '县（市、区）', updated_by = '系统', updated_at = clock_timestamp()
    where t.level = '全市' and t.stage <> 'removed'
      and not exists (select 1 from unit u where u.plan_id = t.plan_id and u.id = t.unit_id and u.kind <> 'body');
    update ${table} t set stage = 'removed', updated_by = '系统', updated_at = clock_timestamp()
    from (select id, row_number() over (partition by plan_id, case when level = '全市' then -1 else coalesce(unit_id, 0) end, level, ${part}
        order by stage = 'draft', id) as n
      from ${table} where stage <> 'removed' and level is not null and ${part} is not null) x
    where x.id = t.id and x.n > 1;
    alter table ${table} disable trigger user;
    update ${table} set natural_key = nullif(concat(
      lower(regexp_replace(normalize(coalesce(level, ''), NFKC), '\\s+', '', 'g')), chr(31),
      lower(regexp_replace(normalize(coalesce(${part}, ''), NFKC), '\\s+', '', 'g'))), chr(31));
    alter table ${table} enable trigger user;
  end if;`
}

export const SQL = `
do $$ begin
  perform set_config('app.why', '${WHY}', true);${ONE_ROW.map(oneRowSql).join('')}
  perform set_config('app.why', '', true);
end $$;
`
