import type { HeadChoices, HeadMatch, HeadMatchedBy } from '@gongjian/domain/register/import.ts'
import { allColumnsOf, columnOf, DERIVED, DERIVED_OF_SOME } from '@gongjian/domain/register/columns.ts'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { isUnit } from '@gongjian/domain/quantity/units.ts'
import { columnLetter } from '../raw/raw.ts'
import { bare, flat, likeness, tight, unitIn } from './head-words.ts'

/** Alike enough to be offered; a person is asked to look at it. */
const LIKE_ENOUGH = 0.72

/** Of our own workbooks or of every ledger: they hold no facts of an item. */
const NO_DATA = new Set(['序号', '编码序号', '行号', '问题', '原工作表', '原行号', 'no', '序'])

interface Name {
  readonly key: string
  readonly isLabel: boolean
  readonly tight: string
  readonly flat: string
  readonly bare: string
}

export interface MatchTable {
  readonly register: Register
  readonly names: readonly Name[]
}

/** What the register's columns are called. A register's own fields come first: they win over a common column of the same alias. */
export function matchTable(register: Register): MatchTable {
  const keys = allColumnsOf(register)
  const own = keys.filter((k) => k in register.fields)
  const common = keys.filter((k) => !(k in register.fields))
  const names = [...own, ...common].flatMap((key) => {
    const field = columnOf(register, key)
    if (!field) return []
    const others = key === 'title' ? [...field.aliases, '名称'] : field.aliases
    return [field.label, ...others].map((name, i) => ({
      key,
      isLabel: i === 0,
      tight: tight(name),
      flat: flat(name),
      bare: bare(name),
    }))
  })
  return { register, names }
}

/** What a column of the heading says, from its top row down. */
export interface Head {
  readonly column: number
  readonly path: readonly string[]
}

export function headText(head: Head): string {
  return head.path.map((p) => p.replace(/\s+/g, ' ').trim()).join('/')
}

interface Candidate {
  readonly head: Head
  readonly key: string
  readonly score: number
  readonly by: HeadMatchedBy
}

/**
 * Each head to at most one column and each column to at most one head, the surest first. `alike` false: the same words
 * only, which is quick enough for every row that may be the heading.
 */
export function matchHeads(heads: readonly Head[], table: MatchTable, choices: HeadChoices, alike = true): HeadMatch[] {
  const chosen = new Map(heads.flatMap((h) => (headText(h) in choices ? [[h, choices[headText(h)] ?? null]] : [])))
  const takenKeys = new Set<string>([...chosen.values()].filter((k) => k !== null))
  const found = new Map<Head, Candidate>()
  const candidates = heads
    .filter((h) => !chosen.has(h) && !isNoData(h))
    .flatMap((h) => candidatesFor(h, table, alike))
    .sort((a, b) => b.score - a.score)
  for (const c of candidates) {
    if (found.has(c.head) || takenKeys.has(c.key)) continue
    found.set(c.head, c)
    takenKeys.add(c.key)
  }
  return heads.map((head) => {
    const key = chosen.has(head) ? (chosen.get(head) ?? null) : (found.get(head)?.key ?? null)
    const by = chosen.has(head) ? 'chosen' : (found.get(head)?.by ?? 'none')
    return matchOf(head, key, by, table.register)
  })
}

function matchOf(head: Head, key: string | null, by: HeadMatchedBy, register: Register): HeadMatch {
  const field = key === null ? null : columnOf(register, key)
  return {
    column: head.column + 1,
    letter: columnLetter(head.column),
    head: headText(head),
    key: field ? key : null,
    by: field && key !== null && isDerived(key, field) ? 'derived' : field ? by : by === 'chosen' ? by : 'none',
    unit: field ? otherUnit(head, field) : null,
  }
}

function isDerived(key: string, field: Field): boolean {
  return field.kind === 'computed' || [...DERIVED, ...DERIVED_OF_SOME].some((d) => d === key)
}

function isNoData(head: Head): boolean {
  return NO_DATA.has(bare(head.path.at(-1) ?? ''))
}

/** Only numbers are converted; 座标（度）'s degrees are no kilowatt-hours. */
function otherUnit(head: Head, field: Field): string | null {
  const own = unitsOf(field)
  if (own.length === 0 || own[0] === '度') return null
  const stated = head.path.map(unitIn).findLast((u) => u !== null) ?? unitBehind(head, field)
  return stated === null || own.some((u) => tight(stated) === tight(u)) ? null : stated
}

/** The column's unit, or those that it may have. */
function unitsOf(field: Field): readonly string[] {
  const own = unitOf(field)
  return own !== null ? [own] : field.kind === 'quantity' ? field.units : []
}

/** 炉膛直径mm: the unit right behind the name. */
function unitBehind(head: Head, field: Field): string | null {
  const text = tight(head.path.at(-1) ?? '')
  const name = [field.label, ...field.aliases].map(tight).find((n) => text.startsWith(n) && text !== n)
  const rest = name === undefined ? '' : text.slice(name.length)
  return rest !== '' && isUnit(rest) ? rest : null
}

function candidatesFor(head: Head, table: MatchTable, alike: boolean): Candidate[] {
  const whole = wordsOf(head.path.join(''))
  const leaf = head.path.length > 1 ? wordsOf(head.path.at(-1) ?? '') : null
  const best = new Map<string, Candidate>()
  for (const name of table.names) {
    const [score, isSame] = name.key === 'id' ? idScore(whole, name) : bestOf(whole, leaf, name, alike)
    if (score < LIKE_ENOUGH || score <= (best.get(name.key)?.score ?? 0)) continue
    best.set(name.key, { head, key: name.key, score, by: isSame ? (name.isLabel ? 'label' : 'alias') : 'similar' })
  }
  return [...best.values()]
}

/** 企业 over 名称 is 企业名称 before it is any 名称. */
function bestOf(whole: Words, leaf: Words | null, name: Name, alike: boolean): readonly [number, boolean] {
  const first = scoreOf(whole, name, alike)
  const second = leaf === null ? first : scoreOf(leaf, name, alike)
  return second[0] * 0.98 > first[0] ? second : first
}

/** The system's own number by its very name alone: a county's 窑炉编号 is no number of ours, and each of its rows would be refused. */
function idScore({ flat: whole }: Words, name: Name): readonly [number, boolean] {
  return whole === name.flat ? [name.isLabel ? 1 : 0.98, true] : [0, false]
}

type Words = Pick<Name, 'tight' | 'flat' | 'bare'>

function wordsOf(text: string): Words {
  return { tight: tight(text), flat: flat(text), bare: bare(text) }
}

/** The score, and whether it is the same name rather than one like it. */
function scoreOf(words: Words, name: Name, alike: boolean): readonly [number, boolean] {
  const { flat: whole, bare: short, tight: close } = words
  if (whole === '') return [0, false]
  // Beside 设备名称, 设备编号 is not what the thing is called.
  if (whole === name.flat) return [name.isLabel ? 1 : name.flat.endsWith('编号') ? 0.97 : 0.98, true]
  if (short !== '' && (short === name.flat || short === name.bare)) return [name.isLabel ? 0.96 : 0.95, true]
  if (close.startsWith(name.tight) && isUnit(close.slice(name.tight.length).replace(/^[/,:]/, ''))) return [0.94, true]
  if (short !== '' && short === name.flat.replace(/^是否|情况$/g, '')) return [0.9, true]
  if (!alike) return [0, false]
  const like = Math.max(likeness(whole, name.flat), short === '' ? 0 : likeness(short, name.bare))
  return [Math.min(like, 0.89), false]
}
