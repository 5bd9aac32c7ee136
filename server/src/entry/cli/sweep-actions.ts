import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { TRAYS, Tallied } from '@gongjian/domain/sweep/tray.ts'
import type { App, Ctx } from '../../app.ts'
import { asOwner } from '../../db/transaction.ts'
import { findPlanId } from '../../plan/find-plan.ts'
import { findRef, readPlanFacts, type PlanFacts } from '../../report/plan-facts.ts'
import { readInterpretations } from '../../rule/interpretations.ts'
import { systemActor } from '../../session/find-actor.ts'
import { openFindings, readCandidates, viewOfCandidate } from '../../sweep/candidate-reader.ts'
import { queueSweeps } from '../../sweep/queue-sweeps.ts'
import { runSweeps } from '../../sweep/run-sweeps.ts'
import { sweepBasesOf, type SweepBase } from '../../sweep/sweep-base.ts'
import { countCandidates, tallyOf, type Counted } from '../../sweep/sweep-reader.ts'
import { sweepRows } from '../../sweep/sweep-rows.ts'
import { printChanges } from './sweep-changes.ts'
import { CommandError, UsageError } from './answer.ts'
import { dayOption } from './day-option.ts'
import { print, table } from './output.ts'
import { AT_THE_MACHINE, withApp } from './with-app.ts'

export interface SweepOptions {
  readonly rules?: string
  readonly on?: string
  readonly json?: true
  readonly changes?: true
}

/** So many candidates are read at a time. */
const PAGE = 500
const WAIT_MS = 200

class Undo extends Error {}

function basesFor(app: App, rules: string | undefined): SweepBase[] {
  const all = sweepBasesOf(app, app.config.plan)
  if (rules === undefined) return all
  const found = all.filter((b) => b.sweep.subject === rules)
  if (found.length > 0) return found
  const known = all.map((b) => `${b.sweep.subject}（${b.sweep.title}）`).join('、')
  throw new UsageError(`没有“${rules}”这一项规则排查，--rules 可写：${known}`)
}

/** Through the queue, so that a running server's own sweep and this one are not two. */
async function sweepNow(app: App, planId: number, bases: readonly SweepBase[]): Promise<void> {
  const subjects = bases.map((b) => b.sweep.subject)
  const asking = { planId, cause: 'command', actor: null, on: app.clock.today(), at: app.clock.now() } as const
  await asOwner(app, planId, app.clock.now(), (tx) => queueSweeps(tx, asking, subjects))
  const { owner } = app.connections
  for (;;) {
    await runSweeps(app)
    const left = await owner
      .selectFrom('sweep')
      .select('id')
      .where('plan_id', '=', planId)
      .where('subject', 'in', subjects)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst()
    if (!left) break
    // The server's worker is at it.
    await setTimeout(WAIT_MS)
  }
  const { rows } = await sql<{ subject: string; state: string; error: string | null }>`
    select distinct on (subject) subject, state, error from sweep where plan_id = ${planId} and subject = any (${subjects}::text[])
    order by subject, id desc`.execute(owner)
  const failed = rows.find((r) => r.state === 'failed')
  const title = bases.find((b) => b.sweep.subject === failed?.subject)?.sweep.title
  if (failed) throw new CommandError(`“${title ?? failed.subject}”：${failed.error ?? '排查没有完成'}`)
}

function unitWords(facts: PlanFacts, id: number | null): string {
  return findRef(facts, id)?.name ?? '待定'
}

function byUnit(facts: PlanFacts, counted: readonly Counted[]) {
  return [...Map.groupBy(counted, (c) => c.unit_id)].map(([id, of]) => ({
    unit: findRef(facts, id)?.code ?? null,
    name: unitWords(facts, id),
    ...tallyOf(of),
  }))
}

