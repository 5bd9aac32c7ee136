import { sql } from 'kysely'
import { creditCodeProblem, madeUpProblem, normalCreditCode } from '@gongjian/domain/enterprise/credit-code.ts'
import type { EnterpriseInput } from '@gongjian/domain/enterprise/contracts.ts'
import { nameProblem } from '@gongjian/domain/enterprise/enterprise-name.ts'
import { ENTERPRISE_FIELDS, type EnterpriseField } from '@gongjian/domain/enterprise/enterprise.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { schemaOf, settledText, type Value } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../app.ts'
import { reachFor } from '../db/actor.ts'
import { isUniqueViolation } from '../db/refusal.ts'
import { readPlaces, type Places } from '../register/store/places.ts'
import { placeOf } from '../register/store/point.ts'
import { COLUMN_KINDS } from '../register/table/column-kinds.ts'
import { wordTokens } from '../search/word-tokens.ts'
import { columnOfField, FIELD_KEYS, isEnterpriseField } from './enterprise-columns.ts'
import { industryName } from './list-industries.ts'

export interface EnterpriseColumns {
  readonly unit_id: number | null
  readonly township: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly name: string
  readonly credit_code: string | null
  readonly address: string | null
  readonly park: string | null
  readonly [column: string]: unknown
}

/** Nothing known yet. */
const BLANK = { ...Object.fromEntries(FIELD_KEYS.map((k) => [columnOfField(k), null])), lon: null, lat: null }

function refuse(problem: string): never {
  return fail('bad-input', { problems: problem })
}

/** Who may call an enterprise what: the range of the trial names nobody, and so never one that the plan names. */
function codeFrom({ app }: Ctx, text: string, fromPlan: boolean): string | null {
  const code = normalCreditCode(text)
  if (code === '') return null
  const problem = creditCodeProblem(code) ?? madeUpProblem(code, app.config.trial && !fromPlan)
  return problem === null ? code : refuse(problem)
}

function valueOf(ctx: Ctx, key: EnterpriseField, given: Value, fromPlan: boolean): unknown {
  const field = ENTERPRISE_FIELDS[key]
  const text = typeof given === 'string' ? settledText(given, field) : given
  const value =
    key === 'creditCode' && typeof text === 'string' ? codeFrom(ctx, text, fromPlan) : text === '' ? null : text
  const parsed = schemaOf(field).safeParse(value)
  if (!parsed.success) return refuse(parsed.error.issues.map((i) => i.message).join('；'))
  if (field.required && parsed.data === null) return refuse(`请填写${field.label}`)
  if (field.kind === 'industry' && typeof parsed.data === 'string' && industryName(parsed.data) === null)
    return refuse(`GB/T 4754-2017 里没有代码 ${parsed.data}，请按代码或文字选择`)
  return COLUMN_KINDS[field.kind].toColumn(parsed.data)
}

/** Columns of the fields that the input names; what it does not name stays as it is. */
function fieldColumns(ctx: Ctx, values: EnterpriseInput['values'], fromPlan: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, given]) =>
      isEnterpriseField(key)
        ? [columnOfField(key), valueOf(ctx, key, given, fromPlan)]
        : refuse(`企业没有“${key}”这一栏`),
    ),
  )
}

/** A county's enterprises are its own; the office alone says of any other, or moves one. */
function unitFrom(
  { actor }: Ctx,
  places: Places,
  given: string | null | undefined,
  standing: number | null,
): number | null {
  const asked =
    given === undefined
      ? standing
      : given === null
        ? null
        : (places.unit(given)?.id ?? fail('unit-not-found', { unit: given }))
  const isAll = reachFor(actor, 'enterprise.edit') === 'all'
  if (asked !== standing && !isAll) refuse('企业归哪个县（市、区）由市攻坚办调整；本单位只登记本辖区的企业')
  const unit = asked === null ? undefined : places.unitById(asked)
  if (unit && unit.kind !== 'body')
    refuse(`企业归县（市、区）和开发区管辖，${unit.name}不是；请由所在县（市、区）或市攻坚办登记`)
  return asked
}

