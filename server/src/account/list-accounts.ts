import { implement } from '../operation/implementation.ts'
import { accountOf, countAccounts, readAccounts } from './account-reader.ts'

export const listAccounts = implement('listAccounts', async ({ tx, actor }, { after, limit, ...filter }) => {
  const found = await readAccounts(tx, actor.planId, filter, after, limit + 1)
  const rows = found.slice(0, limit)
  return {
    rows: rows.map(accountOf),
    next: found.length > limit ? (rows.at(-1)?.login ?? null) : null,
    total: await countAccounts(tx, actor.planId, filter),
  }
})
