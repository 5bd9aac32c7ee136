import { quoted } from './column-kinds.ts'
import type { TableShape } from './table-shape.ts'
import { trigger } from './trigger-sql.ts'

/** The words of the search follow from the rest, and are the longest of a row. */
const LEFT_OUT = ['tokens']

/** What the history keeps of a row `alias` of a register's or another table. A register may call a field as a secret is called elsewhere (document). */
export function imageSql(table: string, alias: string): string {
  return table.startsWith('reg_')
    ? `(to_jsonb(${alias}) - array[${LEFT_OUT.map((c) => `'${c}'`).join(', ')}])`
    : `without_secrets(to_jsonb(${alias}))`
}

/** Variables of the function, so that each is asked once a statement. */
const HAND = `
  its_account int := setting('app.account')::int;
  its_actor text := coalesce(setting('app.actor'), '系统');
  its_unit text := coalesce(setting('app.actor_unit'), '系统');
  its_ip text := setting('app.ip');
  its_why text := setting('app.why');
  its_moment timestamptz := coalesce(setting('app.plan_now')::timestamptz, clock_timestamp());`

const INTO = `insert into history (plan_id, unit_id, task_id, noun, ref, action, before, after, actor_id, actor, actor_unit, ip, why, plan_at)`

function rowSql(action: string, before: string, after: string): string {
  return `${INTO}
    select n.plan_id, n.unit_id, n.task_id, tg_table_name, n.its_ref, '${action}', ${before}, ${after}, its_account, its_actor, its_unit, its_ip, its_why, its_moment`
}

interface Remembered {
  readonly table: string
  /** Of a row `t`: what an image holds. */
  readonly columns: string
  /** Of an image `x`: the task, and what the history calls the row by. */
  readonly task: string
  readonly ref: string
}

/**
 * The history of a table that is written by the thousand, a statement at a time: of an import of 100,000 rows it is a third of the
 * work. So each table has a function of its own that names its columns, and an image is made once, without what is not kept.
 */
export function rememberSql({ table, columns, task, ref }: Remembered): string {
  // Without `offset 0` an image is made again wherever it is named.
  const images = (rows: string): string =>
    `(select x.id, x.plan_id, x.unit_id, ${task} as task_id, x.${ref}::text as its_ref, to_jsonb(x) as image from (select ${columns} from ${rows} t) x offset 0)`
  const name = quoted(`${table}_history`)
  const execute = `for each statement execute function ${name}()`
  return [
    `create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare${HAND}
begin
  if tg_op = 'INSERT' then
    ${rowSql('insert', 'null', 'n.image')} from ${images('new_rows')} n;
  else
    ${rowSql('update', 'o.image', 'n.image')} from ${images('new_rows')} n join ${images('old_rows')} o on o.id = n.id
    where n.image is distinct from o.image;
  end if;
  return null;
end $$;`,
    trigger(table, 'added', `after insert on ${quoted(table)} referencing new table as new_rows ${execute}`),
    trigger(
      table,
      'changed',
      `after update on ${quoted(table)} referencing new table as new_rows old table as old_rows ${execute}`,
    ),
  ].join('\n')
}

/** As jsonb keeps keys: an image whose columns come in that order need not be sorted, which is a third of the work of making it. */
function inImageOrder(columns: readonly string[]): string[] {
  return [...columns].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

/** Of a register's table: all but the words of the search. */
export function historySql(shape: TableShape, ref: 'id' | 'item_id'): string {
  const names = [...Object.keys(shape.columns), ...Object.keys(shape.generated)]
  const kept = inImageOrder(names.filter((c) => !LEFT_OUT.includes(c))).map((c) => `t.${quoted(c)}`)
  return rememberSql({ table: shape.table, columns: kept.join(', '), task: 'x.task_id', ref })
}
