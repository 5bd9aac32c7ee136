import { fail } from '@gongjian/domain/error/codes.ts'
import type { App } from '../app.ts'

const known = new Map<string, number>()

/** The plan's id by its code. Ids never change, so they are kept. */
export async function findPlanId(app: App, code: string): Promise<number> {
  const key = `${app.connections.ownerUrl}#${code}`
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const row = await app.connections.owner.selectFrom('plan').select('id').where('code', '=', code).executeTakeFirst()
  if (!row) return fail('plan-not-found')
  known.set(key, row.id)
  return row.id
}
