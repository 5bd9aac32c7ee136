import { Button } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { SCORE_STAGES, ScoreStage } from '@gongjian/domain/appraisal/appraisal.ts'
import type { AppraisalRound } from '@gongjian/domain/appraisal/contracts.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { LeaderSection } from './leader-section.tsx'
import { RoundDrawer } from './round-drawer.tsx'
import form from '../../components/form/form.module.css'
import styles from './appraisal.module.css'

/** 绿色环保评比: the published list for all, and the rounds with how far each has come. */
export function AppraisalListPage() {
  const mayRead = useMay('item.read')
  const rounds = useOperation(OPERATIONS.listAppraisals, {}, { enabled: mayRead })
  const [opening, setOpening] = useState(false)
  const { rounds: all, mayLead = false } = rounds.data ?? {}
  return (
    <>
      <PageHead
        title="绿色环保评比"
        lead={
          <span className={form.lead}>
            <Link href={paths.seasons()}>错峰生产</Link>
            {mayRead && <Link href={paths.register('green-leaders')}>评比申报台账</Link>}
          </span>
        }
        extra={
          mayLead && (
            <Button type="primary" onClick={() => setOpening(true)}>
              设立评比批次
            </Button>
          )
        }
      />
      <div className={styles.stack}>
        {mayRead && (
          <Section flush title="评比批次" note="企业自评、县级初审、牵头部门审定">
            {rounds.error && !all && <ErrorState error={rounds.error} onRetry={() => void rounds.refetch()} />}
            {!all && !rounds.error && <Loading rows={3} />}
            {all?.length === 0 && (
              <Empty
                text={
                  mayLead
                    ? '还没有评比批次：设立后，各县（市、区）即可申报、打分'
                    : '还没有评比批次，由任务的牵头单位设立'
                }
              />
            )}
            {all && all.length > 0 && (
              <DataTable columns={COLUMNS} rows={all} rowKey={(r) => String(r.id)} minWidth={760} stacks bare />
            )}
          </Section>
        )}
        <LeaderSection mayLead={mayLead} />
      </div>
      {opening && <RoundDrawer round={null} onClose={() => setOpening(false)} />}
    </>
  )
}

const COLUMNS: Column<AppraisalRound>[] = [
  {
    key: 'name',
    title: '批次',
    width: 220,
    render: (r) => <Link href={paths.appraisal(r.id)}>{r.name}</Link>,
  },
  { key: 'edition', title: '评比标准', render: (r) => r.edition },
  { key: 'applied', title: '申报（家）', align: 'right', width: 100, render: (r) => r.applied.toLocaleString() },
  ...ScoreStage.options.map((stage): Column<AppraisalRound> => ({
    key: stage,
    title: `${SCORE_STAGES[stage].title}（家）`,
    align: 'right',
    width: stage === 'lead' ? 150 : 120,
    render: (r) => (r.scored[stage] ?? 0).toLocaleString(),
  })),
  {
    key: 'published',
    title: '公布',
    width: 190,
    render: (r) => (r.publishedOn === null ? '未公布' : `${r.publishedOn} 公布 ${r.listed} 家`),
  },
]
