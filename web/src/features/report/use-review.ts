import { useState } from 'react'
import { App } from 'antd'
import type { Month } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import type { ReviewAction } from '@gongjian/domain/report/report.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { afterLeaving, keyOf, REVIEW_ACTION_TITLES } from './review-list.ts'

type Reviewed = OutputOf<typeof OPERATIONS.reviewLines>
type Lines = readonly { readonly unit: string; readonly task: string }[]
export type ReviewResult = Reviewed & { readonly action: ReviewAction }
/** An action that is not done without a reason, and the lines it is for. */
export interface Asking {
  readonly action: 'return' | 'withdraw'
  readonly keys: readonly string[]
}

interface Props {
  readonly month: Month
  readonly shown: readonly ReviewLine[]
  readonly current: string | null
  readonly setCurrent: (key: string | null) => void
}

const INVALIDATES: OperationName[] = [
  'listReviewLines',
  'getReport',
  'getBoard',
  'getOverview',
  'listTaskLines',
  'listHistory',
]

/** The three deeds through one door: withdrawing is an operation of its own, as it always needs a reason. */
function useReviewDeeds(month: Month, onDone: (output: Reviewed, action: ReviewAction, lines: Lines) => void) {
  const deed = useAction(OPERATIONS.reviewLines, {
    invalidates: INVALIDATES,
    onDone: (output, { decision, lines }) => onDone(output, decision, lines),
  })
  const withdrawal = useAction(OPERATIONS.withdrawAcceptance, {
    invalidates: INVALIDATES,
    onDone: (output, { lines }) => onDone(output, 'withdraw', lines),
  })
  const isBusy = deed.isPending || withdrawal.isPending
  return {
    isBusy,
    run: (action: ReviewAction, seen: readonly ReviewLine[], reason: string) => {
      const lines = seen.map((l) => ({ unit: l.unit.code, task: l.task, version: l.version }))
      if (lines.length === 0 || isBusy) return
      if (action === 'withdraw') withdrawal.mutate({ month, reason, lines })
      else deed.mutate({ month, decision: action, lines, ...(reason === '' ? {} : { reason }) })
    },
  }
}

/** One at a time goes at once; many ask first and answer with what was refused. */
export function useReview({ month, shown, current, setCurrent }: Props) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<Asking | null>(null)
  const [result, setResult] = useState<ReviewResult | null>(null)
  const deeds = useReviewDeeds(month, (output, action, lines) => {
    setAsking(null)
    setChosen(new Set())
    setResult(output.refused.length > 0 ? { ...output, action } : null)
    if (output.refused.length === 0) void message.success(`已${REVIEW_ACTION_TITLES[action]} ${output.done} 条`)
    const leaving = new Set(lines.map((l) => `${l.unit}/${l.task}`))
    if (current !== null && leaving.has(current)) setCurrent(afterLeaving(shown, current, leaving))
  })
  const may = (action: ReviewAction, keys: readonly string[]) =>
    shown.filter((l) => (action === 'withdraw' ? l.mayWithdraw : l.mine) && keys.includes(keyOf(l)))
  const decide = (action: ReviewAction, keys: readonly string[], reason = '') =>
    deeds.run(action, may(action, keys), reason)
  async function askAccept(keys: readonly string[]) {
    const count = may('accept', keys).length
    const content = '接受后填报单位不能再改。月份关闭前可以撤回接受，关闭后由填报单位更正。'
    if (count <= 1 || (await confirmDeed({ title: `接受 ${count} 条？`, content, verb: '接受' })))
      decide('accept', keys)
  }
  return {
    chosen,
    choose: (keys: readonly string[]) => setChosen(new Set(keys)),
    toggle: (key: string) => setChosen(flip(chosen, key)),
    busy: deeds.isBusy,
    askAccept,
    asking,
    askReason: (action: Asking['action'], keys: readonly string[]) => {
      if (may(action, keys).length > 0) setAsking({ action, keys })
    },
    stopAsking: () => setAsking(null),
    giveReason: (reason: string) => asking && decide(asking.action, asking.keys, reason),
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
