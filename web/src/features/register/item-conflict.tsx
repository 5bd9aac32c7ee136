import { useState } from 'react'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { chosenText } from '../../components/autosave/choice.ts'
import { ConflictDialog } from '../../components/autosave/conflict-dialog.tsx'
import { changedFields, type Draft } from '../../components/autosave/draft.ts'
import type { ItemDesk } from './use-item-desk.ts'
import { unitName, useUnits } from '../../components/use-units.ts'
import { readCell, type Flat } from './item-values.ts'

interface Props {
  readonly register: Register
  readonly id: number
  readonly title: string
  readonly draft: Draft<Flat>
  readonly desk: ItemDesk['desk']
}

/** Opens by itself when the item was saved by someone else meanwhile, in the same columns. */
export function ItemConflict({ register, id, title, draft, desk }: Props) {
  const units = useUnits()
  const { phase } = draft
  const theirs = phase.name === 'conflict' ? phase.theirs : null
  const [put, setPut] = useState<number | null>(null)
  if (theirs === null || put === theirs.version) return null
  const words = (key: string, flat: Flat): string => {
    const field = columnOf(register, key)
    const value = flat[key] ?? null
    return key === 'unit' ? unitName(value, units) : field ? textOf(value, field) : ''
  }
  const keys = changedFields(draft.text, theirs.text).filter((k) => columnOf(register, k)?.kind !== 'computed')
  return (
    <ConflictDialog
      key={theirs.version}
      title={title}
      edited={theirs.edited}
      fields={keys.map((key) => ({
        key,
        title: columnOf(register, key)?.label ?? key,
        mine: words(key, draft.text),
        theirs: words(key, theirs.text),
        free: ['text', 'note'].includes(columnOf(register, key)?.kind ?? '') && key !== 'unit',
      }))}
      onLater={() => setPut(theirs.version)}
      onChoose={(choices) =>
        desk.resolve(
          String(id),
          chosenText(draft.text, theirs.text, choices, (key, text) => {
            const read = readCell(register, key, text, units)
            return 'problem' in read ? null : read.value
          }),
        )
      }
    />
  )
}
