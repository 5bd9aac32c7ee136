import { useState } from 'react'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Read } from '@gongjian/domain/register/read-text.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import type { ListColumn } from '../../components/list/list-columns.ts'
import type { Place } from '../../components/list/grid-place.ts'
import { isWritable, readCell, type Flat } from './item-values.ts'
import { pasteBlock, type Pasted, type Spread } from './paste.ts'
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

export interface Paste {
  readonly result: Pasted | null
  readonly take: (text: string, at: Place) => void
  readonly undo: () => void
  readonly forget: () => void
}

/** A block from a spreadsheet into the sheet: what is a value goes in, the rest is told cell by cell; one step back. */
export function usePaste({ register, columns, rows, units, desk, drafts, writable }: Props): Paste {
  const [result, setResult] = useState<Pasted | null>(null)
  const [before, setBefore] = useState<readonly [string, Record<string, Value>][]>([])
  function read(cell: Spread): Read<Value> {
    const [row, column] = [rows[cell.row], columns[cell.column]]
    if (!row || !isWritable(row)) return { problem: '这一条现在不能修改' }
    if (!column || !writable.includes(column.key)) return { problem: '这一列由系统填写' }
    return readCell(register, column.key, cell.text, units)
  }
  function take(text: string, at: Place) {
    const patches = new Map<string, Record<string, Value>>()
    const size = { rows: rows.length, columns: columns.length }
    const nameOf = (cell: Spread) => `第 ${cell.row + 1} 行“${columns[cell.column]?.field.label ?? ''}”`
    const pasted = pasteBlock({ text, at, size, nameOf }, read, (cell, value) => {
      const [row, column] = [rows[cell.row], columns[cell.column]]
      if (row && column) patches.set(String(row.id), { ...patches.get(String(row.id)), [column.key]: value })
    })
    setBefore(
      [...patches].map(([id, patch]) => {
        const now = drafts.get(id)?.text ?? {}
        return [id, Object.fromEntries(Object.keys(patch).map((k) => [k, now[k] ?? null]))]
      }),
    )
    for (const [id, patch] of patches) desk.edit(id, patch)
    setResult(pasted)
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
