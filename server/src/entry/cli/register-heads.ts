import { allColumnsOf, columnOf, isDerived } from '@gongjian/domain/register/columns.ts'
import type { HeadChoices, HeadMatch, SheetMapping } from '@gongjian/domain/register/import.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { UsageError } from './answer.ts'

export interface HeadOptions {
  readonly map: readonly string[]
  readonly skip: readonly string[]
}

/** A column by its code word or its label; null: there is none. */
export function columnNamed(register: Register, name: string, keys = allColumnsOf(register)): string | null {
  return keys.find((k) => k === name) ?? keys.find((k) => columnOf(register, k)?.label === name) ?? null
}

/** `颗粒物实测=颗粒物浓度`: the head may hold a sign of its own, the column has none. */
function twoSides(text: string): readonly [head: string, column: string] {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new UsageError(`--map 写作 表头=栏目，不是“${text}”`)
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function mapped(register: Register, text: string): readonly [head: string, key: string] {
  const [head, name] = twoSides(text)
  const key = columnNamed(register, name)
  if (key === null) throw new UsageError(`${register.title}没有“${name}”这一栏，栏目见 gongjian register list --json`)
  if (isDerived(register, key)) throw new UsageError(`“${name}”由系统填写，不能从表格读入`)
  return [head, key]
}

/** What the command says of heads goes before what the unit has said; a column is read from one of them. */
export function choicesOf(register: Register, { map, skip }: HeadOptions, remembered: HeadChoices): HeadChoices {
  const said: (readonly [string, string | null])[] = [
    ...map.map((text) => mapped(register, text)),
    ...skip.map((head) => [head.trim(), null] as const),
  ]
  const twice = said.find(([head, key], i) =>
    said.some(([h, k], j) => j < i && (h === head || (k !== null && k === key))),
  )
  if (twice) throw new UsageError(`“${twice[0]}”或它的栏目写了两次，请只留一个`)
  const keys = new Set(said.map(([, key]) => key))
  const others = Object.entries(remembered).filter(([, key]) => key === null || !keys.has(key))
  return Object.fromEntries([...others, ...said])
}

/** A slip in a head's name would leave the column as it was, and nobody would know. */
export function refuseUnknownHeads({ map, skip }: HeadOptions, sheets: readonly SheetMapping[]): void {
  const heads = [...new Set(headsOf(sheets).map((h) => h.head))]
  const said = [...map.map((text) => twoSides(text)[0]), ...skip.map((head) => head.trim())]
  const unknown = said.find((head) => !heads.includes(head))
  if (unknown !== undefined) throw new UsageError(`文件里没有“${unknown}”这个表头；有：${heads.join('、')}`)
}

/** A head of the file, as `--json` tells it. */
export interface ToldHead extends Pick<HeadMatch, 'letter' | 'head' | 'by' | 'unit' | 'why'> {
  readonly sheet: string
  readonly key: string | null
  readonly column: string | null
}

function headsOf(sheets: readonly SheetMapping[]): (HeadMatch & { readonly sheet: string })[] {
  return sheets.flatMap((s) => (s.passedOver === null ? s.heads.map((h) => ({ ...h, sheet: s.sheet })) : []))
}

export function toldHeads(register: Register, sheets: readonly SheetMapping[]): ToldHead[] {
  return headsOf(sheets).map(({ sheet, letter, head, key, by, unit, why }) => {
    const column = key === null ? null : (columnOf(register, key)?.label ?? null)
    return { sheet, letter, head, column, key, by, unit, why }
  })
}

/** What a person has to look at: heads that are merely near, and those that are not read. */
export function headsInLines(heads: readonly ToldHead[]): string[] {
  const words = (h: ToldHead): string => (h.why === null ? h.head : `${h.head}（${h.why}）`)
  const similar = heads.filter((h) => h.by === 'similar').map((h) => `${words(h)} → ${h.column ?? ''}`)
  const chosen = heads.filter((h) => h.by === 'chosen').map((h) => `${words(h)} → ${h.column ?? '不读'}`)
  const left = heads.filter((h) => h.by === 'none' && h.head !== '' && h.head !== '序号').map(words)
  return [
    ...(similar.length > 0 ? [`名称相近，请核对：${similar.join('、')}`] : []),
    ...(chosen.length > 0 ? [`按更正对应：${chosen.join('、')}`] : []),
    ...(left.length > 0 ? [`没有读的栏目：${left.join('、')}`] : []),
    ...(similar.length + left.length > 0 ? ['对应不对的，用 --map 表头=栏目 或 --skip 表头 更正'] : []),
  ]
}
