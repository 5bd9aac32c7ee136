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

type OfCity = Pick<Register, 'keptBy' | 'task' | 'subject' | 'ofCity'>

/** Who writes the row of the whole city. */
function cityInWords({ task }: OfCity): string {
  return task === null ? '市攻坚办或市直部门' : '任务的牵头单位或市攻坚办'
}

/** Why a row that says the whole city, or a county, does not stand under the unit (null: 待定); null: it may. */
export function cityRowProblem(register: OfCity, said: unknown, unit: Holder | null): string | null {
  const { ofCity } = register
  if (ofCity === null || typeof said !== 'string') return null
  const isBody = unit?.kind === 'body'
  if (said === ofCity.value)
    return unit !== null && !isBody && mayHold(register, unit)
      ? null
      : `“${said}”的数由${cityInWords(register)}填写，不记在县（市、区）名下；本县（市、区）的数请另选`
  return unit === null || isBody ? null : `“${said}”的数由该县（市、区）自己填写，请把责任单位写成该县（市、区）`
}
