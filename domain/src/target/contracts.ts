import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { SeriesReach } from '../register/definition.ts'
import { RegisterId } from '../register/item.ts'

/** How far a target has come, by a figure of a register; the figure's rows are the register's. */
export const TargetFigure = z.object({
  target: z.string(),
  register: RegisterId,
  registerTitle: z.string(),
  label: z.string(),
  /** null: not known, since the register holds no such rows or years yet. Of a decrease: how far it has fallen. */
  value: z.number().nullable(),
  unit: z.string(),
  /** 家, 项: what the register's items are counted in. */
  counter: z.string(),
  /** The figure's key, by which its register finds the items that lack it. */
  figure: z.string(),
  /** Of a figure by years: of which, and what is missing in it. A target is not met while it is. */
  series: SeriesReach.nullable(),
  /** Of the actor's own unit alone, not of the city. */
  isOwn: z.boolean(),
})
export type TargetFigure = z.infer<typeof TargetFigure>

export const targetContracts = {
  listTargetFigures: contract({
    name: 'listTargetFigures',
    method: 'GET',
    path: '/targets/figures',
    summary: '目标进度',
    access: 'plan.read',
    input: z.object({}),
    output: z.array(TargetFigure),
  }),
} as const
