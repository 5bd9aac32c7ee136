import type { RegisterTemplate } from '@gongjian/office'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { loadOffice } from '../../file/load-office.ts'
import { implement } from '../../operation/implementation.ts'
import { planFactsOf } from '../../report/plan-facts.ts'
import { registerOf } from '../store/definitions.ts'
import { FILE_TYPES } from '../../file/file-types.ts'

/** A body fills in its own ledger, and finds its own name and townships in the drop-downs; others find all bodies. */
export async function templateOf(
  ctx: Ctx,
  register: Register,
  more: Pick<RegisterTemplate, 'columns' | 'notes'> = {},
): Promise<Buffer> {
  const { tx, actor } = ctx
  const bodies = [...(await planFactsOf(ctx)).units.values()].filter((u) => u.kind === 'body')
  const own = bodies.filter((b) => b.id === actor.unitId)
  const units = own.length > 0 ? own : bodies
  const nameOf = new Map(units.map((u) => [u.id, u.name]))
  const townships = await tx
    .selectFrom('township')
    .select(['name', 'unit_id'])
    .where('plan_id', '=', actor.planId)
    .orderBy('code')
    .execute()
  const { registerTemplate } = await loadOffice()
  return registerTemplate({
    ...more,
    register,
    filledBy: own[0]?.name ?? '',
    units: units.map((u) => u.name),
    townships: townships.flatMap((t) => {
      const unit = t.unit_id === null ? undefined : nameOf.get(t.unit_id)
      return unit === undefined ? [] : [{ unit, name: t.name }]
    }),
  })
}

export const downloadTemplate = implement('downloadTemplate', async (ctx, { register: id }) => {
  const register = await registerOf(ctx, id)
  return {
    fileName: `${register.title}台账-模板.xlsx`,
    type: FILE_TYPES.xlsx,
    body: await templateOf(ctx, register),
  }
})
