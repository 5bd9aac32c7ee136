import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import styles from '../../components/list/list.module.css'

const SAYS: Readonly<Record<string, string>> = { borderline: '恰在界限的', unknown: '缺少事实、还不能判断的' }

interface Props {
  /** RowsOfRule. */
  readonly rule: string
  readonly onClear: () => void
}

/** By which rule the rows below were picked. */
export function RuleNarrowing({ rule, onClear }: Props) {
  const sets = useOperation(OPERATIONS.listRuleSets, {}, { staleTime: 600_000 })
  const [id, says] = rule.split(':')
  const found = sets.data?.flatMap((s) => s.rules).find((r) => r.id === id)
  return (
    <p className={styles.asOf} role="status">
      只列规则“{found?.title ?? '…'}”{says === undefined ? '涉及' : (SAYS[says] ?? '涉及')}的条目
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
