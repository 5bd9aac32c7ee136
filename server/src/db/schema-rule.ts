import type { Generated } from 'kysely'

export interface InterpretationTable {
  id: Generated<number>
  plan_id: number
  rule: string
  fact: string
  reads: 'included' | 'excluded'
  from_day: string
  until_day: string | null
  basis: string
  by_name: string
  recorded_on: string
}
