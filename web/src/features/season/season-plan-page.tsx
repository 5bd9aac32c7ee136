import { z } from 'zod'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Tabs, type TabItem } from '../../components/tabs.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { CountsLine } from './counts-line.tsx'
import { FindingSection } from './finding-section.tsx'
import { PlanDeeds } from './plan-deeds.tsx'
import { PlanTable } from './plan-table.tsx'
import { ProposalNote } from './proposal-note.tsx'
import { ReductionTable } from './reduction-table.tsx'
import { RowsUrl } from './rows-url.ts'
import { TimelineSection } from './timeline-section.tsx'
import { useRowWriting } from './use-row-writing.ts'
import { VersionList } from './version-list.tsx'
import form from '../../components/form/form.module.css'
import styles from './season.module.css'

const SHOWS = ['rows', 'alerts', 'timeline', 'versions'] as const
type Show = (typeof SHOWS)[number]
const TABS: readonly TabItem<Show>[] = [
  { key: 'rows', title: '方案条目' },
  { key: 'alerts', title: '预警措施' },
  { key: 'timeline', title: '甘特图和减排' },
  { key: 'versions', title: '版本' },
]

const UrlState = z.object({ show: z.enum(SHOWS).default('rows').catch('rows'), number: RowsUrl.shape.number })

/** One county's plan for one season: what was found, what is ordered, what was handed in. */
export function SeasonPlanPage() {
  const season = Number(useParam('season'))
  const unit = useParam('unit')
  const plan = useOperation(OPERATIONS.getSeasonPlan, { season, unit })
  if (plan.error && !plan.data)
    return (
      <>
        <PageHead title="错峰方案" />
        <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
      </>
    )
  if (!plan.data) return <Loading page />
  // Another plan is another desk.
  return <Plan key={`${season}/${unit}`} plan={plan.data} />
}

function Plan({ plan }: { plan: SeasonPlanView }) {
  const [{ show, number }, set] = useUrlState(UrlState)
  const writing = useRowWriting(plan)
  const { season, unit } = plan
  return (
    <>
      <PageHead
        title={`${unit.name} ${season.name} 错峰方案`}
        lead={
          <span className={form.lead}>
            <Link href={paths.seasons()}>错峰生产</Link>
            <StateTag of="season" state={plan.state} />
            <span>
              {season.from} 至 {season.until}
            </span>
            {plan.inForce !== null && <span>第 {plan.inForce} 版生效</span>}
          </span>
        }
        extra={<PlanDeeds plan={plan} desk={writing.desk} />}
      />
      {plan.lock !== null && (
        <div className={form.lock} role="alert">
          {plan.lock}
        </div>
      )}
      {plan.reason !== null && (
        <p className={styles.reason}>
          {plan.state === 'returned' ? '退回理由' : plan.state === 'draft' ? '调整理由' : '审核意见'}：{plan.reason}
        </p>
      )}
      {plan.proposal !== null && <ProposalNote plan={plan} proposal={plan.proposal} />}
      <div className={styles.stack}>
        <FindingSection plan={plan} />
        <Tabs items={TABS} active={show} onChange={(key) => set({ show: key === 'rows' ? undefined : key })}>
          {show === 'timeline' && <TimelineSection season={season.id} unit={unit.code} number={number} />}
          {show === 'versions' && <VersionList plan={plan} />}
          {(show === 'rows' || show === 'alerts') && (
            <>
              <CountsLine plan={plan} />
              <PlanTable plan={plan} writing={writing} of={show} />
            </>
          )}
        </Tabs>
        {show === 'timeline' && <ReductionTable season={season.id} unit={unit.code} />}
      </div>
    </>
  )
}
