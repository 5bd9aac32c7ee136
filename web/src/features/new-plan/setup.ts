import { PlanSetup, type Collective, type SetupUnit } from '@gongjian/domain/plan/contracts.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'

/** What the person has decided of a proposal, with every name that was ever proposed: only new names are new questions. */
export interface KeptSetup {
  readonly setup: PlanSetup
  readonly seen: readonly string[]
}

function wordsIn({ units, collectives }: PlanSetup): string[] {
  return [...units.flatMap((u) => u.words), ...collectives.map((c) => c.name)]
}

export function firstSetup(proposed: PlanSetup): KeptSetup {
  return { setup: proposed, seen: wordsIn(proposed) }
}

/** After the reading was mended: decisions stand, names that are gone go, names that came are added as proposed. */
export function withProposal(kept: KeptSetup, proposed: PlanSetup): KeptSetup {
  const seen = new Set(kept.seen)
  const now = new Set(wordsIn(proposed))
  const stays = (u: SetupUnit): boolean =>
    u.kind === 'office' || u.words.length === 0 || u.words.some((w) => now.has(w))
  const still = kept.setup.units.filter(stays)
  const fresh = proposed.units.filter((u) => u.kind !== 'office' && !u.words.some((w) => seen.has(w)))
  const names = new Set(still.map((u) => u.name))
  return {
    setup: {
      ...kept.setup,
      units: [...fresh.filter((u) => !names.has(u.name)), ...still],
      collectives: proposed.collectives.map((c) => kept.setup.collectives.find((k) => k.name === c.name) ?? c),
    },
    seen: [...new Set([...kept.seen, ...now])],
  }
}

/** Two rows of one name become the first, which then bears what the document calls either. */
export function mergeUnits(units: readonly SetupUnit[]): SetupUnit[] {
  return [...Map.groupBy(units, (u) => u.name.trim()).values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, words: [...new Set([first, ...rest].flatMap((u) => u.words))] }] : [],
  )
}

export function hasTwins(units: readonly SetupUnit[], name: string): boolean {
  return units.filter((u) => u.name.trim() === name.trim()).length > 1
}

/** A member that is no unit yet becomes one. */
export function withMembers(setup: PlanSetup, name: string, members: Collective['members']): PlanSetup {
  const collectives = setup.collectives.map((c) => (c.name === name ? { ...c, members } : c))
  const kind = collectives.find((c) => c.name === name)?.kind ?? 'department'
  const known = new Set(setup.units.map((u) => u.name))
  const fresh = [...new Set(members ?? [])].filter((m) => !known.has(m)).map((m) => ({ name: m, kind, words: [] }))
  return { ...setup, collectives, units: [...setup.units, ...fresh] }
}

/** A unit that goes is no member any more; what it was called is nobody's. */
export function withoutUnit(setup: PlanSetup, at: number): PlanSetup {
  const gone = setup.units[at]?.name
  return {
    ...setup,
    units: setup.units.filter((_, i) => i !== at),
    collectives: setup.collectives.map((c) => ({ ...c, members: c.members?.filter((m) => m !== gone) ?? null })),
  }
}

/** A new name goes along into the collective names. */
export function withUnit(setup: PlanSetup, at: number, unit: SetupUnit): PlanSetup {
  const before = setup.units[at]?.name
  const renamed = (m: string): string => (m === before ? unit.name : m)
  return {
    ...setup,
    units: setup.units.map((u, i) => (i === at ? unit : u)),
    collectives: setup.collectives.map((c) => ({ ...c, members: c.members?.map(renamed) ?? null })),
  }
}

/** What is sent and shown until a city is named. */
export function cityOrOurs(city: string): string {
  return city.trim().length >= 2 ? city.trim() : '本市'
}

/** 某市攻坚办 follows the city's name until somebody has called it otherwise. */
export function withCity(setup: PlanSetup, before: string, city: string): PlanSetup {
  const [was, is] = [before, city].map((c) => `${cityOrOurs(c)}攻坚办`)
  const units = setup.units.map((u) => (u.kind === 'office' && u.name === was ? { ...u, name: is ?? u.name } : u))
  return { ...setup, units }
}

/** The first thing that keeps the setup from being saved, in words; null: nothing does. */
export function setupProblem(setup: PlanSetup): string | null {
  const nameless = setup.units.find((u) => u.name.trim().length < 2)
  if (nameless)
    return `有一个单位没有名称${nameless.words[0] ? `（原文：${nameless.words[0]}）` : ''}，请填写 2 至 60 个字`
  const twin = setup.units.find((u) => hasTwins(setup.units, u.name))
  if (twin) return `有两个单位都叫“${twin.name.trim()}”，请合并或改名`
  const found = PlanSetup.safeParse(setup).error?.issues[0]
  return found ? found.message : null
}

/** How many of a plan's units send reports. */
export function reporters({ units, collectives }: PlanSetup): number {
  const asOne = collectives.filter((c) => c.members === null)
  return [...units, ...asOne].filter((u) => u.kind === 'body' || u.kind === 'department').length
}

/** In how many duties the words stand. */
export function countDuties({ assignments }: Reading, name: string): number {
  return assignments.filter((a) => [a.leads, a.responsible, a.cooperating, a.others].some((p) => p.includes(name)))
    .length
}
