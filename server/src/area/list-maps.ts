import { implement } from '../operation/implementation.ts'
import { readMaps } from './read-maps.ts'

export const listAreaMaps = implement('listAreaMaps', (ctx) => readMaps(ctx.tx, ctx.actor.planId))
