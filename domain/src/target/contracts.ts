import { z } from 'zod'
import { contract } from '../operation/contract.ts'
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
