import type { NotNull } from 'kysely'
import { dayOf } from '@gongjian/domain/calendar/calendar.ts'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { ItemMove } from '@gongjian/domain/register/item.ts'
import { lightOfItem, standingOf } from '@gongjian/domain/register/light.ts'
import type { Ctx } from '../app.ts'
import { registersById } from '../register/store/definitions.ts'
import { findRef, planFactsOf } from '../report/plan-facts.ts'

/** The registers that the enterprise stands in, each item with its last day, its light and why; one enterprise's are some dozens. */
export async function readItems(ctx: Ctx, id: number): Promise<EnterpriseDetail['registers']> {
  const registers = await registersById(ctx)
  const order = [...registers.keys()]
  const facts = await planFactsOf(ctx)
  const today = ctx.app.clock.today()
  const rows = await ctx.tx
    .selectFrom('item_index')
    .select(['id', 'register', 'title', 'stage', 'due', 'start_by', 'next_planned', 'unit_id', 'facility_id'])
    .where('plan_id', '=', ctx.actor.planId)
    .where('enterprise_id', '=', id)
    .orderBy('id')
    .execute()
  return rows
    .flatMap((row) => {
      const register = registers.get(row.register)
      if (!register) return []
      return [
        {
          register: row.register,
          registerTitle: register.title,
          clause: register.clause,
          id: row.id,
          title: row.title,
          unit: findRef(facts, row.unit_id),
          facility: row.facility_id,
          stage: row.stage,
          // 在册记录不计期限: the day of its clause is no day of its own.
          life: register.life,
          due: register.life === 'record' ? null : row.due,
          ...lightOfItem(standingOf(register, row), today),
        },
      ]
    })
    .sort((a, b) => order.indexOf(a.register) - order.indexOf(b.register) || a.id - b.id)
}

/** On the spot or by its papers: who verified or returned what was claimed. */
async function readVerifications({ tx, actor }: Ctx, id: number) {
  const rows = await tx
    .selectFrom('item_move as m')
    .innerJoin('item_index as i', (join) => join.onRef('i.plan_id', '=', 'm.plan_id').onRef('i.id', '=', 'm.item_id'))
    .select(['m.register', 'm.item_id as item', 'i.title', 'm.by', 'm.move', 'm.at', 'm.reason', 'm.verified_by'])
    .where('m.plan_id', '=', actor.planId)
    .where('i.enterprise_id', '=', id)
    .where('m.move', 'in', ['verify', 'return'])
    .orderBy('m.id', 'desc')
    .execute()
  return rows.map(({ move, at, reason, verified_by, ...m }) => ({
    ...m,
    kind: '核查' as const,
    on: dayOf(at),
    how: verified_by as ItemMove['verifiedBy'],
    result: move === 'verify' ? '核查通过' : '退回整治',
    note: reason ?? '',
  }))
}

async function readRechecks({ tx, actor }: Ctx, id: number) {
  const rows = await tx
    .selectFrom('item_recheck as c')
    .innerJoin('item_index as i', (join) => join.onRef('i.plan_id', '=', 'c.plan_id').onRef('i.id', '=', 'c.item_id'))
    .select(['c.register', 'c.item_id as item', 'i.title', 'c.by', 'c.done_on as on', 'c.note', 'c.round', 'c.found'])
    .where('c.plan_id', '=', actor.planId)
    .where('i.enterprise_id', '=', id)
    .where('c.done_on', 'is not', null)
    .orderBy('c.id', 'desc')
    .$narrowType<{ on: NotNull }>()
    .execute()
  return rows.map(({ round, found, ...c }) => ({
    ...c,
    kind: '回头看' as const,
    by: c.by ?? '',
    how: null,
    result: `第 ${round} 轮：${found === true ? '发现反弹' : '未发现反弹'}`,
  }))
}

/** Who looked at its items, the newest first. */
export async function readInspections(ctx: Ctx, id: number): Promise<EnterpriseDetail['inspections']> {
  const registers = await registersById(ctx)
  return [...(await readVerifications(ctx, id)), ...(await readRechecks(ctx, id))]
    .map((x) => ({ ...x, registerTitle: registers.get(x.register)?.title ?? '' }))
    .sort((a, b) => b.on.localeCompare(a.on))
}

/** Files `a` of items `i` that stand. */
export function documentsQuery({ tx, actor }: Ctx, id: number) {
  return tx
    .selectFrom('attachment as a')
    .innerJoin('item_index as i', (join) => join.onRef('i.plan_id', '=', 'a.plan_id').onRef('i.id', '=', 'a.item_id'))
    .where('a.plan_id', '=', actor.planId)
    .where('i.enterprise_id', '=', id)
    .where('a.removed_at', 'is', null)
}

export async function countDocuments(ctx: Ctx, id: number): Promise<number> {
  const { n } = await documentsQuery(ctx, id)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** The evidence of its items, the newest first. */
export async function readDocuments(ctx: Ctx, id: number, most: number): Promise<EnterpriseDetail['documents']> {
  const registers = await registersById(ctx)
  const rows = await documentsQuery(ctx, id)
    .select(['a.id', 'a.name', 'a.type', 'a.bytes', 'a.thumbnail', 'a.uploaded_by', 'a.uploaded_at', 'a.step'])
    .select(['i.register', 'i.id as item'])
    .orderBy('a.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((a) => ({
    register: a.register,
    registerTitle: registers.get(a.register)?.title ?? '',
    id: a.id,
    item: a.item,
    step: a.step ?? '',
    name: a.name,
    type: a.type,
    bytes: a.bytes,
    hasThumbnail: a.thumbnail !== null,
    by: a.uploaded_by,
    at: a.uploaded_at.toISOString(),
  }))
}
