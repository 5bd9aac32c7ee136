import { sql } from 'kysely'
import { implement } from '../../operation/implementation.ts'
import { describeRow } from '../../history/describe-row.ts'
import { readNames } from '../../history/history-names.ts'
import { KNOWN_OF_FILES } from '../../history/labels.ts'
import { selectHistory, type StoredRow } from '../../history/history-reader.ts'
import { seriesTableOf, tableOf } from '../table/column-kinds.ts'
import { tableSql } from './item-raw.ts'
import { registerOf } from './definitions.ts'

const PAGE = 50

/** What was done, of rows whose action and noun do not say it alone. */
function deedOf(
  row: StoredRow,
  item: { readonly id: number; readonly noun: string },
  action: string,
  noun: string,
): string {
  const { after } = row
  if (row.noun === item.noun) return row.ref === String(item.id) ? action : `登记反弹 → 编号 ${row.ref}`
  if (row.noun !== 'item_recheck') return `${action}${noun}`
  const found = row.action === 'insert' ? '' : after?.['found'] === true ? '：发现反弹' : '：未见反弹'
  return `${action}第 ${Number(after?.['round'])} 轮${noun}${found}`
}

/** A step that is saved counts the item's version on, a relapse ends its rounds: neither says anything of the item itself. */
function saysNothing({ action, before, after, why }: StoredRow, changes: number): boolean {
  if (action !== 'update' || changes > 0) return false
  return why === null || before?.['next_recheck'] !== after?.['next_recheck']
}

/** What changed in an item, its steps, rechecks, figures and files, newest first; the policies choose the rows. */
export const listItemHistory = implement('listItemHistory', async (ctx, { register: registerId, id, before }) => {
  const { tx, actor } = ctx
  const register = await registerOf(ctx, registerId)
  const nouns = [
    tableOf(register.id),
    'item_step',
    'item_recheck',
    ...register.series.map((s) => seriesTableOf(register.id, s.id)),
  ]
  const files = tx
    .selectFrom('attachment')
    .select((eb) => eb.cast<string>('id', 'text').as('ref'))
    .where('plan_id', '=', actor.planId)
    .where('item_id', '=', id)
  const relapses = sql<string>`(select x.id::text from ${tableSql(register)} x where x.plan_id = ${actor.planId} and x.relapse_of = ${id})`
  const query = selectHistory(tx, actor.planId).where((eb) =>
    eb.or([
      eb.and([eb('h.noun', 'in', nouns), eb('h.ref', '=', String(id))]),
      eb.and([eb('h.noun', '=', 'attachment'), eb('h.ref', 'in', files)]),
      eb.and([eb('h.noun', '=', nouns[0] ?? ''), eb('h.action', '=', 'insert'), eb('h.ref', 'in', relapses)]),
    ]),
  )
  const found = await (before === undefined ? query : query.where('h.id', '<', before))
    .orderBy('h.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const rows = found.slice(0, PAGE)
  const names = await readNames(tx, actor.planId, rows)
  return {
    entries: rows.flatMap((r) => {
      const d = describeRow(r, names)
      if (saysNothing(r, d.changes.length)) return []
      const isRelapse = r.noun === nouns[0] && r.ref !== String(id)
      return {
        id: d.id,
        at: d.planAt,
        by: d.actor,
        unit: d.actorUnit,
        action: deedOf(r, { id, noun: tableOf(register.id) }, d.action, d.noun),
        why: d.why,
        changes: d.changes
          .filter(() => !isRelapse)
          .filter((c) => r.noun !== 'attachment' || KNOWN_OF_FILES.includes(c.field))
          .map((c) => ({ label: c.title, from: c.from ?? '', to: c.to ?? '' })),
      }
    }),
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
  }
})
