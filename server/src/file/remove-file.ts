import { fail } from '@gongjian/domain/error/codes.ts'
import { reachOf, type Permission } from '@gongjian/domain/permission/permission.ts'
import { ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import type { Ctx } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import { getEditablePart } from '../filing/filing-reader.ts'
import { implement } from '../operation/implementation.ts'
import { readPlanFacts, taskById, unitById } from '../report/plan-facts.ts'
import type { FileRow } from '../report/report-reader.ts'
import { mustBeRemovableFile } from '../register/evidence/upload-step-file.ts'
import { getFile } from './download-file.ts'
import { getEditableLine } from './upload-line-file.ts'

function mustHold(actor: Actor, permission: Permission): void {
  if (actor.role === 'door' || actor.role === 'system') fail('not-signed-in')
  if (!reachOf(actor.role, permission)) fail('not-allowed', { role: ROLE_TITLES[actor.role] })
}

async function mustBeRemovable(ctx: Ctx, file: FileRow): Promise<void> {
  const { tx, actor } = ctx
  if (file.item_id !== null) return mustBeRemovableFile(ctx, file)
  if (file.unit_id !== actor.unitId) fail('outside-scope')
  if (file.line_id !== null) {
    mustHold(actor, 'report.edit')
    const facts = await readPlanFacts(tx, actor.planId)
    const line = await tx
      .selectFrom('report_line')
      .select(['month', 'task_id'])
      .where('plan_id', '=', actor.planId)
      .where('id', '=', file.line_id)
      .executeTakeFirst()
    if (!line) return fail('file-not-found')
    const taskId = taskById(facts, line.task_id).code
    await getEditableLine(ctx, facts, { month: line.month, unit: unitById(facts, file.unit_id).code, taskId })
    return
  }
  mustHold(actor, 'filing.edit')
  const part = await tx
    .selectFrom('filing_part as p')
    .innerJoin('filing as f', 'f.id', 'p.filing_id')
    .select(['p.key', 'f.kind'])
    .where('p.plan_id', '=', actor.planId)
    .where('p.id', '=', file.filing_part_id)
    .executeTakeFirst()
  if (!part) return fail('file-not-found')
  await getEditablePart(tx, actor.planId, part.kind, file.unit_id, part.key)
}

/** Taken off the line, not off the disk: a frozen version may name it by its hash. */
export const removeFile = implement('removeFile', async (ctx, { id }) => {
  const file = await getFile(ctx, id)
  await mustBeRemovable(ctx, file)
  await ctx.tx
    .updateTable('attachment')
    .set({ removed_at: ctx.now })
    .where('plan_id', '=', ctx.actor.planId)
    .where('id', '=', file.id)
    .execute()
  return { done: true } as const
})
