import { FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { literal } from '../../register/table/column-kinds.ts'

export const CLOSED = literal(FACILITY_CLOSED)

/** Who writes and when, as the history and the columns of a row say it. */
export const HAND = `
  who text := coalesce(setting('app.actor'), '系统');
  moment timestamptz := coalesce(setting('app.plan_now')::timestamptz, clock_timestamp());`

/** Of a row `n`, as foreign keys would ask; who would delete either is refused by migration 020. */
export const IS_NOWHERE = `(not exists (select 1 from plan p where p.id = n.plan_id)
      or (n.unit_id is not null and not exists (select 1 from unit u where u.plan_id = n.plan_id and u.id = n.unit_id)))`

/** Asked by who writes items of any unit; the product itself has no role. */
export const MUST_WRITE_ITEMS = `
  if setting('app.role') is not null and setting('app.item_edit') is distinct from 'yes' then
    raise exception 'not allowed to write items' using errcode = '42501';
  end if;`

/** Variables of what is written as the product, register by register. */
export const BY_REGISTER = `
  role_before text := setting('app.role');
  register_of text;`

/** What lies between is not the person's writing but the product's: also items that stand fast, and those of other units. */
export const BEGIN_AS_PRODUCT = `
  perform set_config('app.role', '', true);`
export const END_AS_PRODUCT = `
  perform set_config('app.role', coalesce(role_before, ''), true);`

/** Opens a loop over the registers in which an enterprise or a facility stands. */
export function eachRegister(plan: string, standing: string): string {
  return `for register_of in select distinct i.register from item_index i where i.plan_id = ${plan} and ${standing} loop`
}

/** The table of the register of the loop (tableOf of register/table/column-kinds.ts). */
export const ITS_TABLE = `'reg_' || replace(register_of, '-', '_')`

/** How the history says which item ended or began a thing: `id` is SQL. BY_ITEM finds it there again: the words, and the number. */
export function byItem(title: string, id: string, deed: '销号' | '反弹' | '反弹移出' | '反弹恢复'): string {
  return `${literal(`${title} #`)} || ${id} || ${literal(` ${deed}`)}`
}
export const BY_ITEM = literal('^([^#]+ #([0-9]+) (?:销号|反弹移出|反弹恢复|反弹))')
