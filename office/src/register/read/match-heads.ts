import type { HeadChoices, HeadMatch, HeadMatchedBy } from '@gongjian/domain/register/import.ts'
import { allColumnsOf, columnOf, isDerived } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { isUnit } from '@gongjian/domain/quantity/units.ts'
import { columnLetter } from '../raw/raw.ts'
import { byTheYear, unitsOf } from './by-the-year.ts'
import { bare, flat, likeness, tight, unitIn } from './head-words.ts'
import { isGeneric, nearness } from './near-name.ts'
import { otherMeaning, saysMeasured } from './other-meaning.ts'

/** Alike enough for a person to be told that the head, which is not read, may be meant for the column. */
const LIKE_ENOUGH = 0.72

/** Of our own workbooks or of every ledger: they hold no facts of an item. */
const NO_DATA = new Set(['序号', '编码序号', '行号', '问题', '原工作表', '原行号', 'no', '序'])

interface Name {
  readonly isLabel: boolean
  readonly tight: string
  readonly flat: string
  readonly bare: string
}

interface Target {
  readonly key: string
  readonly field: Field
  /** The label and its aliases, as they are written. */
  readonly called: readonly string[]
  readonly names: readonly Name[]
}

export interface MatchTable {
  readonly register: Register
  readonly columns: readonly Target[]
}

/** What the register's columns are called. A register's own fields come first: they win over a common column of the same alias. */
export function matchTable(register: Register): MatchTable {
  const keys = allColumnsOf(register)
  const own = keys.filter((k) => k in register.fields)
  const common = keys.filter((k) => !(k in register.fields))
  const columns = [...own, ...common].flatMap((key) => {
    const field = columnOf(register, key)
    if (!field) return []
    const called = [field.label, ...field.aliases, ...(key === 'title' ? ['名称'] : [])]
    const names = called.map((name, i) => ({
      isLabel: i === 0,
      tight: tight(name),
      flat: flat(name),
      bare: bare(name),
    }))
    return [{ key, field, called, names }]
  })
  return { register, columns }
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
  /** Why the head is not the column after all, though the words are its own. */
  readonly why: string | null
}

interface OfPath extends Candidate {
  /** All of the path's words are the name, not its last alone. */
  readonly isOfWhole: boolean
}

/**
 * Each head to at most one column and each column to at most one head, the surest first. `alike` false: the same words
 * only, which is quick enough for every row that may be the heading.
 */
export function matchHeads(heads: readonly Head[], table: MatchTable, choices: HeadChoices, alike = true): HeadMatch[] {
  const chosen = new Map(heads.flatMap((h) => (headText(h) in choices ? [[h, choices[headText(h)] ?? null]] : [])))
  const found = new Map<Head, Candidate>()
  const turned = new Map<Head, string>()
  const candidates = heads
    .filter((h) => !chosen.has(h) && !isNoData(h))
    .flatMap((h) => candidatesFor(h, table, alike))
    .sort((a, b) => b.score - a.score)
  const readFrom = new Map<string, Head>()
  for (const [head, key] of chosen) if (key !== null && !readFrom.has(key)) readFrom.set(key, head)
  for (const c of candidates) {
    if (found.has(c.head)) continue
    const reader = readFrom.get(c.key)
    const why = c.why ?? (reader ? `“${columnOf(table.register, c.key)?.label}”已由${placeOf(reader)}读入` : null)
    if (why === null) {
      found.set(c.head, c)
      readFrom.set(c.key, c.head)
    } else if (!turned.has(c.head)) turned.set(c.head, why)
  }
  return heads.map((head) => {
    const said = chosen.get(head) ?? null
    const first = said === null ? head : (readFrom.get(said) ?? head)
    // Two heads that were chosen for one column: the second would be written over the first.
    if (first !== head) return matchOf(head, null, 'none', `这一栏已由“${headText(first)}”读入`, table.register)
    if (chosen.has(head)) return matchOf(head, said, 'chosen', null, table.register)
    const match = found.get(head)
    if (match) return matchOf(head, match.key, match.by, null, table.register)
    const why = turned.get(head) ?? (alike && !isNoData(head) ? likely(head, table) : null)
    return matchOf(head, null, 'none', why, table.register)
  })
}

/** Two heads may be called the same. */
function placeOf(head: Head): string {
  return `${columnLetter(head.column)}列“${headText(head)}”`
}

