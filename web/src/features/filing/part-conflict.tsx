import { useState } from 'react'
import type { FilingPart } from '@gongjian/domain/filing/contracts.ts'
import type { Choice } from '../../components/autosave/choice.ts'
import { ConflictDialog } from '../../components/autosave/conflict-dialog.tsx'
import type { Desk } from '../../components/autosave/desk.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import type { PartText } from './use-filing-desk.ts'

interface Props {
  readonly part: FilingPart
  readonly draft: Draft<PartText>
  readonly desk: Desk<PartText>
}

export function PartConflict({ part, draft, desk }: Props) {
  const theirs = draft.phase.name === 'conflict' ? draft.phase.theirs : null
  const [put, setPut] = useState<number | null>(null)
  if (theirs === null || put === theirs.version) return null
  return (
    <ConflictDialog
      key={`${part.key}/${theirs.version}`}
      title={part.title}
      edited={theirs.edited}
      fields={[{ key: 'text', title: part.title, mine: draft.text.text, theirs: theirs.text.text, free: true }]}
      onLater={() => setPut(theirs.version)}
      onChoose={({ text = 'mine' }) => desk.resolve(part.key, chosen(text, draft.text, theirs.text))}
    />
  )
}

function chosen(choice: Choice, mine: PartText, theirs: PartText): PartText {
  if (choice === 'mine') return mine
  return choice === 'theirs' ? theirs : { text: choice.words }
}
