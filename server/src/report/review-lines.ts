import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { decideLines } from './decide-lines.ts'

export const reviewLines = implement('reviewLines', (ctx, { month, decision, reason = '', lines }) => {
  if (decision === 'return' && reason === '') fail('reason-required')
  return decideLines(ctx, { month, action: decision, reason: decision === 'return' ? reason : '', lines })
})
