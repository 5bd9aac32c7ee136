import { fail } from '@gongjian/domain/error/codes.ts'
import { isReviewField, UNDECIDED } from '@gongjian/domain/entry-review/fields.ts'
import { COMMON } from '@gongjian/domain/register/columns.ts'
import { headOf } from '@gongjian/domain/register/field.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { textOf, type ItemValues } from '@gongjian/domain/register/value.ts'
import type { ScreenedCase } from '@gongjian/domain/rule/contracts.ts'
import { VERDICT_TITLES } from '@gongjian/domain/rule/verdict.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { openBatch } from '../register/store/batch.ts'
import { mustBeSaved } from '../register/store/create-item.ts'
import { lockByIds } from '../register/store/find-rows.ts'
import { getRaw } from '../register/store/get-raw.ts'
import { valuesOf, type ItemRaw } from '../register/store/item-raw.ts'
import { saveBatch } from '../register/store/save-batch.ts'
import { getEditable, mustBeVersion } from '../register/store/update-item.ts'
import { findRef, planFactsOf } from '../report/plan-facts.ts'
import { reviewBase, type ReviewBase } from './binding.ts'
import { getReview } from './review-reader.ts'
import { screenSite } from './screen-site.ts'

type Answers = Readonly<Record<string, boolean | null>>

/** The facts of the rules among the fields of the project. */
function factsIn({ set }: ReviewBase, values: ItemValues): Record<string, unknown> {
  return Object.fromEntries(Object.keys(set.facts.facts).map((key) => [key, values[key] ?? null]))
}

async function screenItem(ctx: Ctx, base: ReviewBase, raw: ItemRaw, answers: Answers): Promise<ScreenedCase> {
  const values = valuesOf(base.register, raw)
  // What a list asks may be a field of the project that no rule of the plan asks.
  const fields = Object.entries(values).filter((v): v is [string, boolean] => typeof v[1] === 'boolean')
  const asked = { ...answers, ...Object.fromEntries(fields) }
  const point = raw.lon === null || raw.lat === null ? null : { longitude: raw.lon, latitude: raw.lat }
  const site = { unit: raw.unit_id, township: raw.township, point, texts: values, answers: asked, on: undefined }
  return screenSite(ctx, base.set, site, factsIn(base, values))
}

/** All that is written of the project but what the review itself writes. */
async function shownOf(ctx: Ctx, base: ReviewBase, raw: ItemRaw, answers: Answers, screened: ScreenedCase) {
  const { register, binding } = base
  const facts = await planFactsOf(ctx)
  const values = valuesOf(register, raw)
  const common: [string, string][] = [
    [register.titleLabel, raw.title],
    [COMMON.unit.label, findRef(facts, raw.unit_id)?.name ?? '待定'],
    [COMMON.township.label, raw.township_name ?? ''],
    [COMMON.enterprise.label, raw.enterprise ?? ''],
    [COMMON.creditCode.label, raw.credit_code ?? ''],
  ]
  const own = Object.entries(register.fields)
    .filter(([key]) => !isReviewField(key) && key !== binding.touched)
    .map(([key, field]): [string, string] => [headOf(field), textOf(values[key] ?? null, field)])
  const asked = screened.questions
    .filter((q) => !(q.code in register.fields))
    .map((q): [string, string] => {
      const answer = answers[q.code] ?? screened.answered[q.code] ?? null
      return [q.label, answer === null ? '' : answer ? '是' : '否']
    })
  const here = screened.located.map((l): [string, string] => [
    `${l.label}（按坐标）`,
    `${l.value ? '是' : '否'}：${l.words}`,
  ])
  return [...common, ...own, ...asked, ...here].filter(([, text]) => text !== '')
}

async function saveItem(
  ctx: Ctx,
  { register }: ReviewBase,
  id: number | undefined,
  version: number | undefined,
  item: ItemInput,
): Promise<number> {
  const batch = await openBatch(ctx, register, { byReview: true })
  const mode = { write: true, onSame: 'refuse', list: true } as const
  const row = id === undefined ? { ref: 1, item } : { ref: 1, id, item, ...(version ? { version } : {}) }
  return mustBeSaved(await saveBatch(batch, [row], mode))
}

/** Nobody writes what the review writes, not even beside one. */
function withoutReview(item: ItemInput): ItemInput {
  const values = Object.entries(item.values ?? {}).filter(([key]) => !isReviewField(key))
  return { ...item, values: Object.fromEntries(values) }
}

/** The project into its register, screened as it then stands, and the review kept as it was found. */
export const saveReview = implement('saveReview', async (ctx, { id: given, version, item, answers }) => {
  const { tx, actor, now } = ctx
  const base = await reviewBase(ctx)
  const { register, binding } = base
  if (given !== undefined) {
    if (version === undefined) return fail('version-required')
    await lockByIds(ctx, register, [given])
    await mustBeVersion(ctx, register, await getEditable(ctx, register, given), version)
  }
  const id = await saveItem(ctx, base, given, version, withoutReview(item))
  const raw = await getRaw(ctx, register, id)
  const screened = await screenItem(ctx, base, raw, answers)
  const touched = screened.findings.find((f) => f.source !== null && f.outcome === f.would)?.source?.item ?? null
  const verdict = { verdict: VERDICT_TITLES[screened.verdict], screenedOn: screened.on, [binding.touched]: touched }
  await saveItem(ctx, base, id, undefined, { values: { ...UNDECIDED, ...verdict } })
  const made = await tx
    .insertInto('entry_review')
    .values({
      plan_id: actor.planId,
      item_id: id,
      unit_id: raw.unit_id,
      task_id: raw.task_id,
      township: raw.township,
      on_day: screened.on,
      verdict: screened.verdict,
      facts: JSON.stringify(await shownOf(ctx, base, raw, answers, screened)),
      findings: JSON.stringify(screened.findings),
      missing: JSON.stringify(screened.missing),
      answers: JSON.stringify(answers),
      listed: screened.listed,
      deciders: JSON.stringify(screened.deciders),
      by_name: `${actor.unitName} ${actor.name}`,
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return getReview(ctx, made.id)
})
