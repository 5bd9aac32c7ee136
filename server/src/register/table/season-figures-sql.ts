import { headOf } from '@gongjian/domain/register/field.ts'
import type { Register, Seasonal } from '@gongjian/domain/register/register.ts'
import { literal, quoted, snake, tableOf } from './column-kinds.ts'
import { trigger } from './trigger-sql.ts'

/**
 * A cut was reckoned by hand for one order (四（六）2（2）: 措施, 比例, 起止). Once the order is another, whoever changed it, a figure that
 * was not written anew with it is none of it: it is kept in words and asked again, else the season's sum would promise what nobody
 * ordered. The words go when each figure that they name is there again.
 */
export function seasonFiguresSql(r: Register, { figures: { of, keys, before } }: Seasonal): string {
  const table = tableOf(r.id)
  const name = quoted(`${table}_season_figures`)
  const column = (key: string, row: 'old' | 'new'): string => `${row}.${quoted(snake(key))}`
  const labelOf = (key: string): string => r.fields[key]?.label ?? key
  const row = (which: 'old' | 'new'): string => `(${of.map((k) => column(k, which)).join(', ')})`
  const order = of.map((k) => {
    const field = r.fields[k]
    return `${literal(field ? headOf(field) : k)} || ' ' || ${column(k, 'old')}`
  })
  const asides = keys.map((k) => {
    const field = r.fields[k]
    const unit = field?.kind === 'quantity' ? ` ${field.unit}` : ''
    return `
    if ${column(k, 'old')} is not null and ${column(k, 'new')} is not distinct from ${column(k, 'old')} then
      aside := concat_ws('、', aside, ${literal(`${labelOf(k)} `)} || ${column(k, 'old')} || ${literal(unit)});
      ${column(k, 'new')} := null;
    end if;`
  })
  const still = keys.map(
    (k) => `(${column(k, 'new')} is null and position(${literal(labelOf(k))} in ${column(before, 'new')}) > 0)`,
  )
  return [
    `
create or replace function ${name}() returns trigger language plpgsql as $$
declare
  aside text;
begin
  if ${row('new')} is distinct from ${row('old')} then${asides.join('')}
    if aside is not null then
      ${column(before, 'new')} := concat_ws('；', ${column(before, 'new')}, aside || '（' || concat_ws('，', ${order.join(', ')}) || '）');
    end if;
  end if;
  if ${column(before, 'new')} is not null and not (${still.join(' or ')}) then ${column(before, 'new')} := null; end if;
  return new;
end $$;`,
    trigger(table, 'season_figures', `before update on ${quoted(table)} for each row execute function ${name}()`),
  ].join('\n')
}
