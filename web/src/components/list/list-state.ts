import { z } from 'zod'
import { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { SavedView } from '@gongjian/domain/register/contracts.ts'
import { Condition, type Sort } from '@gongjian/domain/register/filter.ts'
import { RowsOfRule } from '@gongjian/domain/register/narrowed.ts'
import type { ListDefinition } from './list-definition.ts'

export const SHOWS = ['table', 'map', 'board'] as const
export type Show = (typeof SHOWS)[number]
export const SHOW_TITLES: Record<Show, string> = { table: '表', map: '地图', board: '看板' }

/** How a list stands in its address. What is not there is as the view has it. */
export const ListUrl = z.object({
  /** A name of the definition's views, or a saved view's number. */
  view: z.string().max(60).optional().catch(undefined),
  where: z.string().optional().catch(undefined),
  q: z.string().max(80).optional().catch(undefined),
  asOf: Day.optional().catch(undefined),
  /** Of a register: rows that a rule speaks of (RowsOfRule). */
  rule: RowsOfRule.optional().catch(undefined),
  /** `due`, or `-due` for the latest first. */
  sort: z.string().max(61).optional().catch(undefined),
  /** Keys with commas between. */
  columns: z.string().max(4000).optional().catch(undefined),
  show: z.enum(SHOWS).default('table').catch('table'),
})
export type ListUrl = z.output<typeof ListUrl>
export type ListPatch = { [K in keyof ListUrl]?: ListUrl[K] | undefined }

export interface ListView {
  readonly key: string
  readonly name: string
  readonly columns: readonly string[]
  readonly where: readonly Condition[]
  readonly sort: Sort | null
  /** The column that stands first and stays. */
  readonly first: string
  /** null: the definition's own. */
  readonly saved: SavedView | null
}

export interface ListState {
  readonly view: ListView
  readonly where: readonly Condition[]
  readonly q: string
  readonly asOf: Day | undefined
  readonly rule: string | undefined
  readonly sort: Sort | null
  readonly columns: readonly string[]
  readonly show: Show
  /** Something differs from the view, so there is something to save. */
  readonly isChanged: boolean
}

export function viewsOf({ views, first }: ListDefinition, saved: readonly SavedView[]): ListView[] {
  return [
    ...views.map((v) => ({ ...v, key: v.name, first, saved: null })),
    ...saved.map((v) => ({
      key: String(v.id),
      name: v.name,
      columns: v.columns,
      where: v.where,
      sort: v.sort,
      first,
      saved: v,
    })),
  ]
}

export function sortToText(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.field}`
}
export function sortFromText(text: string): Sort {
  return text.startsWith('-') ? { field: text.slice(1), descending: true } : { field: text, descending: false }
}

/** null: anyone may type anything into an address; what is no list of conditions is none. */
export function whereFromText(text: string): Condition[] | null {
  try {
    const parsed = z.array(Condition).max(40).safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** What is shown: the address over the view. Keys that are no columns are left out. */
export function listStateOf(list: ListDefinition, url: ListUrl, saved: readonly SavedView[]): ListState {
  const views = viewsOf(list, saved)
  const view = views.find((v) => v.key === url.view) ?? views[0]
  if (!view) throw new Error(`${list.title} has no view`)
  const isColumn = (key: string): boolean => list.fieldOf(key) !== null
  const where = url.where === undefined ? null : whereFromText(url.where)
  const sort = url.sort === undefined ? view.sort : sortFromText(url.sort)
  const columns = (url.columns === undefined ? view.columns : url.columns.split(',')).filter(isColumn)
  return {
    view,
    where: (where ?? view.where).filter((c) => isColumn(c.field)),
    q: url.q ?? '',
    asOf: url.asOf,
    rule: url.rule,
    sort: sort !== null && isColumn(sort.field) ? sort : null,
    columns: withFirst(list.first, columns),
    show: url.show,
    isChanged: where !== null || url.sort !== undefined || url.columns !== undefined,
  }
}

/** The first column says what the row is, and stays. */
function withFirst(first: string, columns: readonly string[]): string[] {
  return [first, ...columns.filter((c) => c !== first)]
}

/** What the address must say so that the list shows this; nothing where the view says so already. */
export function patchOf(view: ListView, change: Partial<Pick<ListState, 'where' | 'sort' | 'columns'>>): ListPatch {
  const patch: ListPatch = {}
  if (change.where !== undefined)
    patch.where = same(change.where, view.where) ? undefined : JSON.stringify(change.where)
  if (change.columns !== undefined) {
    const columns = withFirst(view.first, change.columns)
    patch.columns = same(columns, withFirst(view.first, view.columns)) ? undefined : columns.join(',')
  }
  if (change.sort !== undefined)
    patch.sort = change.sort === null || same(change.sort, view.sort) ? undefined : sortToText(change.sort)
  return patch
}

/** Another view: what was changed over the old one goes, the words and the day that are looked for stay. */
export function patchForView(view: ListView, first: ListView | undefined): ListPatch {
  return {
    view: view.key === first?.key ? undefined : view.key,
    where: undefined,
    sort: undefined,
    columns: undefined,
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What narrows a list, as its operations take it: the table, the map, the board, the figures and the export. */
export function narrowingOf(state: Pick<ListState, 'where' | 'q' | 'asOf'>) {
  return {
    ...(state.where.length > 0 ? { where: JSON.stringify(state.where) } : {}),
    ...(state.q === '' ? {} : { q: state.q }),
    ...(state.asOf === undefined ? {} : { asOf: state.asOf }),
  }
}

/** The order of a list, as its operations take it. */
export function sortedOf({ sort }: Pick<ListState, 'sort'>) {
  return sort === null ? {} : { sort: JSON.stringify(sort) }
}

/** Ascending, descending, then as the view has it. */
export function nextSort(now: Sort | null, field: string): Sort | null {
  if (now?.field !== field) return { field, descending: false }
  return now.descending ? null : { field, descending: true }
}
