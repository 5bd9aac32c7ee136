import type { UnitKind } from '../unit/unit.ts'
import type { Register } from './register.ts'

/** A unit as a register's keeping asks for it. `leads`: the register's task. */
export interface Holder {
  readonly kind: UnitKind
  readonly leads: boolean
}

const CITY: readonly UnitKind[] = ['department', 'office']

/**
 * Whether items of the register stand under the unit. What the counties keep stands under a body, or under nobody yet (待定); a list
 * or a figure of the whole city may stand beside theirs, under who leads the task or the office. Of no task (一、七): each keeps its own.
 */
export function mayHold(
  { keptBy, task, subject }: Pick<Register, 'keptBy' | 'task' | 'subject'>,
  unit: Holder,
): boolean {
  if (keptBy === 'lead') return unit.leads
  if (unit.kind === 'body') return true
  if (task === null) return CITY.includes(unit.kind)
  return subject === 'record' && (unit.leads || unit.kind === 'office')
}

/** Who may be named instead, for a refusal: behind 应为, 请填写. */
export function holdersInWords({ keptBy, task, subject }: Pick<Register, 'keptBy' | 'task' | 'subject'>): string {
  if (keptBy === 'lead') return '任务的牵头单位'
  const bodies = ' 16 个主体责任单位之一'
  if (task === null) return `${bodies}，或市直部门、市攻坚办`
  return subject === 'record' ? `${bodies}，或任务的牵头单位、市攻坚办` : bodies
}
