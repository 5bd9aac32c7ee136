import { useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useEffect, useRef } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { isProposing, type ProposalResult, type SeasonProposal } from '@gongjian/domain/season/proposal-job.ts'
import { useAction, useOperation } from '../../app/query.ts'
import { SEASON_CHANGES } from './season-changes.ts'
import styles from './season.module.css'

const POLL_MS = 1000
const SHOWN = 10

function resultWords({ added, filled, undecided }: ProposalResult): string {
  const open = undecided > 0 ? `；${undecided} 条没有绩效等级或目录类别，不能建议` : ''
  return `新增 ${added} 条，写入建议措施 ${filled} 条${open}`
}

function wordsOf(p: SeasonProposal): string {
  switch (p.state) {
    case 'waiting':
      return `${p.by} 发起的按规则生成正在排队`
    case 'running':
      return `${p.by} 发起的按规则生成正在进行，期间不能修改和提交`
    case 'done':
      return `${instantInWords(p.finishedAt ?? p.askedAt).slice(0, 16)} 按规则生成：${p.result ? resultWords(p.result) : ''}`
    case 'failed':
      return `按规则生成没有完成：${p.error ?? ''}`
    case 'cancelled':
      return '按规则生成已取消，没有写入任何一条'
  }
}

/** How far the rules are with drawing up the plan, and what came of the last time. */
export function ProposalNote({ plan, proposal }: { plan: SeasonPlanView; proposal: SeasonProposal }) {
  const key = { season: plan.season.id, unit: plan.unit.code }
  const isRunning = isProposing(proposal.state)
  const client = useQueryClient()
  const was = useRef(isRunning)
  // The page's own answer, read again while it moves.
  useOperation(OPERATIONS.getSeasonPlan, key, { refetchInterval: isRunning ? POLL_MS : false })
  useEffect(() => {
    if (was.current && !isRunning)
      for (const name of SEASON_CHANGES) void client.invalidateQueries({ queryKey: [name] })
    was.current = isRunning
  }, [client, isRunning])
  const cancel = useAction(OPERATIONS.cancelSeasonProposal, { invalidates: ['getSeasonPlan'] })
  const refused = proposal.result?.refused ?? []
  const left = proposal.result?.left ?? []
  return (
    <div className={styles.proposal} role="status">
      <p>
        {wordsOf(proposal)}
        {isRunning && plan.may.includes('answer') && (
          <Button size="small" disabled={!proposal.mayCancel || cancel.isPending} onClick={() => cancel.mutate(key)}>
            {proposal.mayCancel ? '取消' : '正在取消'}
          </Button>
        )}
      </p>
      {isRunning && <Progress percent={proposal.progress} size="small" />}
      {left.length > 0 && (
        <details className={styles.left}>
          <summary>没有带入的 {proposal.result?.leftCount} 项，及理由</summary>
          <ul className={styles.marks}>
            {left.map((l, i) => (
              <li key={`${i} ${l.enterprise}`}>{`${l.enterprise}：${l.why}`}</li>
            ))}
            {(proposal.result?.leftCount ?? 0) > left.length && <li>只列出前 {left.length} 项</li>}
          </ul>
        </details>
      )}
      {refused.length > 0 && (
        <ul className={styles.marks}>
          <li>{proposal.result?.refusedCount} 条没有写入：</li>
          {refused.slice(0, SHOWN).map((r, i) => (
            <li key={i}>{`${r.title}：${r.why}`}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
