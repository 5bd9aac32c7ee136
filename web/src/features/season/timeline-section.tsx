import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMe } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { TimelineChart } from './timeline-chart.tsx'

interface Props {
  readonly season: number
  /** Absent: every county that may be seen. */
  readonly unit?: string
  readonly number?: number | undefined
}

export function TimelineSection({ season, unit, number }: Props) {
  const { today } = useMe()
  const input = { season, ...(unit === undefined ? {} : { unit }), ...(number === undefined ? {} : { number }) }
  const timeline = useOperation(OPERATIONS.getSeasonTimeline, input)
  if (timeline.error && !timeline.data)
    return <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />
  if (!timeline.data) return <Loading rows={10} />
  if (timeline.data.bars.length === 0) return <Empty text="还没有条目" />
  return <TimelineChart timeline={timeline.data} today={today} />
}
