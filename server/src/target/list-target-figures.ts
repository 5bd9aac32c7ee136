import type { Figure } from '@gongjian/domain/register/figure.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { TargetFigure } from '@gongjian/domain/target/contracts.ts'
import type { PlanTarget } from '@gongjian/domain/target/target.ts'
import type { Ctx } from '../app.ts'
import { reachFor, type Actor } from '../db/actor.ts'
import { implement } from '../operation/implementation.ts'
import { targetMeasuresOf } from '../plan/packs.ts'
import { targetsOf } from '../plan/plan-reader.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { readFigure } from '../register/figure/get-register-figures.ts'
import { planCodeOf, registersById } from '../register/store/definitions.ts'
import { narrow } from '../register/store/narrow-sql.ts'
import { readPlaces } from '../register/store/places.ts'

/** Whose rows a figure would count for the actor; null: some of the city's and not all, which would be a false figure. */
function rowsSeen(actor: Actor, leads: boolean): 'city' | 'own' | null {
  switch (reachFor(actor, 'item.read')) {
    case null:
      return null
    case 'all':
      return 'city'
    case 'own':
      return 'own'
    case 'tasks':
    case 'parts':
      return leads ? 'city' : null
  }
}

/** 下降 is told as how far it has fallen; the register's figure is the change. */
function towards(target: PlanTarget, value: number | null): number | null {
  return value !== null && target.kind === 'decrease' ? 0 - value : value
}

interface Measured {
  readonly target: PlanTarget
  readonly register: Register
  readonly figure: Figure
  readonly isOwn: boolean
}

async function measured(ctx: Ctx): Promise<Measured[]> {
  const measures = targetMeasuresOf(await planCodeOf(ctx))
  const registers = await registersById(ctx)
  const { tasks } = await planFactsOf(ctx)
  const led = new Set([...tasks.values()].filter((t) => ctx.actor.leads.includes(t.id)).map((t) => t.code))
  return (await targetsOf(ctx)).flatMap((target) => {
    const measure = measures[target.id]
    const register = registers.get(measure?.register ?? '')
    const figure = register?.figures.find((f) => f.key === measure?.figure)
    const seen = register ? rowsSeen(ctx.actor, register.task !== null && led.has(register.task)) : null
    return register && figure && seen !== null ? [{ target, register, figure, isOwn: seen === 'own' }] : []
  })
}

/** How far each target has come, from the registers' rows; none where the actor sees only some of the city's rows. */
export const listTargetFigures = implement('listTargetFigures', async (ctx): Promise<TargetFigure[]> => {
  const places = await readPlaces(ctx)
  const found: TargetFigure[] = []
  for (const { target, register, figure, isOwn } of await measured(ctx)) {
    const { by: _, key, ...of } = await readFigure(ctx, await narrow(ctx, register, { where: [] }), figure, places)
    const { id, title, counter } = register
    const its = { target: target.id, register: id, registerTitle: title, counter, figure: key, isOwn }
    found.push({ ...of, ...its, value: towards(target, of.value) })
  }
  return found
})
