import { sql } from 'kysely'
import { endOfDay } from '@gongjian/domain/calendar/calendar.ts'
import { FILINGS, type PlanFiling } from '@gongjian/domain/filing/filing.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { asOwner } from '../db/transaction.ts'

/** Each body owes each filing that the plan orders once. Does nothing where they are there. */
export async function createFilings(tx: Tx, planId: number, wanted: readonly PlanFiling[]): Promise<void> {
  const bodies = await tx
    .selectFrom('unit')
    .select('id')
    .where('plan_id', '=', planId)
    .where('kind', '=', 'body')
    .orderBy('sort')
    .execute()
  const tasks = await tx.selectFrom('task').select(['id', 'code']).where('plan_id', '=', planId).execute()
  const taskIds = new Map(tasks.map((t) => [t.code, t.id]))
  if (bodies.length === 0 || wanted.length === 0) return
  const made = await tx
    .insertInto('filing')
    .values(
      wanted.flatMap((f) =>
        bodies.map((u) => ({
          plan_id: planId,
          kind: f.kind,
          unit_id: u.id,
          task_id: f.task === null ? null : (taskIds.get(f.task) ?? null),
          due_on: f.dueOn,
          due_at: endOfDay(f.dueOn),
        })),
      ),
    )
    .onConflict((c) => c.columns(['plan_id', 'kind', 'unit_id']).doNothing())
    .returning(['id', 'kind', 'unit_id'])
    .execute()
  const parts = made.flatMap((filing) =>
    FILINGS[filing.kind].parts.map((p) => ({
      plan_id: planId,
      filing_id: filing.id,
      unit_id: filing.unit_id,
      key: p.key,
    })),
  )
  if (parts.length > 0) await tx.insertInto('filing_part').values(parts).execute()
}

/** For plans that were saved without them. */
export async function createDueFilings(app: App): Promise<void> {
  const plans = await app.connections.owner
    .selectFrom('plan as p')
    .select(['p.id', 'p.filings'])
    .where(sql<boolean>`jsonb_array_length(p.filings) > 0`)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('filing as f').select('f.id').whereRef('f.plan_id', '=', 'p.id'))))
    .execute()
  const now = app.clock.now()
  for (const plan of plans) {
    await asOwner(app, plan.id, now, (tx) => createFilings(tx, plan.id, plan.filings))
  }
}
