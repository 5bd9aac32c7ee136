import type { LineField, LineText } from '@gongjian/domain/report/report.ts'
import type { Choice } from '../../components/autosave/choice.ts'

/** Fields without a choice were the same on both sides. */
export function chosenText(mine: LineText, theirs: LineText, choices: Readonly<Record<string, Choice>>): LineText {
  const entries = Object.entries(choices).map(([f, choice]) => {
    const field = f as LineField
    if (choice === 'mine') return [field, mine[field]]
    return [field, choice === 'theirs' ? theirs[field] : choice.words]
  })
  return { ...theirs, ...Object.fromEntries(entries) } as LineText
}
