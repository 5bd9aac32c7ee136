import { LABEL, partOfLabel, type Part } from '../assignment/roles.ts'

/** What a column of a task table holds. */
export type Column =
  { readonly kind: 'part'; readonly part: Part; readonly firstLeads: boolean } | { readonly kind: 'time' | 'text' }

export interface Cell {
  readonly start: number
  readonly end: number
  readonly column: Column
}

export interface Row {
  readonly start: number
  readonly end: number
  readonly cells: readonly Cell[]
}

const TIME_HEAD =
  /^(?:计划)?(?:完成|办理|整改|办结|推进|工作|落实|截止|达标|责任)?(?:时限|时间|期限|节点|进度|时间节点|时限要求|时间要求|时间安排|进度安排)$/
const FIRST = /[列排](?:名|位|序|列)?(?:在)?(?:第一位|第一|首位)/
const TEXT: Column = { kind: 'text' }

/** Rows of the task tables: those whose head names a unit's part or a time. */
export function findRows(s: string): Row[] {
  const rows: Row[] = []
  if (!s.includes('\t')) return rows
  let columns: readonly Column[] | null = null
  let start = 0
  while (start < s.length) {
    const lineEnd = s.indexOf('\n', start)
    const end = lineEnd < 0 ? s.length : lineEnd
    const spans = cellSpans(s, start, end)
    if (spans.length < 2) columns = null
    else {
      const head: readonly Column[] = spans.map(([a, b]) => columnOf(s.slice(a, b)))
      if (head.some((column) => column.kind === 'part')) columns = head
      else if (columns) {
        const known = columns
        rows.push({ start, end, cells: spans.map(([a, b], i) => ({ start: a, end: b, column: known[i] ?? TEXT })) })
      }
    }
    start = end + 1
  }
  return rows
}

function cellSpans(s: string, start: number, end: number): (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = []
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && s[i] !== '\t') continue
    spans.push([from, i])
    from = i + 1
  }
  return spans.length > 1 ? spans : []
}

function columnOf(words: string): Column {
  if (words.length > 40) return TEXT
  const firstLeads = FIRST.test(words)
  const head = words.replace(/（.*$/, '').replace(/及其?/, '和')
  if (TIME_HEAD.test(head)) return { kind: 'time' }
  const label = LABEL.exec(head)
  if (!label || label.index > 2)
    return /^(?:牵头|责任|配合)$/.test(head) ? { kind: 'part', part: partOfLabel(head, '单位'), firstLeads } : TEXT
  return { kind: 'part', part: partOfLabel(label[1] ?? '', label[2] ?? ''), firstLeads }
}
