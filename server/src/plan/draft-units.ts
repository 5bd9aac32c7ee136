import { pinyin } from 'pinyin-pro'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { PlanSetup, SetupUnit } from '@gongjian/domain/plan/contracts.ts'
import type { Unit, UnitKind } from '@gongjian/domain/unit/unit.ts'

/** A unit's code by its name as the document writes it; a collective name may stand for several. */
export type CodesOf = (name: string) => string[]

export interface DraftUnits {
  readonly units: Unit[]
  readonly codesOf: CodesOf
  readonly office: string
}

export const OFFICE_CODE = 'gongjian-office'
const CODE_LENGTH = 32

function withoutBrackets(name: string): string {
  return name.replace(/（[^）]*）|\([^)]*\)/g, '')
}

/** 市发展改革委 → shifazhangaigewei */
export function slug(name: string): string {
  const sounds = pinyin(withoutBrackets(name).normalize('NFKC'), { toneType: 'none', type: 'array' })
  const letters = sounds
    .join('')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]/g, '')
  return letters.slice(0, CODE_LENGTH).padEnd(2, '0')
}

function uniqueCode(name: string, taken: ReadonlySet<string>): string {
  const base = slug(name)
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}-${n}`
    if (!taken.has(code)) return code
  }
}

/** Whoever governs a place answers for it; every other unit is a department. */
export function kindOf(name: string): UnitKind {
  const plain = withoutBrackets(name)
  return /(政府|管委会|管理委员会|[^社郊]区|[县市旗]|街道|办事处|[乡镇])$/.test(plain) ? 'body' : 'department'
}

/** Two to four signs for the head of a column. */
export function shortOf(name: string): string {
  const plain = withoutBrackets(name)
  const bare = plain
    .replace(/(人民政府|政府|管委会|管理委员会)$/, '')
    .replace(/^(各|[省市区县]委(?=.+[部办局]$)|省|市(?!场)|区|县)(?=..)/, '')
  const base = bare.length >= 2 ? bare : plain
  return base.length <= 4 ? base : base.slice(0, 4)
}

/** Every name in the reading, with its other spellings. */
export function namesIn(reading: Reading): Map<string, Set<string>> {
  const aliases = new Map(reading.units.map((u) => [u.name.trim(), new Set(u.aliases.map((a) => a.trim()))]))
  const known = new Set([...aliases.keys(), ...[...aliases.values()].flatMap((a) => [...a])])
  for (const a of reading.assignments)
    for (const name of [...a.leads, ...a.responsible, ...a.cooperating, ...a.others].map((n) => n.trim()))
      if (name !== '' && !known.has(name)) {
        known.add(name)
        aliases.set(name, new Set())
      }
  aliases.delete('')
  return aliases
}

function unitOf(name: string, kind: UnitKind, code: string, aliases: readonly string[], since: Day): Unit {
  const isOffice = kind === 'office'
  return {
    code,
    kind,
    name,
    short: isOffice ? '攻坚办' : shortOf(name),
    names: [{ name, validFrom: since }],
    aliases: [...new Set(isOffice ? [...aliases, '攻坚办'] : aliases)].filter((a) => a !== '' && a !== name),
    countyCode: null,
  }
}

/** The units of a setup. 各县（市、区）政府 stands for its members; with none named it is a unit like any other. */
function unitsWanted({ units, collectives }: PlanSetup): SetupUnit[] {
  const asOne = collectives.filter((c) => c.members === null).map((c) => ({ ...c, words: [c.name] }))
  const named = [...units, ...asOne]
  const known = new Set(named.map((u) => u.name))
  const members = collectives.flatMap((c) => (c.members ?? []).map((name) => ({ name, kind: c.kind, words: [] })))
  const fresh = members.filter(({ name }, i) => !known.has(name) && members.findIndex((m) => m.name === name) === i)
  return [...named, ...fresh]
}

/** The units that the plan will have, and what the document's names mean among them. A name that nobody bears any more means nobody. */
export function draftUnits(reading: Reading, setup: PlanSetup, since: Day): DraftUnits {
  const wanted = unitsWanted(setup)
  const spellings = namesIn(reading)
  const taken = new Set<string>([OFFICE_CODE])
  const meant = new Map<string, string[]>()
  const units = wanted.map(({ name, kind, words }) => {
    const code = kind === 'office' ? OFFICE_CODE : uniqueCode(name, taken)
    taken.add(code)
    const joins = setup.collectives.filter((c) => c.members?.includes(name)).map((c) => c.name)
    const spelt = [...words, ...joins].flatMap((word) => [word, ...(spellings.get(word) ?? [])])
    for (const word of new Set([name, ...spelt])) meant.set(word, [...(meant.get(word) ?? []), code])
    return unitOf(name, kind, code, spelt, since)
  })
  const own = new Map(units.map((u) => [u.name, [u.code]]))
  const codesOf = (name: string): string[] => own.get(name.trim()) ?? meant.get(name.trim()) ?? []
  const office = units.find((u) => u.kind === 'office')
  return { units: [...units.filter((u) => u !== office), ...(office ? [office] : [])], codesOf, office: OFFICE_CODE }
}
