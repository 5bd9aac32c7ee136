import type { Located, Locations } from '@gongjian/domain/area/area.ts'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { ConfigError } from '../config/config.ts'
import type { EntryReviewBinding } from '@gongjian/domain/entry-review/binding.ts'
import type { SeasonBinding } from '@gongjian/domain/season/binding.ts'
import { watchedFields, type Sweep } from '@gongjian/domain/sweep/sweep.ts'
import type { Watched } from '../sweep/changed-rows-sql.ts'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import {
  registerSeed,
  registers,
  targetMeasures,
  type SeedRow,
  type TargetMeasure,
} from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import { entryReview, locations, ruleSets, season, sweeps } from '@gongjian/plan-zhengzhou-2019-37/rules/index.ts'

/** What a pack folder holds beside the plan itself. */
interface Pack {
  readonly plan: PlanPack
  /** In clause order. */
  readonly registers: readonly Register[]
  /** Rows that the plan itself names. */
  readonly seed: readonly SeedRow[]
  /** One for each thing that a machine can decide on. */
  readonly ruleSets: readonly RuleSet[]
  /** What the rules look for in which register. */
  readonly sweeps: readonly Sweep[]
  /** Which facts a point tells where maps are loaded. */
  readonly locations: Locations
  /** How projects are reviewed. */
  readonly entryReview: EntryReviewBinding
  /** How counties' season plans are drawn up and checked. */
  readonly season: SeasonBinding
  /** By which figure each target is measured. */
  readonly measures: Readonly<Record<string, TargetMeasure>>
}

/** The pack folders of this installation. Adding a city = adding a folder under plans/ and its entry here. */
const PACKS: readonly Pack[] = [
  {
    plan: zhengzhou,
    registers,
    seed: registerSeed,
    ruleSets,
    sweeps,
    locations,
    entryReview,
    season,
    measures: targetMeasures,
  },
]

/** A plan saved in the web has no folder, and none of what comes with one. */
function packOf(planCode: string): Pack | undefined {
  return PACKS.find((p) => p.plan.code === planCode)
}

export function findPack(code: string): PlanPack | undefined {
  return packOf(code)?.plan
}

/** The pack that PLAN names; a name that nobody bears is a wrong setting, told with those that there are. */
export function mustFindPack(code: string): PlanPack {
  const pack = findPack(code)
  if (pack) return pack
  const known = PACKS.map((p) => `${p.plan.code}（${p.plan.city}）`).join('、')
  throw new ConfigError(`PLAN：没有 ${code} 这个方案，可写 ${known}`)
}

export function registersOf(planCode: string): readonly Register[] {
  return packOf(planCode)?.registers ?? []
}

/** Of all packs: one database may run several plans. */
export function allRegisters(): readonly Register[] {
  return PACKS.flatMap((p) => p.registers)
}

export function seedOf(planCode: string): readonly SeedRow[] {
  return packOf(planCode)?.seed ?? []
}

export function ruleSetsOf(planCode: string): readonly RuleSet[] {
  return packOf(planCode)?.ruleSets ?? []
}

export function allRuleSets(): readonly RuleSet[] {
  return PACKS.flatMap((p) => p.ruleSets)
}

export function sweepsOf(planCode: string): readonly Sweep[] {
  return packOf(planCode)?.sweeps ?? []
}

export function allSweeps(): readonly Sweep[] {
  return PACKS.flatMap((p) => p.sweeps)
}

/** Facts of a rule set that a point tells where maps are loaded. */
export function locatedOf(planCode: string, subject: string): Located {
  return packOf(planCode)?.locations[subject] ?? {}
}

/** Register → what its sweeps look at; a change of it is looked over by itself. */
export function watchedRows(): ReadonlyMap<string, Watched> {
  const each = PACKS.flatMap(({ sweeps: of, ruleSets: sets, locations: places }) =>
    of.flatMap((sweep) => {
      const set = sets.find((s) => s.facts.subject === sweep.subject)
      const point = sweep.subject in places ? ['lon', 'lat'] : []
      const fields = set ? [...watchedFields(sweep, set), ...point] : []
      return set ? [{ over: sweep.over, subject: sweep.subject, fields }] : []
    }),
  )
  return new Map(
    [...Map.groupBy(each, (x) => x.over)].map(([over, its]) => [
      over,
      { subjects: its.map((x) => x.subject), fields: [...new Set(its.flatMap((x) => x.fields))] },
    ]),
  )
}

export function findEntryReview(planCode: string): EntryReviewBinding | undefined {
  return packOf(planCode)?.entryReview
}

export function findSeasonBinding(planCode: string): SeasonBinding | undefined {
  return packOf(planCode)?.season
}

export function targetMeasuresOf(planCode: string): Readonly<Record<string, TargetMeasure>> {
  return packOf(planCode)?.measures ?? {}
}
