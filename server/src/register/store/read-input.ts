import { COMMON } from '@gongjian/domain/register/columns.ts'
import { holdersInWords } from '@gongjian/domain/register/holder.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { schemaOf, type ItemValues, type Value } from '@gongjian/domain/register/value.ts'
import { creditCodeProblem, madeUpProblem, normalCreditCode } from '@gongjian/domain/enterprise/credit-code.ts'
import type { Actor } from '../../db/actor.ts'
import type { PlanFacts } from '../../report/plan-facts.ts'
import { ownUnit, unitMayHold } from './holder.ts'
import type { ItemRaw } from './item-raw.ts'
import type { Places } from './places.ts'
import { madeUpCode } from '../../enterprise/list-industries.ts'
import { notice, problem, type RowProblem } from './row-problem.ts'

/** Absent: stays as it is. */
export interface ReadInput {
  readonly unitId: number | null
  readonly township: string | null
  readonly creditCode: string | null | undefined
  readonly values: ItemValues
  readonly problems: readonly RowProblem[]
}

function readValues(register: Register, given: ItemInput['values']): { values: ItemValues; problems: RowProblem[] } {
  const values: Record<string, Value> = {}
  const problems: RowProblem[] = []
  for (const [key, value] of Object.entries(given ?? {})) {
    const field = register.fields[key]
    if (!field) {
      problems.push(problem(key, `${register.title}没有“${key}”这一栏`))
      continue
    }
    if (field.kind === 'computed' && value === null) continue
    const parsed = schemaOf(field).safeParse(value)
    if (parsed.success) {
      values[key] = parsed.data
      problems.push(...madeUpCode(field, parsed.data).map((words) => notice(key, words)))
    } else problems.push(problem(key, parsed.error.issues[0]?.message ?? `${field.label}格式不对`))
  }
  return { values, problems }
}

function readUnit(
  register: Register,
  given: string | null | undefined,
  before: ItemRaw | null,
  { actor, places, facts, taskId }: Who,
): { unitId: number | null; problems: RowProblem[] } {
  const isSaid = given !== undefined && given !== null && given.trim() !== '' && given.trim() !== '待定'
  if (!isSaid) return { unitId: before ? before.unit_id : ownUnit(actor, register, facts, taskId), problems: [] }
  const unit = places.unit(given)
  const wanted = holdersInWords(register)
  if (!unit) return { unitId: null, problems: [problem('unit', `没有“${given}”这个单位，请填写${wanted}的名称`)] }
  if (before && before.unit_id !== unit.id)
    return {
      unitId: before.unit_id,
      problems: [problem('unit', '责任单位由牵头单位或市攻坚办用“指定责任单位”调整，不在这里修改')],
    }
  if (!before && !unitMayHold(register, facts, taskId, unit.id))
    return { unitId: null, problems: [problem('unit', `责任单位应为${wanted}，${unit.name}不是`)] }
  return { unitId: unit.id, problems: [] }
}

function readTownship(
  given: string | null | undefined,
  before: ItemRaw | null,
  unitId: number | null,
  who: Who,
): { township: string | null; problems: RowProblem[] } {
  const { actor, places } = who
  const [only] = actor.townships
  if (given === undefined)
    return { township: before ? before.township : actor.townships.length === 1 ? (only ?? null) : null, problems: [] }
  if (given === null || given.trim() === '') return { township: null, problems: [] }
  const found = places.township(given, unitId)
  if (found) return { township: found.code, problems: [] }
  const unit = unitId === null ? '' : (places.unitById(unitId)?.name ?? '')
  return { township: null, problems: [problem('township', `${unit}没有“${given}”这个乡镇（街道），请核对名称`)] }
}

export interface Who {
  readonly actor: Actor
  readonly places: Places
  readonly facts: Pick<PlanFacts, 'units' | 'tasks'>
  readonly taskId: number | null
  /** Whether this is a trial, in which made-up codes stand for enterprises. */
  readonly isTrial: boolean
}

function readSource(given: string | null | undefined): RowProblem[] {
  if (given === undefined || given === null || COMMON.source.options.includes(given)) return []
  return [problem('source', `来源应为：${COMMON.source.options.join('、')}`)]
}

function readCode(
  given: string | null | undefined,
  isTrial: boolean,
): { creditCode: string | null | undefined; problems: RowProblem[] } {
  if (given === undefined || given === null || given.trim() === '')
    return { creditCode: given === undefined ? undefined : null, problems: [] }
  const creditCode = normalCreditCode(given)
  const wrong = creditCodeProblem(creditCode) ?? madeUpProblem(creditCode, isTrial)
  return { creditCode, problems: wrong === null ? [] : [problem('creditCode', wrong)] }
}

/** Holds what a person wrote against the definition; what needs the database's rows comes after (compose-row.ts, save-batch.ts). */
export function readInput(register: Register, input: ItemInput, before: ItemRaw | null, who: Who): ReadInput {
  const unit = readUnit(register, input.unit, before, who)
  const township = readTownship(input.township, before, unit.unitId, who)
  const code = readCode(input.creditCode, who.isTrial)
  const own = readValues(register, input.values)
  return {
    unitId: unit.unitId,
    township: township.township,
    creditCode: code.creditCode,
    values: own.values,
    problems: [...unit.problems, ...township.problems, ...code.problems, ...own.problems, ...readSource(input.source)],
  }
}
