import type { Month } from '@gongjian/domain/calendar/calendar.ts'
import type { Ctx } from '../app.ts'
import { countRegistersOf } from '../register/figure/count-registers.ts'
import type { FrozenReport } from './freeze-version.ts'

/** What the registers hold of the unit today, to be frozen with its report. */
export async function registersOn(ctx: Ctx, month: Month, unitId: number): Promise<FrozenReport['registers']> {
  const today = ctx.app.clock.today()
  return { on: today, counts: await countRegistersOf(ctx, { month, today, unitId }) }
}
