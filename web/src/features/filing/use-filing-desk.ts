import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { Filing, FilingPart } from '@gongjian/domain/filing/contracts.ts'
import type { FilingKind } from '@gongjian/domain/filing/filing.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { call } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { newDraft, type Draft, type Served } from '../../components/autosave/draft.ts'
import { failureOf } from '../../components/autosave/failure.ts'
import { browserShelf } from '../../components/autosave/shelf.ts'
import { useDesk } from '../../components/autosave/use-desk.ts'

export interface PartText {
  readonly text: string
}
export interface FilingKey {
  readonly kind: FilingKind
  readonly unit: string
}

const Text = z.object({ text: z.string() })
const KeptPart = z.object({
  text: Text,
  base: Text,
  version: z.number().int(),
  touched: z.array(z.literal('text')),
})

function servedOf(part: FilingPart): Served<PartText> {
  return { text: { text: part.text }, version: part.version, edited: part.edited }
}

/** The parts of a filing: each saved by itself as it is typed. */
export function useFilingDesk(id: FilingKey, filing: Filing) {
  const client = useQueryClient()
  const me = useMe()
  const queryKey = [OPERATIONS.getFiling.name, id]
  const { desk, drafts } = useDesk<PartText>(() => ({
    failureOf,
    shelf: browserShelf(`${me.plan.code}.${me.account.login}.${id.kind}.${id.unit}`, KeptPart),
    reload: () => void client.invalidateQueries({ queryKey }),
    save: async (part, { text, version }) => {
      const after = await call(OPERATIONS.saveFilingPart, { ...id, part, text: text.text, expectedVersion: version })
      client.setQueryData<Filing>(queryKey, after)
      return servedOf(after.parts.find((p) => p.key === part) ?? fail('filing-not-found'))
    },
  }))
  useEffect(() => {
    for (const part of filing.parts) desk.serve(part.key, servedOf(part), filing.lock?.reason ?? null)
  }, [desk, filing])
  const draftOf = (part: FilingPart): Draft<PartText> => drafts.get(part.key) ?? newDraft(servedOf(part))
  return { desk, drafts, draftOf }
}