function townshipFrom(
  places: Places,
  given: string | null | undefined,
  unitId: number | null,
  standing: string | null,
): string | null {
  if (given === undefined) return standing
  if (given === null || given.trim() === '') return null
  const unit = unitId === null ? '' : (places.unitById(unitId)?.name ?? '')
  return places.township(given, unitId)?.code ?? refuse(`${unit}没有“${given}”这个乡镇（街道），请核对名称`)
}

/** The columns as they will stand, with what search finds the enterprise by. */
export async function enterpriseColumns(
  ctx: Ctx,
  input: EnterpriseInput,
  before: Readonly<Record<string, unknown>> & { unit_id: number | null; township: string | null; from_plan: boolean },
): Promise<EnterpriseColumns> {
  const places = await readPlaces(ctx)
  const unitId = unitFrom(ctx, places, input.unit, before.unit_id)
  const isMoved = unitId !== before.unit_id
  const place = {
    unit_id: unitId,
    // A township of the old county is none of the new one.
    township: townshipFrom(places, input.township, unitId, isMoved ? null : before.township),
    ...placeOf(input.point),
  }
  const after = {
    ...BLANK,
    ...before,
    ...fieldColumns(ctx, input.values, before.from_plan),
    ...place,
  } as unknown as EnterpriseColumns
  if (typeof after.name !== 'string') refuse(`请填写${ENTERPRISE_FIELDS.name.label}`)
  const misnamed = after.name === before.name ? null : nameProblem(after.name)
  return misnamed === null ? after : refuse(misnamed)
}

export function tokensOf({ name, credit_code, address, park }: EnterpriseColumns): string {
  return wordTokens([name], [credit_code, address, park])
}

/** A code that another enterprise has: said before the database would, as far as the actor may see whose it is. */
async function mustBeFreeCode({ tx, actor }: Ctx, code: string | null, own: number | null): Promise<void> {
  if (code === null) return
  const found = await tx
    .selectFrom('enterprise')
    .select(['id', 'name'])
    .where('plan_id', '=', actor.planId)
    .where('credit_code', '=', code)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  if (found && found.id !== own) fail('enterprise-code-taken', { code, name: found.name, id: found.id })
}

/** Ledgers find an enterprise without a code by its name within the unit: two of one name need a code each. */
async function mustBeFreeName({ tx, actor }: Ctx, after: EnterpriseColumns, own: number | null): Promise<void> {
  // Of a button pressed twice the second request waits here and finds what the first made: no index says what is asked below.
  await sql`select pg_advisory_xact_lock(hashtextextended(${after.name}, ${actor.planId}))`.execute(tx)
  const found = await tx
    .selectFrom('enterprise')
    .select(['id', 'name', 'credit_code'])
    .where('plan_id', '=', actor.planId)
    .where('name', '=', after.name)
    .where((eb) => (after.unit_id === null ? eb('unit_id', 'is', null) : eb('unit_id', '=', after.unit_id)))
    .where('merged_into', 'is', null)
    .execute()
  const same = found.find((x) => x.id !== own && (x.credit_code === null || after.credit_code === null))
  if (same) fail('enterprise-exists', { name: same.name, id: same.id })
}

export async function mustBeFree(ctx: Ctx, after: EnterpriseColumns, own: number | null): Promise<void> {
  await mustBeFreeCode(ctx, after.credit_code, own)
  await mustBeFreeName(ctx, after, own)
}

/** Another unit's enterprise holds the code: the database says so, and not whose it is. */
export function codeTaken(code: string | null): (error: unknown) => never {
  return (error) => {
    if (isUniqueViolation(error)) return fail('enterprise-code-elsewhere', { code: code ?? '' })
    throw error
  }
}