/** One candidate a line, page after page: there may be more of them than memory. */
async function printCandidates(ctx: Ctx, base: SweepBase, facts: PlanFacts): Promise<void> {
  const findings = await openFindings(ctx)
  let comma = ''
  for (let after = 0; ;) {
    const where = sql<boolean>`c.subject = ${base.sweep.subject} and c.state <> 'gone' and c.id > ${after}::bigint`
    const rows = await readCandidates(ctx, where, PAGE)
    for (const row of rows) {
      const { id, item, unit, state, standing, finding, clauseLabel, foundOn } = viewOfCandidate(
        ctx,
        base,
        findings,
        facts,
        row,
      )
      const { rule, clause, would: outcome, because, missing } = finding
      const line = { id, rule, clause, clauseLabel, outcome, standing, state, because, missing }
      process.stdout.write(`${comma}\n${JSON.stringify({ ...line, ...at(item), unit: unit?.code ?? null, foundOn })}`)
      comma = ','
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < PAGE) return
  }
}

function at({ register, id, title }: { register: string; id: number; title: string }) {
  return { register, item: id, title }
}

async function printJsonOf(ctx: Ctx, bases: readonly SweepBase[], on: Day, recorded: boolean): Promise<void> {
  const facts = await readPlanFacts(ctx.tx, ctx.actor.planId)
  process.stdout.write(`{"on":${JSON.stringify(on)},"recorded":${recorded},"sweeps":[`)
  let comma = ''
  for (const base of bases) {
    const { subject: rules, title } = base.sweep
    const counted = await countCandidates(ctx, rules)
    const head = { rules, title, register: base.over.id, into: base.into.id, ...tallyOf(counted) }
    const start = JSON.stringify({ ...head, byUnit: byUnit(facts, counted) }).slice(0, -1)
    process.stdout.write(`${comma}${start},"candidates":[`)
    await printCandidates(ctx, base, facts)
    process.stdout.write(']}')
    comma = ','
  }
  print(']}')
}

async function printTable(ctx: Ctx, bases: readonly SweepBase[], on: Day, recorded: boolean): Promise<void> {
  const facts = await readPlanFacts(ctx.tx, ctx.actor.planId)
  const rows = []
  for (const base of bases)
    for (const u of byUnit(facts, await countCandidates(ctx, base.sweep.subject)))
      rows.push([base.sweep.title, u.name, ...Tallied.options.map((tray) => u[tray])])
  print(
    rows.length === 0
      ? `按 ${on} 的规则，没有条目符合`
      : table(['规则排查', '单位', ...Tallied.options.map((tray) => TRAYS[tray].title)], rows),
  )
  print(recorded ? `按 ${on} 的规则排查完成` : `按 ${on} 的规则试排，没有写入`)
}

function contextOf(app: App, planId: number, tx: Ctx['tx']): Ctx {
  return { app, tx, actor: systemActor(planId), now: app.clock.now(), request: AT_THE_MACHINE }
}

/** The same SQL in a transaction that is rolled back: what the rules of another day would find. */
async function tryOn(app: App, planId: number, bases: readonly SweepBase[], on: Day, json: boolean): Promise<void> {
  await asOwner(app, planId, app.clock.now(), async (tx) => {
    const ctx = contextOf(app, planId, tx)
    const interpretations = await readInterpretations(tx, planId)
    for (const base of bases) await sweepRows(tx, planId, base, prepare(base.set, on, interpretations))
    await (json ? printJsonOf : printTable)(ctx, bases, on, false)
    throw new Undo()
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
}

export async function sweepCommand({ rules, on: day, json, changes }: SweepOptions): Promise<void> {
  const on = dayOption('--on', day)
  await withApp(async (app) => {
    const planId = await findPlanId(app, app.config.plan)
    const bases = basesFor(app, rules)
    if (changes) {
      await asOwner(app, planId, app.clock.now(), (tx) =>
        printChanges(contextOf(app, planId, tx), bases, on ?? app.clock.today(), json ?? false),
      )
      return
    }
    if (on !== undefined) {
      await tryOn(app, planId, bases, on, json ?? false)
      return
    }
    await sweepNow(app, planId, bases)
    await asOwner(app, planId, app.clock.now(), (tx) =>
      (json ? printJsonOf : printTable)(contextOf(app, planId, tx), bases, app.clock.today(), true),
    )
  })
}
