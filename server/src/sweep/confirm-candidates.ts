import { sql } from 'kysely'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { factsOfRow, isOwn, isSettled, sweptStages, type SweptRule } from '@gongjian/domain/sweep/sweep.ts'
import type { ItemValues } from '@gongjian/domain/register/value.ts'
import type { Facts } from '@gongjian/domain/rule/fact.ts'
import type { FindingView } from '@gongjian/domain/rule/contracts.ts'
import type { Ctx } from '../app.ts'
import { sayWhy } from '../db/transaction.ts'
import { openBatch, type BatchMode, type BatchRow, type RowOutcome } from '../register/store/batch.ts'
import { findByIds } from '../register/store/find-rows.ts'
import { valuesOf, type ItemRaw } from '../register/store/item-raw.ts'
import { inOneSentence } from '../register/store/row-problem.ts'
import { saveBatch } from '../register/store/save-batch.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { openFindings, type StoredCandidate } from './candidate-reader.ts'
import { factsOfPoints } from './point-facts.ts'
import type { SweepBase } from './sweep-base.ts'

interface Done {
  readonly id: number
  readonly title: string
  readonly words: string
}
interface Refused {
  readonly id: number
  readonly title: string
  readonly why: string
}

/** The candidates of one row: several rules may speak of it. */
interface Row {
  readonly raw: ItemRaw
  readonly candidates: readonly StoredCandidate[]
}

/** What became of a row: the item that stands for it, or why there is none. */
type Outcome = { readonly item: number | null; readonly words: string } | { readonly why: string }

const SOURCE = '规则筛查'

/** What a fact can be read from: the row's own fields, and the day on which its work was done. */
function sweptValues({ over }: SweepBase, raw: ItemRaw): ItemValues {
  return { ...valuesOf(over, raw), done: raw.done }
}

/** The facts that the rule rested on are the row's own still, and where it lies is said as it was. */
function isAsFound(base: SweepBase, c: StoredCandidate, raw: ItemRaw, here: Facts | undefined): boolean {
  const now: Facts = { ...factsOfRow(base.sweep, base.set, sweptValues(base, raw)), ...here }
  return Object.entries(c.facts).every(([key, value]) => (value ?? null) === (now[key] ?? null))
}

function staleBecause(
  base: SweepBase,
  c: StoredCandidate,
  raw: ItemRaw | undefined,
  here: Facts | undefined,
): string | null {
  if (!raw || !sweptStages(base.over.life).includes(raw.stage)) return '条目已经不在账或已销号，请先重新排查'
  return isAsFound(base, c, raw, here) ? null : '排查之后条目有了变化，请先重新排查再确认'
}

function sweptOf({ sweep }: SweepBase, c: StoredCandidate): SweptRule {
  return sweep.rules.find((r) => r.rule === c.rule) ?? { rule: c.rule, writes: {} }
}

/** What the rules have the row say: where two write the same field, the first of the sweep's own order speaks. */
function writesOf(base: SweepBase, { candidates, raw }: Row): Record<string, string> {
  const values = isOwn(base.sweep) ? valuesOf(base.over, raw) : {}
  const order = base.sweep.rules.map((r) => r.rule)
  const sorted = [...candidates].sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule))
  const written: Record<string, string> = {}
  for (const swept of sorted.map((c) => sweptOf(base, c))) {
    if (isSettled(base.sweep, swept, { ...values, ...written })) continue
    for (const [key, [first]] of Object.entries(swept.writes)) written[key] ??= first
  }
  return written
}

function changesInWords(changes: RowOutcome['changes'] = []): string {
  const words = changes.map(({ label, from, to }) => `${label}：${from === '' ? '空' : from} → ${to}`)
  return words.length === 0 ? '条目不变，记下规则依据' : words.join('；')
}

function refusalIn(outcome: RowOutcome | undefined): string | null {
  const problems = outcome?.problems.filter((p) => p.refuses) ?? []
  return problems.length === 0 ? null : inOneSentence(problems)
}

