import { App } from 'antd'
import { useReducer, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { ENTERPRISE_SHUT } from '@gongjian/domain/enterprise/enterprise.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ApiError, call } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { turnAway } from '../../app/query.ts'
import {
  changedFields,
  isUnsaved,
  newDraft,
  reduceDraft,
  type Draft,
  type DraftAction,
} from '../../components/autosave/draft.ts'
import { focusOn } from '../../components/form/field-id.ts'
import { useSaid } from '../../components/form/use-said.ts'
import { useGo } from '../../components/link.tsx'
import { inputOf, problemsOf, servedOf, type Flat } from './enterprise-values.ts'
import { openIn } from './facility-tree.ts'
import { ENTERPRISES_CHANGE } from './use-enterprises.ts'
import { useUnsavedGuard } from '../../components/use-unsaved-guard.ts'

function reduce(draft: Draft<Flat>, action: DraftAction<Flat>): Draft<Flat> {
  return reduceDraft(draft, action)
}

/** Sends what was written; two who write at once meet as they do in an item. */
function useSend(id: number, act: (action: DraftAction<Flat>) => void, letGo: () => void) {
  const client = useQueryClient()
  const go = useGo()
  const { message } = App.useApp()
  const [refusal, setRefusal] = useState('')
  const [busy, setBusy] = useState(false)
  const [asksReason, setAsksReason] = useState(false)
  function done(closed = 0) {
    for (const name of ENTERPRISES_CHANGE) void client.invalidateQueries({ queryKey: [name] })
    letGo()
    void message.success(closed === 0 ? '已保存' : `已保存，同时关闭了 ${closed} 个设施`)
    go(paths.enterprise(id), { replace: true })
  }
  async function refuse(error: unknown, text: Flat) {
    const changed = error instanceof ApiError && error.code === 'enterprise-changed'
    act({ type: changed ? 'changed' : 'lost' })
    if (!(error instanceof ApiError) || turnAway(error)) return
    // It was shut, and would not be any more: the same is sent again with the reason.
    if (error.code === 'enterprise-reason') return setAsksReason(true)
    if (!changed) return setRefusal(error.message)
    const theirs = await call(OPERATIONS.getEnterprise, { enterprise: id }).catch(() => null)
    if (theirs === null) return setRefusal(error.message)
    const served = servedOf(theirs)
    // It was saved the first time, and only the answer was lost.
    if (changedFields(text, served.text).length === 0) return done()
    act({ type: 'served', served })
  }
  async function send({ text, touched, version }: Draft<Flat>, reason?: string) {
    setBusy(true)
    setAsksReason(false)
    act({ type: 'send' })
    try {
      const why = reason === undefined ? {} : { reason }
      const input = { enterprise: id, version, change: inputOf(text, touched), ...why }
      done((await call(OPERATIONS.updateEnterprise, input)).closedAlong.length)
    } catch (error) {
      await refuse(error, text)
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, setRefusal, asksReason, setAsksReason, send }
}

/**
 * What is written over an enterprise until it is saved by the button: a name that is saved letter by letter would go into every
 * register and its history.
 */
export function useEdit(enterprise: EnterpriseDetail) {
  const go = useGo()
  const [draft, act] = useReducer(reduce, enterprise, (e) => newDraft(servedOf(e)))
  const [asksShut, setAsksShut] = useState(false)
  // What closes along when the enterprise is shut.
  const along = openIn(enterprise.facilities)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const { bad, say } = useSaid()
  const guard = useUnsavedGuard(isUnsaved(draft))
  const { busy, refusal, setRefusal, asksReason, setAsksReason, send } = useSend(enterprise.id, act, guard.letGo)
  async function save() {
    setRefusal('')
    const found = problemsOf(draft.text)
    setProblems(found)
    const [first] = [...bad, ...Object.keys(found)]
    if (first !== undefined) return focusOn(first)
    const shuts = draft.text.state === ENTERPRISE_SHUT && enterprise.values.state !== ENTERPRISE_SHUT
    if (shuts && along.length > 0) return setAsksShut(true)
    await send(draft)
  }
  return {
    draft,
    problems,
    refusal,
    busy,
    asksReason,
    give: (reason: string) => void send(draft, reason),
    leaveReason: () => setAsksReason(false),
    along: asksShut ? along : null,
    shut: (reason: string | undefined) => {
      setAsksShut(false)
      void send(draft, reason)
    },
    leaveShut: () => setAsksShut(false),
    say,
    set: (patch: Flat) => {
      setProblems({})
      act({ type: 'edit', patch })
    },
    save,
    resolve: (text: Flat) => act({ type: 'resolve', text }),
    cancel: () => go(paths.enterprise(enterprise.id)),
  }
}
