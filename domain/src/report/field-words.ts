import { laneOf, type Milestone } from '../task/task.ts'
import { LINE_FIELD_TITLES, LineText, STANDING_TITLES, type LineField } from './report.ts'

/** A field's value as words, for comparing, printing and versions. */
export function fieldWords(text: LineText, field: LineField, milestones: readonly Milestone[] = []): string {
  switch (field) {
    case 'standing':
      return text.standing === null ? '' : STANDING_TITLES[text.standing]
    case 'reached':
      return text.reached.map((id) => milestones.find((m) => m.id === id)?.text ?? laneWords(id)).join('\n')
    case 'notApplicable':
      return text.notApplicable ? '不适用' : '适用'
    case 'progress':
    case 'cumulative':
    case 'problems':
    case 'nextSteps':
    case 'notApplicableReason':
      return text[field]
  }
}

function laneWords(milestoneId: string): string {
  const { lane, step } = laneOf(milestoneId)
  return step === null ? lane : `${lane} ${step}`
}

export interface FieldChange {
  readonly field: LineField
  readonly title: string
  readonly before: string
  readonly after: string
}

/** What differs between two texts of a line, as words; all that is written where there was none before. */
export function changesOf(before: LineText | null, after: LineText): FieldChange[] {
  const fields = Object.keys(LineText.shape) as LineField[]
  return fields
    .map((field) => ({
      field,
      title: LINE_FIELD_TITLES[field],
      before: before === null ? '' : fieldWords(before, field),
      after: fieldWords(after, field),
    }))
    .filter((c) => c.before !== c.after && !(before === null && c.field === 'notApplicable' && !after.notApplicable))
}
