import { pinyin } from 'pinyin-pro'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Unit, UnitKind } from '@gongjian/domain/unit/unit.ts'

/** A unit's code by its name as the document writes it; a collective name may stand for several. */
export type CodesOf = (name: string) => string[]

export interface DraftUnits {
  readonly units: Unit[]
  readonly codesOf: CodesOf
  readonly office: string
}

const OFFICE_CODE = 'gongjian-office'
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

function namesIn(reading: Reading): Map<string, Set<string>> {
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

function officeOf(city: string, since: Day): Unit {
  const name = `${city}攻坚办`
  return {
    code: OFFICE_CODE,
    kind: 'office',
    name,
    short: '攻坚办',
    names: [{ name, validFrom: since }],
    aliases: ['攻坚办'],
    countyCode: null,
  }
}

/**
 * The units of a reading and the office that runs the plan. 各县（市、区）政府 is a unit like any other, until a person lists
 * the counties with those words as an alias of each: then the words stand for all of them.
 */
export function draftUnits(reading: Reading, city: string, since: Day): DraftUnits {
  const taken = new Set([OFFICE_CODE])
  const units = [...namesIn(reading)].map(([name, aliases]): Unit => {
    const code = uniqueCode(name, taken)
    taken.add(code)
    const kept = name.length < 2 ? `${name}单位` : name.slice(0, 60)
    return {
      code,
      kind: kindOf(name),
      name: kept,
      short: shortOf(name),
      names: [{ name: kept, validFrom: since }],
      aliases: [...aliases, name].filter((a) => a !== '' && a !== kept),
      countyCode: null,
    }
  })
  const codesOf = (name: string): string[] => {
    const wanted = name.trim()
    const own = units.find((u) => u.name === wanted)
    return own ? [own.code] : units.filter((u) => u.aliases.includes(wanted)).map((u) => u.code)
  }
  return { units: [...units, officeOf(city, since)], codesOf, office: OFFICE_CODE }
}
