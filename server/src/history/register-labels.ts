import { columnOf } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import { Move, MOVES, STAGE_TITLES, type Stage } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { allRegisters } from '../plan/packs.ts'
import { COLUMN_KINDS, seriesTableOf, snake, tableOf } from '../register/table/column-kinds.ts'
import { COMMON_COLUMNS } from '../register/table/common-columns.ts'
import type { NounLabels } from './noun-labels.ts'

interface RegisterNoun extends NounLabels {
  readonly fields: Readonly<Record<string, Field>>
}

function byColumn(fields: Readonly<Record<string, Field>>): Record<string, Field> {
  return Object.fromEntries(Object.entries(fields).map(([k, x]) => [snake(k), x]))
}

function labelsOf(fields: Readonly<Record<string, Field>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([c, x]) => [c, x.label]))
}

function itemNoun(r: Register): RegisterNoun {
  const common = Object.entries(COMMON_COLUMNS).flatMap(([key, column]): [string, string][] => {
    const field = columnOf(r, key)
    return field && key !== 'id' ? [[column, field.label]] : []
  })
  const fields = byColumn(r.fields)
  // An item titled by its enterprise holds the name in two columns; a person reads it once.
  const once = common.filter(([, label], i) => common.findIndex(([, other]) => other === label) === i)
  return { title: r.title, columns: { ...Object.fromEntries(once), ...labelsOf(fields) }, fields }
}

/** The history's words for the tables that are made from the definitions: from the definitions. */
const REGISTER_NOUNS: ReadonlyMap<string, RegisterNoun> = new Map(
  allRegisters().flatMap((r): [string, RegisterNoun][] => [
    [tableOf(r.id), itemNoun(r)],
    ...r.series.map((s): [string, RegisterNoun] => {
      const fields = byColumn(s.fields)
      return [
        seriesTableOf(r.id, s.id),
        { title: `${r.title}·${s.title}`, columns: { period: '期', ...labelsOf(fields) }, fields },
      ]
    }),
  ]),
)

export function registerNoun(noun: string): NounLabels | undefined {
  return REGISTER_NOUNS.get(noun)
}

/** The tables of the registers' items. */
export const ITEM_NOUNS: readonly string[] = allRegisters().map((r) => tableOf(r.id))

/** Whether a column of a table holds the number of an item. */
export function namesItem(noun: string, column: string): boolean {
  const own = REGISTER_NOUNS.get(noun)
  return own !== undefined && (column === COMMON_COLUMNS.relapseOf || own.fields[column]?.kind === 'item')
}

export function registerNouns(): { noun: string; title: string }[] {
  return [...REGISTER_NOUNS].map(([noun, { title }]) => ({ noun, title }))
}

/** A stored value of a register's own column in the words of its ledger; undefined: the column is none of its own. */
export function registerValue(noun: string, column: string, value: unknown): string | undefined {
  if (column === 'stage' && typeof value === 'string' && REGISTER_NOUNS.has(noun)) return STAGE_TITLES[value as Stage]
  const field = REGISTER_NOUNS.get(noun)?.fields[column]
  return field && textOf(COLUMN_KINDS[field.kind].fromColumn(value), field)
}

/** Which move led from one stage to the other. */
export function moveTitle(from: unknown, to: unknown): string | undefined {
  const move = Move.options.find((m) => MOVES[m].to === to && MOVES[m].from.some((s) => s === from))
  return move && MOVES[move].title
}