/** The row is the item: it says from now on what the rule has it say. */
async function tie(ctx: Ctx, base: SweepBase, rows: readonly Row[], write: boolean): Promise<Map<number, Outcome>> {
  const batch = await openBatch(ctx, base.over)
  const mode: BatchMode = { write, onSame: 'refuse', list: false, source: SOURCE }
  const asked = rows.map((row) => ({ row, values: writesOf(base, row) }))
  const changed = asked.filter(({ values }) => Object.keys(values).length > 0)
  const outcomes = new Map(
    (
      await saveBatch(
        batch,
        changed.map(({ row, values }): BatchRow => ({ ref: row.raw.id, id: row.raw.id, item: { values } })),
        mode,
      )
    ).map((o) => [o.ref, o]),
  )
  return new Map(
    rows.map(({ raw }): [number, Outcome] => {
      const outcome = outcomes.get(raw.id)
      const why = refusalIn(outcome)
      if (why !== null) return [raw.id, { why }]
      return [raw.id, { item: raw.id, words: changesInWords(outcome?.changes) }]
    }),
  )
}

function remarkOf(base: SweepBase, { raw, candidates }: Row, findings: ReadonlyMap<number, FindingView>): string {
  const rules = candidates.flatMap((c) => {
    const f = findings.get(c.id)
    return f ? [`${clauseLabel(f.clause)}“${f.title}”`] : []
  })
  return `由规则排查确认：${rules.join('、')}，见“${base.over.title}”编号 ${raw.id}`
}

/** The item of another register that stands for the row, with what the row says of place and enterprise and the facts of the rule. */
function itemOf(base: SweepBase, row: Row, unit: string | null, findings: ReadonlyMap<number, FindingView>): ItemInput {
  const { raw } = row
  const { sweep, set, into, over } = base
  const facts = Object.entries(factsOfRow(sweep, set, valuesOf(over, raw)))
  const own = facts.filter(([key, value]) => into.fields[key] !== undefined && value !== null && value !== undefined)
  return {
    unit,
    township: raw.township,
    ...(raw.enterprise_id === null ? { enterprise: raw.enterprise } : { enterpriseId: raw.enterprise_id }),
    ...(raw.lon === null || raw.lat === null ? {} : { point: { longitude: raw.lon, latitude: raw.lat } }),
    person: raw.person,
    remark: remarkOf(base, row, findings),
    values: {
      ...Object.fromEntries(own.map(([key, value]) => [key, value ?? null])),
      ...writesOf(base, row),
      ...(sweep.named === null ? {} : { [sweep.named]: raw.facility ?? raw.title }),
    },
  }
}

/** One item stands for each row in the other register: the one that is there, or a new one, for several rows if they name the same. */
async function bringOver(
  ctx: Ctx,
  base: SweepBase,
  rows: readonly Row[],
  write: boolean,
  findings: ReadonlyMap<number, FindingView>,
): Promise<Map<number, Outcome>> {
  const facts = await planFactsOf(ctx)
  const given = rows.map((row): BatchRow => {
    const unit = row.raw.unit_id === null ? null : (facts.units.get(row.raw.unit_id)?.code ?? null)
    return { ref: row.raw.id, item: itemOf(base, row, unit, findings) }
  })
  const mode: BatchMode = { write: false, onSame: 'update', list: true, source: SOURCE }
  const batch = await openBatch(ctx, base.into)
  const known = await saveBatch(batch, given, mode)
  const there = new Map(known.flatMap((o) => (o.id === null ? [] : [[o.ref, o.id]])))
  const fresh = given.filter((g) => !there.has(g.ref))
  const made = await saveBatch(batch, fresh, { ...mode, write, onSame: 'refuse' })
  const outcomes = new Map(made.map((o) => [o.ref, o]))
  return new Map(
    rows.map(({ raw }): [number, Outcome] => {
      const id = there.get(raw.id)
      if (id !== undefined) return [raw.id, { item: id, words: `“${base.into.title}”里已有（编号 ${id}），关联到它` }]
      const own = outcomes.get(raw.id)
      const first = own?.sameAs == null ? undefined : outcomes.get(own.sameAs)
      const why = refusalIn(first ?? own)
      if (why !== null) return [raw.id, { why }]
      const item = (first ?? own)?.id ?? null
      const beside = first ? `，与“${base.over.title}”编号 ${first.ref} 是同一条` : ''
      return [raw.id, { item, words: `列入“${base.into.title}”${beside}` }]
    }),
  )
}

