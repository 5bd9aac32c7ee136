import { useState } from 'react'
import { textOf } from '@gongjian/domain/register/value.ts'
import { chosenText, type Choice } from '../../components/autosave/choice.ts'
import { ConflictDialog } from '../../components/autosave/conflict-dialog.tsx'
import { changedFields, type Served } from '../../components/autosave/draft.ts'
import { unitName, useUnits } from '../../components/use-units.ts'
import { fieldOf, valueOfWords, type Flat } from './enterprise-values.ts'

interface Props {
  readonly title: string
  readonly mine: Flat
  readonly theirs: Served<Flat>
  readonly onResolve: (text: Flat) => void
}

/** Two wrote the same field: both side by side, and a person says which stands. Saved by the button afterwards. */
export function EnterpriseConflict({ title, mine, theirs, onResolve }: Props) {
  const units = useUnits()
  const [put, setPut] = useState<Served<Flat> | null>(null)
  // Asked for once more by 保存, it comes again: by the answer, since the version is the same.
  if (put === theirs) return null
  const words = (key: string, flat: Flat): string => {
    const field = fieldOf(key)
    const value = flat[key] ?? null
    return key === 'unit' ? unitName(value, units) : field ? textOf(value, field) : ''
  }
  const choose = (choices: Readonly<Record<string, Choice>>) =>
    onResolve(chosenText(mine, theirs.text, choices, (key, text) => valueOfWords(key, text, units)))
  return (
    <ConflictDialog
      title={title}
      edited={theirs.edited}
      fields={changedFields(mine, theirs.text).map((key) => ({
        key,
        title: fieldOf(key)?.label ?? key,
        mine: words(key, mine),
        theirs: words(key, theirs.text),
        free: fieldOf(key)?.kind === 'text' && key !== 'unit' && key !== 'creditCode',
      }))}
      onLater={() => setPut(theirs)}
      verb="按所选填写"
      onChoose={choose}
    />
  )
}