function matchOf(head: Head, key: string | null, by: HeadMatchedBy, why: string | null, register: Register): HeadMatch {
  const field = key === null ? null : columnOf(register, key)
  const unit = field ? otherUnit(head, field) : null
  return {
    column: head.column + 1,
    letter: columnLetter(head.column),
    head: headText(head),
    key: field ? key : null,
    by: field && key !== null && isDerived(register, key) ? 'derived' : field ? by : by === 'chosen' ? by : 'none',
    unit,
    why: why ?? (field && yearly(unit, field)),
  }
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

/** How the head's unit is read where the column counts by the year, in words. */
function yearly(unit: string | null, field: Field): string | null {
  const read = unit === null ? null : byTheYear(unit, field)
  return read === null ? null : `单位“${unit}”按“${read}”读入，请核对是否为一年的量`
}

/** 炉膛直径mm: the unit right behind the name. */
function unitBehind(head: Head, field: Field): string | null {
  const text = tight(head.path.at(-1) ?? '')
  const name = [field.label, ...field.aliases].map(tight).find((n) => text.startsWith(n) && text !== n)
  const rest = name === undefined ? '' : text.slice(name.length)
  return rest !== '' && isUnit(rest) ? rest : null
}

/** Of a head that is not read: the column that its writer may have meant. */
function likely(head: Head, table: MatchTable): string | null {
  const texts = [head.path.join(''), head.path.at(-1) ?? '']
  const words = [...texts.map(flat), ...texts.map(bare)]
  let [best, label] = [0, '']
  for (const { field, names } of table.columns)
    for (const name of names) {
      const like = Math.max(...words.map((w) => likeness(w, name.flat)))
      if (like > best) [best, label] = [like, field.label]
    }
  return best < LIKE_ENOUGH ? null : `与“${label}”只是字面相近`
}

function candidatesFor(head: Head, table: MatchTable, alike: boolean): Candidate[] {
  const leaf = head.path.at(-1) ?? ''
  if (head.path.length < 2) return candidatesBy(head, head.path, table, alike)
  // 颗粒物 over 限值 and 实测 says what 限值 and 实测 over 颗粒物 do; of other words below a name nobody knows whether they are it.
  const turned = candidatesBy(head, [leaf, ...head.path.slice(0, -1)], table, alike).map((c): Candidate => {
    const label = columnOf(table.register, c.key)?.label
    const untold = saysMeasured(leaf) ? null : `“${head.path.at(-2)}”下的“${leaf}”说不准是不是“${label}”`
    return { ...c, score: c.score * 0.93, why: c.why ?? (c.isOfWhole ? null : untold) }
  })
  return [...candidatesBy(head, head.path, table, alike), ...turned]
}

/** `path`: the head's words, from the top down. */
function candidatesBy(head: Head, path: readonly string[], table: MatchTable, alike: boolean): OfPath[] {
  const whole = wordsOf(path.join(''))
  const leaf = path.length > 1 ? wordsOf(path.at(-1) ?? '') : null
  return table.columns.flatMap(({ key, field, called, names }): OfPath[] => {
    let [score, isSame, isLabel, isOfWhole] = [0, false, false, false]
    for (const name of names) {
      const [s, same] = key === 'id' ? idScore(whole, name) : bestOf(whole, leaf, name, field, alike)
      if (s > score) [score, isSame, isLabel, isOfWhole] = [s, same, name.isLabel, whole.flat === name.flat]
    }
    if (score === 0) return []
    const unit = otherUnit(head, field)
    const why = otherMeaning(path, unit, { key, field }, called)
    // An amount for a year's amount: nearly always the same, and for a person to look at.
    const isSure = isSame && yearly(unit, field) === null
    return [{ head, key, score, by: isSure ? (isLabel ? 'label' : 'alias') : 'similar', why, isOfWhole }]
  })
}

/** 企业 over 名称 is 企业名称 before it is any 名称; what 产品 has over a 类型 may be the 类型 of something else, so a person looks at it. */
function bestOf(
  whole: Words,
  leaf: Words | null,
  name: Name,
  field: Field,
  alike: boolean,
): readonly [number, boolean] {
  const first = scoreOf(whole, name, field, alike)
  if (leaf === null) return first
  const [score, isSame] = scoreOf(leaf, name, field, alike)
  if (score * 0.98 <= first[0]) return first
  return isSame && isGeneric(name.flat) ? [alike ? 0.8 : 0, false] : [score, isSame]
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
function scoreOf(words: Words, name: Name, field: Field, alike: boolean): readonly [number, boolean] {
  const { flat: whole, bare: short, tight: close } = words
  if (whole === '') return [0, false]
  // Beside 设备名称, 设备编号 is not what the thing is called.
  if (whole === name.flat) return [name.isLabel ? 1 : name.flat.endsWith('编号') ? 0.97 : 0.98, true]
  if (short !== '' && (short === name.flat || short === name.bare)) return [name.isLabel ? 0.96 : 0.95, true]
  if (close.startsWith(name.tight) && isUnit(close.slice(name.tight.length).replace(/^[/,:]/, ''))) return [0.94, true]
  if (short !== '' && short === name.flat.replace(/^是否|情况$/g, '')) return [0.9, true]
  return [alike ? Math.max(nearness(whole, name.flat, field), nearness(short, name.bare, field)) : 0, false]
}
