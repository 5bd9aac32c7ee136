import { implement } from '../../operation/implementation.ts'
import { registerOf } from './definitions.ts'
import { readDetail } from './item-detail.ts'

export const getItem = implement('getItem', async (ctx, { register: registerId, id, asOf }) =>
  readDetail(ctx, await registerOf(ctx, registerId), id, asOf),
)
