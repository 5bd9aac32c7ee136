import type { Register } from '@gongjian/domain/register/register.ts'
import { capacity, noncompliant, standards, steelRetrofit, substandardSteelChecks } from './capacity.ts'
import { coal, coalBalance, coalWorks } from './coal.ts'
import { differentialPrice, efficiencyLeaders, energySupervision } from './energy.ts'
import { entryList, projects, transferCatalogue, zones } from './entry.ts'
import { clusters, newEnergyVehicles } from './clusters.ts'
import { integration, transformation } from './growth.ts'
import { envIndustry, envProjects, vehicleProjects } from './industry.ts'
import { kilns } from './kilns.ts'
import { hazchem, relocation } from './relocation.ts'
import { circularParks, cleanerProduction, parks } from './resources.ts'
import { heavyMetals, scattered } from './scattered.ts'
import { greenLeaders, staggered } from './staggered.ts'
import { enterprisePlans, limits, schemes, upgrade } from './upgrading.ts'
import { vocOffsets, vocs, vocWorks } from './vocs.ts'
import { recyclingList, solidWaste, wasteProjects } from './waste.ts'
import { waterBenchmark, waterSupply, wells } from './water.ts'
import { cases, economy, support } from './whole.ts'

/** Every ledger that the plan orders, in the order of its clauses. */
export const registers: readonly Register[] = [
  economy,
  projects,
  entryList,
  zones,
  transferCatalogue,
  capacity,
  standards,
  substandardSteelChecks,
  noncompliant,
  steelRetrofit,
  relocation,
  hazchem,
  limits,
  enterprisePlans,
  upgrade,
  scattered,
  heavyMetals,
  kilns,
  vocs,
  vocWorks,
  vocOffsets,
  coal,
  coalBalance,
  coalWorks,
  staggered,
  greenLeaders,
  integration,
  transformation,
  clusters,
  newEnergyVehicles,
  vehicleProjects,
  envIndustry,
  envProjects,
  energySupervision,
  differentialPrice,
  efficiencyLeaders,
  wells,
  waterSupply,
  waterBenchmark,
  cleanerProduction,
  circularParks,
  parks,
  solidWaste,
  wasteProjects,
  recyclingList,
  schemes,
  support,
  cases,
]
export { registerSeed, type SeedRow } from './seed.ts'
export { targetMeasures, type TargetMeasure } from './target-figures.ts'
