import { useState } from 'react'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import type { ListColumn } from '../../components/list/list-columns.ts'
import type { Place } from '../../components/list/grid-place.ts'
import { isWritable, readCell, type Flat } from './item-values.ts'
import { cellsOf, spread } from './paste.ts'
import type { ItemDesk } from './use-item-desk.ts'

interface Props {
  readonly register: Register
  readonly columns: readonly ListColumn[]
  readonly rows: readonly ItemRow[]
  readonly units: readonly UnitRef[]
  readonly desk: ItemDesk['desk']
  readonly drafts: ReadonlyMap<string, Draft<Flat>>
  readonly writable: readonly string[]
}

export interface Pasted {
  readonly written: number
  /** What did not go in, and why. */
  readonly notes: readonly string[]
}

export interface Paste {
  readonly result: Pasted | null
  readonly take: (text: string, at: Place) => void
  readonly undo: () => void
  readonly forget: () => void
}

/** A block from a spreadsheet into the sheet: what is a value goes in, the rest is told cell by cell; one step back. */
export function usePaste({ register, columns, rows, units, desk, drafts, writable }: Props): Paste {
  const [result, setResult] = useState<Pasted | null>(null)
  const [before, setBefore] = useState<readonly [string, Record<string, Flat[string]>][]>([])
  function take(text: string, at: Place) {
    const { edits, rowsOver, columnsOver } = spread(cellsOf(text), at, { rows: rows.length, columns: columns.length })
    const notes: string[] = []
    const patches = new Map<string, Record<string, Flat[string]>>()
    let written = 0
    for (const edit of edits) {
      const [row, column] = [rows[edit.row], columns[edit.column]]
      if (!row || !column) continue
      const where = `第 ${edit.row + 1} 行“${column.field.label}”`
      if (!isWritable(row)) notes.push(`${where}：这一条现在不能修改`)
      else if (!writable.includes(column.key)) notes.push(`${where}：这一列由系统填写`)
      else {
        const read = readCell(register, column.key, edit.text, units)
        if ('problem' in read) notes.push(`${where}：${read.problem}`)
        else {
          if (read.notice !== undefined) notes.push(`${where}：${read.notice}`)
          patches.set(String(row.id), { ...patches.get(String(row.id)), [column.key]: read.value })
          written++
        }
      }
    }
    if (rowsOver > 0) notes.push(`表中已显示的行不够，后面 ${rowsOver} 行没有写入：先“再显示”，或用导入`)
    if (columnsOver > 0) notes.push(`右边 ${columnsOver} 列没有对应的列，没有写入`)
    setBefore(
      [...patches].map(([id, patch]) => {
        const now = drafts.get(id)?.text ?? {}
        return [id, Object.fromEntries(Object.keys(patch).map((k) => [k, now[k] ?? null]))]
      }),
    )
    for (const [id, patch] of patches) desk.edit(id, patch)
    setResult({ written, notes })
  }
  return {
    result,
    take,
    undo: () => {
      for (const [id, patch] of before) desk.edit(id, patch)
      setBefore([])
      setResult(null)
    },
    forget: () => setResult(null),
  }
}
