import { KEPT } from '@gongjian/domain/register/life.ts'
import { literal } from './column-kinds.ts'

/** 在账, in every statement: neither a draft nor taken out (KEPT of domain/src/register/life.ts). */
export function keptSql(column = 'stage'): string {
  return `${column} in (${KEPT.map(literal).join(', ')})`
}
