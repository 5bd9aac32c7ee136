import { useState } from 'react'
import { fieldWords } from '@gongjian/domain/report/field-words.ts'
import type { LineField, LineText } from '@gongjian/domain/report/report.ts'
import { LINE_FIELD_TITLES } from '@gongjian/domain/report/report.ts'
import { ConflictDialog } from '../../components/autosave/conflict-dialog.tsx'
import { changedFields } from '../../components/autosave/draft.ts'
import type { Desk } from '../../components/autosave/desk.ts'
import { chosenText } from './chosen-text.ts'
import { TEXT_FIELDS, type LineView } from './line-words.ts'

interface Props {
  readonly view: LineView
  readonly desk: Desk<LineText>
}

/** Opens by itself when the line on the screen was saved by someone else meanwhile. */
export function LineConflict({ view: { line, draft }, desk }: Props) {
  const { phase } = draft
  const theirs = phase.name === 'conflict' ? phase.theirs : null
  const [put, setPut] = useState<number | null>(null)
  if (theirs === null || put === theirs.version) return null
  const fields = changedFields(draft.text, theirs.text)
  return (
    <ConflictDialog
      key={theirs.version}
      title={`${line.label} ${line.title}`}
      edited={theirs.edited}
      fields={fields.map((f) => ({
        key: f,
        title: LINE_FIELD_TITLES[f],
        mine: fieldWords(draft.text, f, line.milestones),
        theirs: fieldWords(theirs.text, f, line.milestones),
        free: isFree(f),
      }))}
      onLater={() => setPut(theirs.version)}
      onChoose={(choices) => desk.resolve(line.task, chosenText(draft.text, theirs.text, choices))}
    />
  )
}

function isFree(field: LineField): boolean {
  return field === 'notApplicableReason' || TEXT_FIELDS.some((f) => f === field)
}
