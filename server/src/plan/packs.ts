import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { ConfigError } from '../config/config.ts'
import type { EntryReviewBinding } from '@gongjian/domain/entry-review/binding.ts'
import type { SeasonBinding } from '@gongjian/domain/season/binding.ts'
import type { Sweep } from '@gongjian/domain/sweep/sweep.ts'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import {
  registerSeed,
  registers as zhengzhouRegisters,
  targetMeasures,
  type SeedRow,
  type TargetMeasure,
} from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import {
  entryReview as zhengzhouEntryReview,
  ruleSets as zhengzhouRules,
  season as zhengzhouSeason,
  sweeps as zhengzhouSweeps,
} from '@gongjian/plan-zhengzhou-2019-37/rules/index.ts'

/** The pack folders of this installation. Adding a city = adding a folder under plans/ and its line here. */
const PACKS: readonly PlanPack[] = [zhengzhou]

export function findPack(code: string): PlanPack | undefined {
  return PACKS.find((p) => p.code === code)
}

/** The pack that PLAN names; a name that nobody bears is a wrong setting, told with those that there are. */
export function mustFindPack(code: string): PlanPack {
  const pack = findPack(code)
  if (pack) return pack
  const known = PACKS.map((p) => `${p.code}（${p.city}）`).join('、')
  throw new ConfigError(`PLAN：没有 ${code} 这个方案，可写 ${known}`)
}

/** Plan code → its registers, in clause order. A plan saved in the web has none: they come with a pack folder. */
const REGISTERS: Readonly<Record<string, readonly Register[]>> = { [zhengzhou.code]: zhengzhouRegisters }

export function registersOf(planCode: string): readonly Register[] {
  return REGISTERS[planCode] ?? []
}

/** Of all packs: one database may run several plans. */
export function allRegisters(): readonly Register[] {
  return Object.values(REGISTERS).flat()
}

/** Plan code → the rows that the plan itself names. */
const SEEDS: Readonly<Record<string, readonly SeedRow[]>> = { [zhengzhou.code]: registerSeed }

export function seedOf(planCode: string): readonly SeedRow[] {
  return SEEDS[planCode] ?? []
}

/** Plan code → its rule sets, one for each thing that a machine can decide on. */
const RULES: Readonly<Record<string, readonly RuleSet[]>> = { [zhengzhou.code]: zhengzhouRules }

export function ruleSetsOf(planCode: string): readonly RuleSet[] {
  return RULES[planCode] ?? []
}

/** Of every pack of this installation. */
export function allRuleSets(): readonly RuleSet[] {
  return Object.values(RULES).flat()
}

/** Plan code → how its projects are reviewed. */
const ENTRY_REVIEWS: Readonly<Record<string, EntryReviewBinding>> = { [zhengzhou.code]: zhengzhouEntryReview }

export function findEntryReview(planCode: string): EntryReviewBinding | undefined {
  return ENTRY_REVIEWS[planCode]
}

/** Plan code → how its counties' season plans are drawn up and checked. */
const SEASONS: Readonly<Record<string, SeasonBinding>> = { [zhengzhou.code]: zhengzhouSeason }

export function findSeasonBinding(planCode: string): SeasonBinding | undefined {
  return SEASONS[planCode]
}

/** Plan code → what its rules look for in which register. */
const SWEEPS: Readonly<Record<string, readonly Sweep[]>> = { [zhengzhou.code]: zhengzhouSweeps }

export function sweepsOf(planCode: string): readonly Sweep[] {
  return SWEEPS[planCode] ?? []
}

export function allSweeps(): readonly Sweep[] {
  return Object.values(SWEEPS).flat()
}

/** Plan code → by which figure each of its targets is measured. */
const MEASURES: Readonly<Record<string, Readonly<Record<string, TargetMeasure>>>> = { [zhengzhou.code]: targetMeasures }

export function targetMeasuresOf(planCode: string): Readonly<Record<string, TargetMeasure>> {
  return MEASURES[planCode] ?? {}
}
