import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { isBroken } from '@gongjian/domain/register/check.ts'
import type { Check, Register, Series } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import {
  cellOf,
  cellsToSave,
  withCell,
  withoutSaved,
  type SeriesColumn,
  type SeriesRow,
  type Written,
} from './series-grid.ts'

export type Ask = OutputOf<typeof OPERATIONS.saveSeries>['asks'][number]

const NOTHING: Written = new Map()

interface Said {
  readonly setAsks: (asks: readonly Ask[]) => void
  readonly setWritten: (change: (now: Written) => Written) => void
  readonly setRefusal: (words: string) => void
  readonly setSavedWords: (words: string) => void
}

function useSaving({ setAsks, setWritten, setRefusal, setSavedWords }: Said) {
  return useAction(OPERATIONS.saveSeries, {
    invalidates: ['getSeries', 'getRegisterFigures'],
    onRefused: (error) => {
      setRefusal(error.message)
      return true
    },
    onDone: (output, { cells }) => {
      setAsks(output.asks)
      if (output.asks.length > 0) return
      const saved = cells.map((c) => ({ ...c, item: Number(c.item) }))
      setWritten((now) => withoutSaved(now, saved))
      setSavedWords(`已保存 ${instantInWords(new Date()).slice(11)}`)
    },
  })
}

/** What is written until it is saved; a change that is far from last year's is asked about first. */
export function useSeriesWriting(register: Register, series: Series) {
  const [written, setWritten] = useState<Written>(NOTHING)
  const [asks, setAsks] = useState<readonly Ask[]>([])
  const [refusal, setRefusal] = useState('')
  const [savedWords, setSavedWords] = useState('')
  const count = [...written.values()].reduce((n, row) => n + Object.keys(row).length, 0)
  useLeaveAsk(count)
  const deed = useSaving({ setAsks, setWritten, setRefusal, setSavedWords })
  return {
    count,
    asks,
    refusal,
    savedWords: count > 0 ? '' : savedWords,
    busy: deed.isPending,
    /** Rules that the period's figures break as they stand here, of which this column has one. */
    brokenAt: (row: SeriesRow, { period, fieldKey }: SeriesColumn): Check[] => {
      const own = Object.entries(written.get(row.item) ?? {}).filter(([key]) => key.startsWith(`${period}.`))
      const values = {
        ...row.cells[period],
        ...Object.fromEntries(own.map(([k, v]) => [k.slice(period.length + 1), v])),
      }
      return series.checks.filter((c) => c.field === fieldKey && isBroken(c, values))
    },
    isWritten: (item: number, column: string): boolean => written.get(item)?.[column] !== undefined,
    valueOf: (row: SeriesRow, column: SeriesColumn): Value => {
      const own = written.get(row.item)?.[column.key]
      return own === undefined ? cellOf(row, column.period, column.fieldKey) : own
    },
    write: (item: number, column: string, value: Value) => {
      setRefusal('')
      setWritten((now) => withCell(now, item, column, value))
    },
    save: (confirmed: boolean) => {
      if (count === 0 || deed.isPending) return
      setRefusal('')
      deed.mutate({
        register: register.id,
        series: series.id,
        confirmed,
        cells: cellsToSave(written).map((c) => ({ ...c, values: c.values as Record<string, string | number | null> })),
      })
    },
    dismiss: () => setAsks([]),
    discard: () => {
      setWritten(NOTHING)
      setRefusal('')
    },
  }
}

interface Address {
  readonly pathname: string
  readonly search: object
}

/** Another year or other figures are another sheet: what is written in this one does not go along. */
function isSameSheet(a: Address, b: Address): boolean {
  const sheetOf = ({ pathname, search }: Address) => {
    const { series, year } = search as Readonly<Record<string, unknown>>
    return JSON.stringify([pathname, series, year])
  }
  return sheetOf(a) === sheetOf(b)
}

function useLeaveAsk(count: number) {
  const confirmDeed = useConfirmDeed()
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (count === 0 || isSameSheet(current, next)) return false
      const content = '离开后没有保存的数就没有了。'
      return !(await confirmDeed({ title: `还有 ${count} 格没有保存`, content, verb: '仍然离开', danger: true }))
    },
    enableBeforeUnload: false,
  })
}

export type SeriesWriting = ReturnType<typeof useSeriesWriting>
