import { implement } from '../operation/implementation.ts'
import { readInterpretations } from './interpretations.ts'

export const listInterpretations = implement('listInterpretations', (ctx) =>
  readInterpretations(ctx.tx, ctx.actor.planId),
)
