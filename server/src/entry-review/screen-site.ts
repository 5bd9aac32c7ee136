import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { answersInWords, withList } from '@gongjian/domain/entry-review/list-rules.ts'
import type { Point } from '@gongjian/domain/register/item.ts'
import type { ScreenedCase } from '@gongjian/domain/rule/contracts.ts'
import { sourceKey } from '@gongjian/domain/area/area.ts'
import { labelOf, type Facts } from '@gongjian/domain/rule/fact.ts'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { readFacts } from '@gongjian/domain/rule/read-facts.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { viewOfFact } from '@gongjian/domain/rule/view.ts'
import type { Ctx } from '../app.ts'
import { factsAt } from '../area/located.ts'
import { locatedOf } from '../plan/packs.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { planCodeOf, registersById } from '../register/store/definitions.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import { screenFacts } from '../rule/screen-facts.ts'
import { findBinding } from './binding.ts'
import { mayReadList, readListRows } from './list-rows.ts'

export interface Site {
  /** null: 待定. */
  readonly unit: number | null
  /** Its code; null: not known. */
  readonly township: string | null
  /** null: not known. */
  readonly point: Point | null
  /** What the project says of its product, process and equipment. */
  readonly texts: Readonly<Record<string, unknown>>
  /** To questions of the list; one that it no longer asks is passed over. */
  readonly answers: Readonly<Record<string, boolean | null>>
  readonly on: Day | undefined
}

/** The lead of the register's task decides (2.1). */
async function decidersOf(ctx: Ctx, set: RuleSet): Promise<string[]> {
  const task = (await registersById(ctx)).get(set.facts.register)?.task
  const facts = await planFactsOf(ctx)
  return [...facts.tasks.values()].find((t) => t.code === task)?.leads.map((u) => u.name) ?? []
}

interface Listed {
  readonly set: RuleSet
  readonly answered: Facts
  /** null: no list was held against it. */
  readonly rows: number | null
}

/** The plan's rules, and beside them those of the county's own list. */
async function listedSet(ctx: Ctx, set: RuleSet, { unit, township, texts }: Site): Promise<Listed> {
  const binding = await findBinding(ctx)
  const nothing = { set, answered: {}, rows: null }
  if (binding?.subject !== set.facts.subject || unit === null || !(await mayReadList(ctx, binding.list, unit)))
    return nothing
  const rows = (await readListRows(ctx, binding.list, [unit])).get(unit) ?? []
  return {
    set: withList(set, binding.list, rows, township),
    answered: answersInWords(binding.list, rows, texts),
    rows: rows.length,
  }
}

/** What the point tells of the facts that the rules ask, by the maps that are loaded. */
async function locatedFacts(ctx: Ctx, set: RuleSet, point: Point | null): Promise<Facts> {
  const all = locatedOf(await planCodeOf(ctx), set.facts.subject)
  const asked = Object.fromEntries(Object.entries(all).filter(([key]) => key in set.facts.facts))
  return factsAt(ctx.tx, ctx.actor.planId, asked, point)
}

function locatedView({ facts: set }: RuleSet, here: Facts): ScreenedCase['located'] {
  return Object.entries(here).flatMap(([code, value]) =>
    typeof value === 'boolean'
      ? [{ code, label: labelOf(set, code), value, words: String(here[sourceKey(code)] ?? '') }]
      : [],
  )
}

/** The verdict on a case at its place, with what the county's list asks. `given`: what was answered, by label or code word. */
export async function screenSite(ctx: Ctx, base: RuleSet, site: Site, given: object): Promise<ScreenedCase> {
  const { set, answered, rows } = await listedSet(ctx, base, site)
  const own = Object.values(set.facts.facts).filter((f) => !(f.key in base.facts.facts))
  const answers = own.map((f) => [f.key, site.answers[f.key] ?? null] as const)
  const known = readFacts(set.facts, { ...Object.fromEntries(answers), ...given })
  const on = site.on ?? ctx.app.clock.today()
  const here = await locatedFacts(ctx, set, site.point)
  // What a person answers goes before what his words say, and where the place lies before both.
  const facts = { ...answered, ...Object.fromEntries(Object.entries(known).filter(([, v]) => v != null)), ...here }
  return {
    ...screenFacts(prepare(set, on, await readInterpretations(ctx.tx, ctx.actor.planId)), facts),
    questions: own.map((f) => viewOfFact(set.facts, f)),
    answered: answered as Record<string, boolean>,
    listed: rows,
    located: locatedView(set, here),
    deciders: await decidersOf(ctx, base),
  }
}
