import { implement } from '../operation/implementation.ts'
import { countAudit, narrowAudit } from './audit-reader.ts'
import { describeRow } from './describe-row.ts'
import { readNames } from './history-names.ts'
import { pageOf, selectHistory } from './history-reader.ts'
import { nounChoices } from './labels.ts'

export const listAudit = implement('listAudit', async ({ tx, actor }, { before, limit, ...filter }) => {
  const narrow = await narrowAudit(tx, actor.planId, filter)
  const found = await pageOf(narrow(selectHistory(tx, actor.planId)), before, limit + 1)
  const rows = found.slice(0, limit)
  const names = await readNames(tx, actor.planId, rows)
  return {
    rows: rows.map((r) => describeRow(r, names)),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    ...(await countAudit(tx, actor.planId, narrow)),
    nouns: nounChoices(),
  }
})
