import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ruleAsked } from '@gongjian/domain/register/narrowed.ts'
import type { CandidateStanding } from '@gongjian/domain/sweep/candidate.ts'
import { useOperation } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import styles from '../../components/list/list.module.css'

const SAYS: Readonly<Record<CandidateStanding, string>> = {
  yes: '涉及',
  borderline: '恰在界限的',
  unknown: '缺少事实、还不能判断的',
}

interface Props {
  /** RowsOfRule. */
  readonly asked: string
  readonly asOf: Day | undefined
  readonly onClear: () => void
}

/** By which rule the rows below were picked. */
export function RuleNarrowing({ asked, asOf, onClear }: Props) {
  const sets = useOperation(OPERATIONS.listRuleSets, {}, { staleTime: 600_000 })
  const { rule, standing } = ruleAsked(asked)
  const found = sets.data?.flatMap((s) => s.rules).find((r) => r.id === rule)
  const title = found?.title ?? (sets.isPending ? '…' : rule)
  return (
    <p className={styles.asOf} role="status">
      只列{asOf === undefined ? '' : `按 ${asOf} 的`}规则“{title}”{SAYS[standing]}的条目
      {found && (
        <>
          （<ClauseLink label={found.clauseLabel} clause={found.clause} />）
        </>
      )}{' '}
      <button type="button" className={styles.plain} onClick={onClear}>
        显示全部
      </button>
    </p>
  )
}