interface Written {
  readonly id: number
  readonly item: number
  readonly finding: FindingView | undefined
  readonly stands: Readonly<Record<string, unknown>>
}

/** What it was confirmed on is kept as it was, and the row's new words, so that a later sweep sees what has changed since. */
async function write(ctx: Ctx, base: SweepBase, written: readonly Written[], why: string): Promise<void> {
  const { tx, actor, now } = ctx
  await sql`update sweep_candidate c set state = 'confirmed', finding = x.finding, stands = x.stands, into_register = ${base.into.id},
      into_item = x.item, answered_by = ${`${actor.unitName} ${actor.name}`}, answered_at = ${now}, answer = ${why}
    from json_to_recordset(${JSON.stringify(written)}::json) as x (id bigint, item bigint, finding jsonb, stands jsonb)
    where c.plan_id = ${actor.planId} and c.id = x.id`.execute(tx)
}

/** Held against the rows as they stand now, which whoever asks has locked, then written through the registers' own door, so that their locks and checks hold. */
export async function confirmCandidates(
  ctx: Ctx,
  base: SweepBase,
  going: readonly StoredCandidate[],
  { why, preview }: { readonly why: string; readonly preview: boolean },
): Promise<{ done: Done[]; refused: Refused[] }> {
  if (going.length === 0) return { done: [], refused: [] }
  const ids = going.map((c) => c.item_id)
  const raws = await findByIds(ctx, base.over, ids)
  const here = await factsOfPoints(ctx.tx, ctx.actor.planId, base, ids)
  const stale = new Map(going.map((c) => [c.id, staleBecause(base, c, raws.get(c.item_id), here.get(c.item_id))]))
  const sound = Map.groupBy(
    going.filter((c) => stale.get(c.id) === null),
    (c) => c.item_id,
  )
  const rows = [...sound].flatMap(([id, candidates]): Row[] => {
    const raw = raws.get(id)
    return raw ? [{ raw, candidates }] : []
  })
  const findings = await openFindings(ctx)
  const found = new Map(going.map((c) => [c.id, findings.findingOf(base, c)]))
  if (!preview) await sayWhy(ctx.tx, why === '' ? `规则排查“${base.sweep.title}”，确认` : why)
  const outcomes = isOwn(base.sweep)
    ? await tie(ctx, base, rows, !preview)
    : await bringOver(ctx, base, rows, !preview, found)
  const after = preview ? new Map<number, ItemRaw>() : await findByIds(ctx, base.over, ids)
  const written: Written[] = []
  const done: Done[] = []
  const refused: Refused[] = []
  for (const c of going) {
    const outcome = outcomes.get(c.item_id)
    const because = stale.get(c.id) ?? (outcome && 'why' in outcome ? outcome.why : null)
    if (because !== null || !outcome || 'why' in outcome) {
      refused.push({ id: c.id, title: c.title, why: because ?? '' })
      continue
    }
    done.push({ id: c.id, title: c.title, words: outcome.words })
    const raw = after.get(c.item_id)
    if (outcome.item === null || !raw) continue
    const values = valuesOf(base.over, raw)
    const stands = Object.fromEntries(Object.keys(c.stands).map((k) => [k, values[k] ?? null]))
    written.push({ id: c.id, item: outcome.item, finding: found.get(c.id), stands })
  }
  if (!preview && written.length > 0) await write(ctx, base, written, why)
  return { done, refused }
}
