import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { z } from 'zod'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import { TYPED_FIELDS } from '@gongjian/domain/season/words.ts'
import { call } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import type { Draft, Kept, Served } from '../../components/autosave/draft.ts'
import { failureOf } from '../../components/autosave/failure.ts'
import { browserShelf } from '../../components/autosave/shelf.ts'
import { useDesk, useLeaveGuard } from '../../components/autosave/use-desk.ts'
import { rowChange } from './row-change.ts'
import { SEASON_CHANGES } from './season-changes.ts'

type TypedField = (typeof TYPED_FIELDS)[number]

/** What a county writes of a row. */
const Cells = PlanRow.pick(Object.fromEntries(TYPED_FIELDS.map((key) => [key, true])) as Record<TypedField, true>)
export type Cells = z.infer<typeof Cells>

const KeptCells: z.ZodType<Kept<Cells>> = z.object({
  text: Cells,
  base: Cells,
  version: z.number(),
  touched: z.array(z.enum(TYPED_FIELDS)),
})

export type Write = (row: PlanRow, change: Partial<Cells>) => void

function cellsIn(values: Readonly<Record<string, unknown>>, keys: readonly TypedField[] = TYPED_FIELDS): Cells {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? null])) as Cells
}

export function servedOf(row: PlanRow): Served<Cells> {
  return { text: cellsIn(row), version: row.version, edited: null }
}

/** A row as it is written, which the server has or has not yet. */
export interface WrittenRow extends PlanRow {
  /** Why the server does not take it; null: it does. */
  readonly refusal: string | null
}

export function writtenRow(row: PlanRow, draft: Draft<Cells> | undefined): WrittenRow {
  return { ...row, ...draft?.text, refusal: draft?.phase.name === 'refused' ? draft.phase.message : null }
}

/**
 * A row is an item of the register and is saved as one, a draft a row: what is typed while the last saving is on its way, or while the
 * line is down, follows it.
 */
export function useRowWriting({ register, season, unit }: SeasonPlanView) {
  const client = useQueryClient()
  const me = useMe()
  const { desk, drafts } = useDesk<Cells>(() => ({
    failureOf,
    shelf: browserShelf(`${me.plan.code}.${me.account.login}.season.${season.id}.${unit.code}`, KeptCells),
    reload: (key) => {
      void call(OPERATIONS.getItem, { register, id: Number(key) }).then(
        ({ values, version }) => desk.serve(key, { text: cellsIn(values), version, edited: null }),
        // It is read again when the page is; the text waits meanwhile.
        () => undefined,
      )
    },
    save: async (key, { text, version, touched }) => {
      const item = { values: cellsIn(text, touched) }
      const saved = await call(OPERATIONS.updateItem, { register, id: Number(key), version, item })
      for (const name of SEASON_CHANGES) void client.invalidateQueries({ queryKey: [name] })
      const edited = { by: me.account.name, at: new Date().toISOString() }
      return { text: cellsIn(saved.values), version: saved.version, edited }
    },
  }))
  useLeaveGuard(desk, '条')
  const write: Write = useCallback(
    (row, change) => desk.edit(String(row.id), rowChange(change, row, season)),
    [desk, season],
  )
  return { desk, drafts, write }
}

export type RowWriting = ReturnType<typeof useRowWriting>
