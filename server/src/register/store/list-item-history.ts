import { implement } from '../../operation/implementation.ts'
import { describeRow } from '../../history/describe-row.ts'
import { readNames } from '../../history/history-names.ts'
import { KNOWN_OF_FILES } from '../../history/labels.ts'
import { selectHistory } from '../../history/history-reader.ts'
import { seriesTableOf, tableOf } from '../table/column-kinds.ts'
import { registerOf } from './definitions.ts'

const PAGE = 50

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
  const query = selectHistory(tx, actor.planId).where((eb) =>
    eb.or([
      eb.and([eb('h.noun', 'in', nouns), eb('h.ref', '=', String(id))]),
      eb.and([eb('h.noun', '=', 'attachment'), eb('h.ref', 'in', files)]),
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
      // A step that is saved counts the item's version on, and says nothing of it.
      if (r.action === 'update' && d.changes.length === 0 && d.why === null) return []
      return {
        id: d.id,
        at: d.planAt,
        by: d.actor,
        unit: d.actorUnit,
        action: r.noun === nouns[0] ? d.action : `${d.action}${d.noun}`,
        why: d.why,
        changes: d.changes
          .filter((c) => r.noun !== 'attachment' || KNOWN_OF_FILES.includes(c.field))
          .map((c) => ({ label: c.title, from: c.from ?? '', to: c.to ?? '' })),
      }
    }),
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
  }
})
