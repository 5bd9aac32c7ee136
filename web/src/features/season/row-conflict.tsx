import { useState } from 'react'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import { chosenText } from '../../components/autosave/choice.ts'
import { ConflictDialog } from '../../components/autosave/conflict-dialog.tsx'
import { changedFields, type Draft } from '../../components/autosave/draft.ts'
import { CELL_TITLES } from './cell-titles.ts'
import type { Cells, RowWriting } from './use-row-writing.ts'

interface Props {
  readonly row: PlanRow
  readonly draft: Draft<Cells>
  readonly desk: RowWriting['desk']
}

/** Opens by itself when somebody else saved the same cells of the row meanwhile. */
export function RowConflict({ row, draft: { text, phase }, desk }: Props) {
  const theirs = phase.name === 'conflict' ? phase.theirs : null
  const [put, setPut] = useState<number | null>(null)
  if (theirs === null || put === theirs.version) return null
  return (
    <ConflictDialog
      key={theirs.version}
      title={[row.enterprise.name, row.facility].filter(Boolean).join(' ')}
      edited={theirs.edited}
      fields={changedFields(text, theirs.text).map((key) => ({
        key,
        title: CELL_TITLES[key],
        mine: String(text[key] ?? ''),
        theirs: String(theirs.text[key] ?? ''),
        free: key === 'reason',
      }))}
      onLater={() => setPut(theirs.version)}
      onChoose={(choices) =>
        desk.resolve(String(row.id), {
          ...theirs.text,
          ...chosenText({ ...text }, { ...theirs.text }, choices, (_, words) => words),
        })
      }
    />
  )
}
