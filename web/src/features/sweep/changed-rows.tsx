import { Button } from 'antd'
import type { InputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { RULE_CHANGE_TITLES, type ChangedRow, type RuleChange } from '@gongjian/domain/sweep/contracts.ts'
import { paths } from '../../app/paths.ts'
import { usePages } from '../../app/use-pages.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { countInWords } from '../../components/list/count-in-words.ts'
import { Loading } from '../../components/loading.tsx'
import { OutcomeTag } from '../../components/outcome-tag.tsx'
import { RuleClause } from '../../components/rule-clause.tsx'
import { UnitCell } from '../../components/unit-cell.tsx'
import list from '../../components/list/list.module.css'
import styles from './sweep.module.css'

interface Props {
  readonly days: Pick<InputOf<typeof OPERATIONS.listRuleChanges>, 'subject' | 'from' | 'to'>
  readonly rules: RuleSetView
}

const PAGE = 50

/** Which rows the change speaks of, more of them on request. */
export function ChangedRows({ days, rules }: Props) {
  const found = usePages(OPERATIONS.listRuleChanges, { ...days, limit: PAGE })
  const [first] = found.data?.pages ?? []
  if (found.error && !first) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!first) return <Loading rows={6} />
  const rows = found.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <>
      <h3 className={styles.named}>有变化的条目</h3>
      <ul className={styles.candidates} aria-label="有变化的条目">
        {rows.map((row) => (
          <Changed key={`${row.id} ${row.rule}`} row={row} rules={rules} />
        ))}
      </ul>
      <div className={list.foot}>
        <span>
          共 {countInWords(first, '条')}，已显示 {rows.length.toLocaleString()} 条
        </span>
        {found.hasNextPage && (
          <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            再显示 {PAGE} 条
          </Button>
        )}
      </div>
    </>
  )
}

const TONES: Readonly<Record<RuleChange, 'bad' | 'quiet' | 'warn'>> = {
  added: 'bad',
  removed: 'quiet',
  undecided: 'warn',
}

function Changed({ row, rules }: { row: ChangedRow; rules: RuleSetView }) {
  const rule = rules.rules.find((r) => r.id === row.rule)
  return (
    <li>
      <div className={styles.candidateHead}>
        <OutcomeTag tone={TONES[row.change]}>{RULE_CHANGE_TITLES[row.change]}</OutcomeTag>
        <Link href={paths.item(row.register, row.id)}>{row.title}</Link>
        <span className={styles.where}>
          <UnitCell unit={row.unit} />
        </span>
        <span className={styles.rule}>
          {rule?.title ?? row.rule}{' '}
          {rule && <RuleClause rule={rule.id} clause={rule.clause} label={rule.clauseLabel} />}
        </span>
      </div>
    </li>
  )
}
