import type { EntryReviewBinding } from '@gongjian/domain/entry-review/binding.ts'
import { CRS_WORDS } from '@gongjian/domain/area/crs.ts'
import { POINT_COLUMNS } from '@gongjian/domain/register/columns.ts'
import { choice, yesNo, type Field } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'

/** Questions of a county's list that a workbook may carry as columns; a longer list is answered on the page. */
const MOST_QUESTIONS = 60

/** What a row's longitude and latitude stand in; the ledger's own are WGS84, and so is what does not say. */
export const CRS_COLUMN = 'crs'
const CRS_FIELD = choice('坐标系', Object.keys(CRS_WORDS), {
  aliases: ['坐标类型', '坐标系统'],
  help: '经度、纬度是从哪里取的；不写按 WGS84',
})

function questionKey(n: number): string {
  return `question${n + 1}`
}

/** A workbook of projects as a register of its own, so that it is read, with its cells' problems, as any other is. */
export interface BatchSheet {
  readonly register: Register
  /** Column → the question of the list that it answers. */
  readonly questions: ReadonlyMap<string, string>
  /** Columns of the template, in order. */
  readonly columns: readonly string[]
}

/** What the rules ask, and the words that the lists are held against; nothing is required but a name: what is not known is said so. */
export function batchSheet(
  projects: Register,
  set: RuleSet,
  binding: EntryReviewBinding,
  asked: readonly string[],
): BatchSheet {
  const held = { ...set.facts.facts, ...binding.list.facts, ...binding.list.words }
  const own = Object.entries(projects.fields)
    .filter(([key]) => key in held)
    .map(([key, field]): [string, Field] => [key, { ...field, required: false }])
  const questions = new Map(asked.slice(0, MOST_QUESTIONS).map((label, n) => [questionKey(n), label]))
  const more = [...questions].map(([key, label]): [string, Field] => [key, yesNo(label)])
  const fields = Object.fromEntries([...own, [CRS_COLUMN, CRS_FIELD] as const, ...more])
  // Of a register the reader and the template look at the columns, and at what names a row.
  const register: Register = { ...projects, fields, key: ['title'] }
  const columns = [
    'title',
    'unit',
    'township',
    'enterprise',
    ...POINT_COLUMNS,
    CRS_COLUMN,
    ...[...own, ...more].map(([key]) => key),
  ]
  return { register, questions, columns }
}
