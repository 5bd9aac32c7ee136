import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { textOf, type Value } from '@gongjian/domain/register/value.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import { SaveState } from '../../components/autosave/save-state.tsx'
import { CellEditor } from './cell-editor.tsx'
import type { ListColumn } from '../../components/list/list-columns.ts'
import { ItemCell } from './columns.tsx'
import { isTyping, walk, type Place } from '../../components/list/grid-place.ts'
import { ItemConflict } from './item-conflict.tsx'
import { Cols, placeOf, SumsFoot, useFocusCell, widthOf } from '../../components/list/sheet.tsx'
import { isWritable, writableOf, type Flat } from './item-values.ts'
import { PasteNotes } from './paste-notes.tsx'
import { serveRows, type ItemDesk } from './use-item-desk.ts'
import { usePaste } from './use-paste.ts'
import { unitName, useUnits } from '../../components/use-units.ts'
import styles from '../../components/list/table.module.css'

interface Props {
  readonly register: Register
  readonly columns: readonly ListColumn[]
  readonly rows: readonly ItemRow[]
  readonly sums: Readonly<Record<string, number | null>>
  readonly made: ItemDesk
}

/** A cell that is being written; `text` null: opened as it stands. */
interface Open extends Place {
  readonly text: string | null
}

/** The ledger as a sheet: typing begins a cell, Enter and Tab go on, Delete empties, paste fills; saved as typed. */
export function EditTable({ register, columns, rows, sums, made: { desk, drafts } }: Props) {
  const units = useUnits()
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Place>({ row: 0, column: 1 })
  const [open, setOpen] = useState<Open | null>(null)
  const size = { rows: rows.length, columns: columns.length }
  // Whose it is, is assigned with a reason and not typed over.
  const writable = writableOf(register).filter((c) => c !== 'unit')
  const paste = usePaste({ register, columns, rows, units, desk, drafts, writable })
  useEffect(() => serveRows(desk, register, rows), [desk, register, rows])
  useFocusCell(box, at)

  const mayWrite = ({ row, column }: Place): boolean =>
    rows[row] !== undefined && isWritable(rows[row]) && writable.includes(columns[column]?.key ?? '')
  const write = (place: Place, value: Value) => {
    const [row, column] = [rows[place.row], columns[place.column]]
    if (row && column && mayWrite(place)) desk.edit(String(row.id), { [column.key]: value })
  }
  const moveTo = (next: Place | null) => {
    setOpen(null)
    if (next) setAt(next)
    // The editor goes with its focus, and the cell takes it back; not from where a click has put it meanwhile.
    requestAnimationFrame(() => {
      if (next !== null || document.activeElement === document.body) cellAt(box.current, next ?? at)?.focus()
    })
  }
  function onKey(e: KeyboardEvent) {
    if (open || !(e.target instanceof HTMLElement) || e.target.tagName !== 'TD') return
    const keys = { ctrl: e.ctrlKey || e.metaKey, shift: e.shiftKey }
    if ((e.key === 'Enter' || e.key === 'F2') && mayWrite(at)) setOpen({ ...at, text: null })
    else if ((e.key === 'Delete' || e.key === 'Backspace') && mayWrite(at)) write(at, null)
    else if (e.key !== ' ' && isTyping(e) && mayWrite(at)) setOpen({ ...at, text: e.key })
    else {
      const next = walk(e.key, at, size, keys)
      if (!next) return
      setAt(next)
    }
    e.preventDefault()
  }
  function onPaste(e: ClipboardEvent) {
    if (open) return
    e.preventDefault()
    paste.take(e.clipboardData.getData('text/plain'), at)
  }
  function onCopy(e: ClipboardEvent) {
    const [row, column] = [rows[at.row], columns[at.column]]
    if (open || !row || !column || (window.getSelection()?.toString() ?? '') !== '') return
    const value = drafts.get(String(row.id))?.text[column.key] ?? null
    e.clipboardData.setData('text/plain', column.key === 'unit' ? unitName(value, units) : textOf(value, column.field))
    e.preventDefault()
  }
  return (
    <>
      <PasteNotes paste={paste} />
      <div className={styles.box} ref={box} onKeyDown={onKey} onPaste={onPaste} onCopy={onCopy}>
        <table role="grid" className={styles.table} style={{ width: widthOf(columns) }} aria-label="在表中修改">
          <Cols columns={columns} />
          <thead>
            <tr>
              {columns.map((c) => (
                <th key={c.key} scope="col" className={c.align === 'right' ? styles.right : undefined}>
                  {c.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onFocus={(e) => placeOf(e.target, setAt)}>
            {rows.map((row, r) => (
              <tr key={row.id}>
                {columns.map((column, c) => (
                  <Cell
                    key={column.key}
                    row={row}
                    column={column}
                    draft={drafts.get(String(row.id))}
                    place={{ row: r, column: c }}
                    active={at.row === r && at.column === c}
                    writable={mayWrite({ row: r, column: c })}
                    open={open?.row === r && open.column === c ? open : null}
                    register={register}
                    onOpen={() => setOpen({ row: r, column: c, text: null })}
                    onWrite={(value) => write({ row: r, column: c }, value)}
                    onClose={(key, shift) =>
                      moveTo(key === null ? null : walk(key, { row: r, column: c }, size, { shift }))
                    }
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <SumsFoot columns={columns} sums={sums} />
        </table>
      </div>
      <SaveState drafts={[...drafts.values()]} />
      {rows.map((row) => {
        const draft = drafts.get(String(row.id))
        return draft?.phase.name === 'conflict' ? (
          <ItemConflict key={row.id} register={register} id={row.id} title={row.title} draft={draft} desk={desk} />
        ) : null
      })}
    </>
  )
}

function cellAt(box: HTMLElement | null, { row, column }: Place): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`td[data-row="${row}"][data-column="${column}"]`) ?? null
}

interface CellProps {
  readonly row: ItemRow
  readonly column: ListColumn
  readonly draft: Draft<Flat> | undefined
  readonly place: Place
  readonly active: boolean
  readonly writable: boolean
  readonly open: Open | null
  readonly register: Register
  readonly onOpen: () => void
  readonly onWrite: (value: Value) => void
  /** With the key that leads on; null: stays. */
  readonly onClose: (key: string | null, shift: boolean) => void
}

function Cell({ row, column, draft, place, active, writable, open, register, onOpen, onWrite, onClose }: CellProps) {
  const value = draft?.text[column.key] ?? null
  const phase = draft?.phase
  const isWritten = draft?.touched.includes(column.key) === true
  const refused = phase?.name === 'refused' ? phase.message : undefined
  const tone = [
    column.align === 'right' && styles.right,
    writable ? styles.editable : styles.fixed,
    isWritten && styles.written,
    refused !== undefined && isWritten && styles.bad,
    open && styles.open,
  ]
  return (
    <td
      role="gridcell"
      data-row={place.row}
      data-column={place.column}
      tabIndex={active ? 0 : -1}
      aria-readonly={!writable}
      className={tone.filter(Boolean).join(' ')}
      title={isWritten ? refused : undefined}
      onDoubleClick={writable && !open ? onOpen : undefined}
    >
      {open ? (
        <CellEditor
          register={register}
          column={column}
          value={value}
          unit={draft?.text.unit ?? null}
          typed={open.text}
          onWrite={onWrite}
          onClose={onClose}
        />
      ) : (
        <ItemCell row={row} column={column} flat={writable && isWritten ? draft?.text : undefined} />
      )}
    </td>
  )
}
