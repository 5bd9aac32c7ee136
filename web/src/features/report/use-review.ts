import { useState } from 'react'
import { App } from 'antd'
import type { Month } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { afterLeaving, keyOf } from './review-list.ts'

export type ReviewResult = OutputOf<typeof OPERATIONS.reviewLines> & { readonly decision: 'accept' | 'return' }

interface Props {
  readonly month: Month
  readonly shown: readonly ReviewLine[]
  readonly current: string | null
  readonly setCurrent: (key: string | null) => void
}

/** One at a time goes at once; many ask first and answer with what was refused. */
export function useReview({ month, shown, current, setCurrent }: Props) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [returning, setReturning] = useState<readonly string[] | null>(null)
  const [result, setResult] = useState<ReviewResult | null>(null)
  const deed = useAction(OPERATIONS.reviewLines, {
    invalidates: ['listReviewLines', 'getReport', 'getBoard', 'getOverview', 'listTaskLines', 'listHistory'],
    onDone: (output, { decision, lines }) => {
      setReturning(null)
      setChosen(new Set())
      setResult(output.refused.length > 0 ? { ...output, decision } : null)
      if (output.refused.length === 0)
        void message.success(`已${decision === 'accept' ? '接受' : '退回'} ${output.done} 条`)
      const leaving = new Set(lines.map((l) => `${l.unit}/${l.task}`))
      if (current !== null && leaving.has(current)) setCurrent(afterLeaving(shown, current, leaving))
    },
  })
  const mine = (keys: readonly string[]) => shown.filter((l) => l.mine && keys.includes(keyOf(l)))

  function decide(decision: 'accept' | 'return', keys: readonly string[], reason?: string) {
    const lines = mine(keys).map((l) => ({ unit: l.unit.code, task: l.task, version: l.version }))
    if (lines.length === 0 || deed.isPending) return
    deed.mutate({ month, decision, lines, ...(reason === undefined ? {} : { reason }) })
  }
  async function askAccept(keys: readonly string[]) {
    const count = mine(keys).length
    const content = '接受后填报单位不能再改；月份关闭后可由填报单位更正。'
    if (count <= 1 || (await confirmDeed({ title: `接受 ${count} 条？`, content, verb: '接受' })))
      decide('accept', keys)
  }
  return {
    chosen,
    choose: (keys: readonly string[]) => setChosen(new Set(keys)),
    toggle: (key: string) => setChosen(flip(chosen, key)),
    busy: deed.isPending,
    askAccept,
    returning,
    askReturn: (keys: readonly string[] | null) => {
      if (keys === null || mine(keys).length > 0) setReturning(keys)
    },
    doReturn: (reason: string) => decide('return', returning ?? [], reason),
    result,
    clearResult: () => setResult(null),
  }
}

export function flip(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}

export type Review = ReturnType<typeof useReview>
