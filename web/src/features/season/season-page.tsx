import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { useParam } from '../../components/use-param.ts'
import { AlertSection } from './alert-section.tsx'
import { ReductionTable } from './reduction-table.tsx'
import { TimelineSection } from './timeline-section.tsx'
import form from '../../components/form/form.module.css'
import styles from './season.module.css'

/** A season over all counties that one may see: every line, what it should cut, and the alerts on top. */
export function SeasonPage() {
  const id = Number(useParam('season'))
  const seasons = useOperation(OPERATIONS.listSeasons, {})
  if (seasons.error && !seasons.data) return <ErrorState error={seasons.error} onRetry={() => void seasons.refetch()} />
  if (!seasons.data) return <Loading page />
  const season = seasons.data.seasons.find((s) => s.id === id)
  if (!season) return <Empty text="没有这个错峰季" />
  return (
    <>
      <PageHead
        title={`${season.name} 错峰季`}
        lead={
          <span className={form.lead}>
            <Link href={paths.seasons()}>错峰生产</Link>
            <span>
              {season.from} 至 {season.until}
            </span>
          </span>
        }
      />
      <div className={styles.stack}>
        <Section flush title="停限产安排">
          <TimelineSection season={id} />
        </Section>
        <ReductionTable season={id} />
        <AlertSection season={season} />
      </div>
    </>
  )
}
