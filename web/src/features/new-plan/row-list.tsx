import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { Button, Input } from 'antd'
import type { ClauseIndex } from '../../components/official-text/clause-index.ts'
import { around, shorten } from '../../components/official-text/words.ts'
import { LIST_TITLES, type List } from './mending.ts'
import type { RowWords } from './row-words.ts'
import styles from './new-plan-page.module.css'
import rowStyles from './rows.module.css'

export interface Place {
  readonly list: List
  readonly at: number
}

interface Props {
  readonly list: List
  readonly rows: readonly RowWords[]
  readonly text: string
  readonly index: ClauseIndex
  readonly active: Place | null
  /** The form that stands in the place of a row (its number) or above all ('new'). */
  readonly form: { readonly at: number | 'new'; readonly node: ReactNode } | null
  readonly onShow: (row: RowWords) => void
  readonly onEdit?: (row: RowWords) => void
  readonly onDrop: (row: RowWords) => void
  /** The row goes on the one before it. */
  readonly onJoin?: (row: RowWords) => void
  readonly onAdd?: () => void
}

const FILTER_FROM = 12

/** What was read of one kind, each row beside its words. */
export function RowList({ list, rows, text, index, active, form, onShow, onEdit, onDrop, onJoin, onAdd }: Props) {
  const [filter, setFilter] = useState('')
  const box = useRef<HTMLOListElement>(null)
  const shown = rows.filter((r) => filter === '' || haystack(r, text, index).includes(filter.trim()))
  return (
    <>
      <div className={styles.listHead}>
        {rows.length >= FILTER_FROM && (
          <Input
            size="small"
            allowClear
            placeholder={`在 ${rows.length} 条中筛选`}
            aria-label={`筛选${LIST_TITLES[list]}`}
            value={filter}
            onChange={(e) => setFilter(e.target.value)}
          />
        )}
        {onAdd && (
          <Button size="small" onClick={onAdd} disabled={form?.at === 'new'}>
            新增
          </Button>
        )}
      </div>
      {form?.at === 'new' && form.node}
      {rows.length === 0 && form === null && <p className={styles.none}>没有读到{LIST_TITLES[list]}</p>}
      {rows.length > 0 && shown.length === 0 && <p className={styles.none}>没有符合“{filter}”的内容</p>}
      <ol ref={box} className={rowStyles.rows} onKeyDown={stepThrough}>
        {shown.map((row, i) =>
          form?.at === row.at ? (
            <li key={row.at}>{form.node}</li>
          ) : (
            <RowItem
              key={row.at}
              row={row}
              text={text}
              label={row.clause === null ? '' : (index.labels.get(row.clause) ?? row.clause)}
              active={active?.list === list && active.at === row.at}
              onShow={onShow}
              onDrop={() => {
                onDrop(row)
                focusRow(box, i)
              }}
              {...(onEdit ? { onEdit } : {})}
              {...(onJoin && row.at > 0 ? { onJoin } : {})}
            />
          ),
        )}
      </ol>
    </>
  )
}

const WORDS = 'button[data-words]'

/** The row that moved up takes the focus of the one that went. */
function focusRow(box: RefObject<HTMLOListElement | null>, at: number): void {
  requestAnimationFrame(() => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>(WORDS) ?? [])]
    rows[Math.min(at, rows.length - 1)]?.focus()
  })
}

/** Arrow keys go from row to row. */
function stepThrough(e: KeyboardEvent<HTMLOListElement>): void {
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
  if (!(e.target instanceof Element) || !e.target.matches('button')) return
  const item = e.target.closest('li')
  const next = e.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling
  const button = next?.querySelector<HTMLElement>(WORDS)
  if (!button) return
  e.preventDefault()
  button.focus()
}

function haystack(row: RowWords, text: string, index: ClauseIndex): string {
  const quote = row.span === null ? '' : text.slice(row.span.start, row.span.end)
  return `${row.main} ${row.sub} ${row.clause === null ? '' : (index.labels.get(row.clause) ?? '')} ${quote}`
}

interface ItemProps {
  readonly row: RowWords
  readonly text: string
  readonly label: string
  readonly active: boolean
  readonly onShow: (row: RowWords) => void
  readonly onEdit?: (row: RowWords) => void
  readonly onJoin?: (row: RowWords) => void
  readonly onDrop: () => void
}

function RowItem({ row, text, label, active, onShow, onEdit, onJoin, onDrop }: ItemProps) {
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!active) return
    item.current?.scrollIntoView({ block: 'nearest' })
    // The form that was here has gone, and the focus with it.
    if (document.activeElement === document.body) item.current?.querySelector<HTMLElement>(WORDS)?.focus()
  }, [active])
  const isProblem = row.list === 'problems'
  return (
    <li ref={item} className={rowStyles.row} data-active={active || undefined}>
      <button
        type="button"
        className={rowStyles.rowWords}
        data-words
        disabled={row.span === null}
        onClick={() => onShow(row)}
      >
        <span className={rowStyles.rowMain}>{row.main}</span>
        <span className={rowStyles.rowSub}>
          {label !== '' && <b>{label}</b>}
          {row.sub !== '' && <i>{row.sub}</i>}
          <Quote row={row} text={text} />
        </span>
      </button>
      <span className={rowStyles.rowTools}>
        {onEdit && (
          <button type="button" onClick={() => onEdit(row)} aria-label={`修改：${row.main}`}>
            修改
          </button>
        )}
        {onJoin && (
          <button type="button" onClick={() => onJoin(row)} aria-label={`并入上一条：${row.main}`}>
            并入上条
          </button>
        )}
        <button type="button" onClick={onDrop} aria-label={`${isProblem ? '已处理' : '删除'}：${row.main}`}>
          {isProblem ? '已处理' : '删除'}
        </button>
      </span>
    </li>
  )
}

/** The words in their sentence; a marker's words are the units themselves, already listed. */
function Quote({ row, text }: { row: RowWords; text: string }) {
  if (row.span === null || row.list === 'assignments' || row.list === 'clauses') return null
  const { before, after } = around(text, row.span)
  return (
    <q>
      {before}
      <em>{shorten(text.slice(row.span.start, row.span.end), 60)}</em>
      {after}
    </q>
  )
}
