import { Progress } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { SweepView } from '@gongjian/domain/sweep/contracts.ts'
import { TRAYS, Tallied } from '@gongjian/domain/sweep/tray.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { RunButton } from './run-button.tsx'
import { RunWords } from './run-words.tsx'
import { useFollow } from './use-follow.ts'
import { isUnderWay } from './use-sweep.ts'
import styles from './sweep.module.css'

function countColumn(tray: Tallied): Column<SweepView> {
  return {
    key: tray,
    title: TRAYS[tray].title,
    align: 'right',
    width: 84,
    render: ({ subject, tally }) => {
      const n = tally[tray]
      const state = tray === 'unknown' ? { show: 'missing' } : { state: tray }
      return n === 0 ? (
        <span className={styles.zero}>0</span>
      ) : (
        <Link href={paths.sweep(subject, state)}>{n.toLocaleString()}</Link>
      )
    },
  }
}

const COLUMNS: readonly Column<SweepView>[] = [
  { key: 'title', title: '查什么', width: 250, render: (s) => <Link href={paths.sweep(s.subject)}>{s.title}</Link> },
  {
    key: 'over',
    title: '台账',
    width: 150,
    render: ({ over, into }) => (
      <>
        <Link href={paths.register(over.id)}>{over.title}</Link>
        {into.id !== over.id && <div className={styles.quiet}>确认后列入{into.title}</div>}
      </>
    ),
  },
  ...Tallied.options.map(countColumn),
  { key: 'last', title: '最近一次', render: (s) => <RunWords of={s} /> },
]

/** What the plan's rules look for in the registers, and what waits of it. */
export function SweepsPage() {
  const sweeps = useOperation(OPERATIONS.listSweeps, {})
  const underWay = sweeps.data?.filter(isUnderWay).length ?? 0
  useFollow(underWay > 0)
  const all = sweeps.data?.length ?? 0
  return (
    <>
      <PageHead
        title="规则排查"
        lead="按方案的规则逐条看台账：应淘汰、停产、关停而还没有这样登记的列出来，由县（市、区）确认；每天夜里自动排查一遍，条目改了随即复查"
        extra={all > 0 && <RunButton busy={underWay > 0} />}
      />
      {underWay > 0 && (
        <div className={styles.progress} role="status">
          <Progress percent={Math.round(((all - underWay) * 100) / all)} size="small" />
          <span>
            共 {all} 项，已完成 {all - underWay} 项；可以离开本页
          </span>
        </div>
      )}
      {sweeps.error && <ErrorState error={sweeps.error} onRetry={() => void sweeps.refetch()} />}
      {sweeps.isPending && <Loading rows={8} />}
      {sweeps.data &&
        (all === 0 ? (
          <Empty text="这个方案没有可以排查的规则" />
        ) : (
          <DataTable columns={COLUMNS} rows={sweeps.data} rowKey={(s) => s.subject} minWidth={1020} stacks />
        ))}
    </>
  )
}
