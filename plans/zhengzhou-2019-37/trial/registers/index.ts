import { Book } from './book.ts'
import { trialCity, type City } from './city.ts'
import { coal, statistics, vocs } from './recipes/air.ts'
import { capacity, noncompliant, relocation, substandardSteel } from './recipes/capacity.ts'
import { entryLists, projects } from './recipes/entry.ts'
import { clusters, envIndustry, integration, transformation, vehicles } from './recipes/growth.ts'
import { heavyMetals, kilns, scattered } from './recipes/pollution.ts'
import {
  differentialPrice,
  efficiencyLeaders,
  energySupervision,
  greenLeaders,
  staggered,
} from './recipes/production.ts'
import { BODIES, type Recipe } from './recipes/recipe.ts'
import { cleanerProduction, parks, waste, water } from './recipes/resources.ts'
import { limits, schemes, upgrades } from './recipes/upgrading.ts'
import { cases, support } from './recipes/whole.ts'
import type { TrialItem, TrialRegisters } from './types.ts'

export type {
  TrialCell,
  TrialEnterprise,
  TrialFacility,
  TrialHand,
  TrialItem,
  TrialItemStep,
  TrialMove,
  TrialRecheck,
  TrialRegisters,
} from './types.ts'

const RECIPES: readonly Recipe[] = [
  (book, city) => statistics(book, city, BODIES),
  projects,
  entryLists,
  capacity,
  noncompliant,
  relocation,
  limits,
  upgrades,
  scattered,
  heavyMetals,
  kilns,
  vocs,
  coal,
  staggered,
  greenLeaders,
  integration,
  transformation,
  clusters,
  vehicles,
  envIndustry,
  energySupervision,
  differentialPrice,
  efficiencyLeaders,
  water,
  cleanerProduction,
  parks,
  waste,
  schemes,
  cases,
]

/** Registers whose closed items the trial gives money for. */
const SUPPORTED = ['transformation', 'upgrade', 'relocation']

function* itemsOf(city: City, seed: string): Generator<TrialItem> {
  const book = new Book(seed)
  const done: TrialItem[] = []
  const exiting = new Set<string>()
  for (const recipe of RECIPES) {
    for (const item of recipe(book, city)) {
      if (item.stage === 'closed' && SUPPORTED.includes(item.register)) done.push(item)
      if (item.register === 'capacity' && item.enterprise !== null) exiting.add(item.enterprise)
      yield item
    }
  }
  yield* support(book, city, done)
  yield* substandardSteel(book, city, exiting)
}

/**
 * The registers of the trial: 599 enterprises of the staggered-production list by trade and county (and 114 of other trades; two of them
 * all were entered twice), their facilities, and items of every register in every stage. The same scale gives the same data on every machine.
 */
export function trialRegisters(scale = 1): TrialRegisters {
  const city = trialCity(scale)
  return {
    enterprises: [...city.firms, ...city.workshops, ...city.twins],
    facilities: city.firms.flatMap((x) => x.facilities),
    items: () => itemsOf(city, `registers/items/${scale}`),
  }
}
