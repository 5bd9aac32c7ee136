import { useEffect, type ClipboardEvent } from 'react'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { textOf, type Value } from '@gongjian/domain/register/value.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import { SaveState } from '../../components/autosave/save-state.tsx'
import { CellEditor } from './cell-editor.tsx'
import type { ListColumn } from '../../components/list/list-columns.ts'
import { ItemCell } from './columns.tsx'
import type { Place } from '../../components/list/grid-place.ts'
import { ItemConflict } from './item-conflict.tsx'
import { Cols, placeOf, SumsFoot, widthOf } from '../../components/list/sheet.tsx'
import { isWritable, typedOf, type Flat } from './item-values.ts'
import { textOfCells } from './paste.ts'
import { PasteNotes } from './paste-notes.tsx'
import { RefusedCells, refusalId } from './refused-cells.tsx'
import { useCellWriting, type CellWriting } from './use-cell-writing.ts'
import { serveRows, type ItemDesk } from './use-item-desk.ts'
import { usePaste } from './use-paste.ts'
import { unitName, useUnits } from '../../components/use-units.ts'
import { WrittenCell } from './written-cell.tsx'
import styles from '../../components/list/table.module.css'

interface Props {
  readonly register: Register
  readonly columns: readonly ListColumn[]
  readonly rows: readonly ItemRow[]
  readonly sums: Readonly<Record<string, number | null>>
  readonly made: ItemDesk
}

/** The ledger as a sheet: typing begins a cell, Enter and Tab go on, Delete empties, paste fills; saved as typed. */
export function EditTable({ register, columns, rows, sums, made: { desk, drafts } }: Props) {
  const units = useUnits()
  const writable = typedOf(register)
  const paste = usePaste({ register, columns, rows, units, desk, drafts, writable })
  useEffect(() => serveRows(desk, register, rows), [desk, register, rows])

  const mayWrite = ({ row, column }: Place): boolean =>
    rows[row] !== undefined && isWritable(rows[row]) && writable.includes(columns[column]?.key ?? '')
  const write = (place: Place, value: Value) => {
    const [row, column] = [rows[place.row], columns[place.column]]
    if (row && column && mayWrite(place)) desk.edit(String(row.id), { [column.key]: value })
  }
  const size = { rows: rows.length, columns: columns.length }
  const empty = (place: Place) => write(place, null)
  const grid = useCellWriting({ size, start: { row: 0, column: 1 }, mayWrite, empty })
  function onPaste(e: ClipboardEvent) {
    if (grid.open) return
    e.preventDefault()
    paste.take(e.clipboardData.getData('text/plain'), grid.at)
  }
  function onCopy(e: ClipboardEvent) {
    const [row, column] = [rows[grid.at.row], columns[grid.at.column]]
    if (grid.open || !row || !column || (window.getSelection()?.toString() ?? '') !== '') return
    const value = drafts.get(String(row.id))?.text[column.key] ?? null
    const text = column.key === 'unit' ? unitName(value, units) : textOf(value, column.field)
    // Of several lines: as a spreadsheet copies it, or it would come back as several cells.
    e.clipboardData.setData('text/plain', textOfCells([[text]]))
    e.preventDefault()
  }
  return (
    <>
      {paste.result && <PasteNotes result={paste.result} onUndo={paste.undo} onForget={paste.forget} />}
      <div className={styles.box} ref={grid.box} onKeyDown={grid.onKey} onPaste={onPaste} onCopy={onCopy}>
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
          <tbody onFocus={(e) => placeOf(e.target, grid.setAt)}>
            {rows.map((row, r) => (
              <tr key={row.id}>
                {columns.map((column, c) => (
                  <Cell
                    key={column.key}
                    row={row}
                    column={column}
                    draft={drafts.get(String(row.id))}
                    place={{ row: r, column: c }}
                    grid={grid}
                    writable={mayWrite({ row: r, column: c })}
                    register={register}
                    onWrite={(value) => write({ row: r, column: c }, value)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <SumsFoot columns={columns} sums={sums} />
        </table>
      </div>
      <SaveState drafts={[...drafts.values()]} />
      <RefusedCells rows={rows} columns={columns} drafts={drafts} />
      {rows.map((row) => {
        const draft = drafts.get(String(row.id))
        return draft?.phase.name === 'conflict' ? (
          <ItemConflict key={row.id} register={register} id={row.id} title={row.title} draft={draft} desk={desk} />
        ) : null
      })}
    </>
  )
}

interface CellProps {
  readonly row: ItemRow
  readonly column: ListColumn
  readonly draft: Draft<Flat> | undefined
  readonly place: Place
  readonly grid: CellWriting
  readonly writable: boolean
  readonly register: Register
  readonly onWrite: (value: Value) => void
}

function Cell({ row, column, draft, place, grid, writable, register, onWrite }: CellProps) {
  const phase = draft?.phase
  const isWritten = draft?.touched.includes(column.key) === true
  const refused = phase?.name === 'refused' && isWritten ? phase.message : undefined
  const tone = [
    column.align === 'right' && styles.right,
    isWritten && styles.written,
    refused !== undefined && styles.bad,
  ]
  return (
    <WrittenCell
      grid={grid}
      place={place}
      writable={writable}
      tone={tone}
      title={refused}
      refusal={refused === undefined ? undefined : refusalId(row.id)}
    >
      {(open) =>
        open ? (
          <CellEditor
            register={register}
            column={column}
            value={draft?.text[column.key] ?? null}
            unit={draft?.text.unit ?? null}
            typed={open.text}
            onWrite={onWrite}
            onClose={grid.close}
          />
        ) : (
          <ItemCell row={row} column={column} flat={writable && isWritten ? draft?.text : undefined} />
        )
      }
    </WrittenCell>
  )
}
