import { Button } from 'antd'
import { useState } from 'react'
import { monthInWords, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { ShareBar } from '../../components/share-bar.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { ReviewFilters } from './review-filters.tsx'
import {
  RETURN_REASONS,
  REVIEW_ACTION_TITLES,
  reviewProgress,
  ReviewUrl,
  shownLines,
  WITHDRAW_REASONS,
} from './review-list.ts'
import { ReviewSummary } from './review-summary.tsx'
import { ReviewTable } from './review-table.tsx'
import { flip, useReview } from './use-review.ts'
import { useReviewKeys } from './use-review-keys.ts'
import styles from './review.module.css'

const REFRESH_MS = 30_000

/** My tasks' lines of all units in one month: read, accept, return. */
export function ReviewPage() {
  const month = useParam('month')
  const [filter, set] = useUrlState(ReviewUrl)
  const lines = useOperation(
    OPERATIONS.listReviewLines,
    { month, task: filter.task, unit: filter.unit },
    { keepPrevious: true, refetchInterval: REFRESH_MS },
  )
  const [current, setCurrent] = useState<string | null>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const shown = shownLines(lines.data?.lines ?? [], filter.state)
  const review = useReview({ month, shown, current, setCurrent })
  const toggle = (key: string) => setOpen((now) => flip(now, key))
  useReviewKeys({ shown, current, setCurrent, toggle, review })
  return (
    <>
      <Head month={month} counts={lines.data?.counts ?? {}} />
      <ReviewFilters
        filter={filter}
        lines={lines.data?.lines ?? []}
        counts={lines.data?.counts ?? {}}
        onChange={(patch) => {
          review.choose([])
          set(patch)
        }}
      />
      <ReviewSummary result={review.result} lines={lines.data?.lines ?? []} onClose={review.clearResult} />
      {lines.error && !lines.data && <ErrorState error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.isPending && <Loading page />}
      {lines.data && shown.length === 0 && (
        <Empty text={filter.state === 'submitted' ? '没有待审核的条目' : '没有符合条件的条目'} />
      )}
      {shown.length > 0 && (
        <ReviewTable
          lines={shown}
          current={current}
          open={open}
          onCurrent={setCurrent}
          onToggle={toggle}
          review={review}
        />
      )}
      {review.chosen.size > 0 && (
        <div className={styles.bar}>
          <span>已选 {review.chosen.size} 条</span>
          <Button type="primary" loading={review.busy} onClick={() => void review.askAccept([...review.chosen])}>
            接受所选
          </Button>
          <Button danger disabled={review.busy} onClick={() => review.askReason('return', [...review.chosen])}>
            退回所选
          </Button>
          <Button type="text" onClick={() => review.choose([])}>
            取消选择
          </Button>
        </div>
      )}
      {review.asking && (
        <ReasonDialog
          title={
            review.asking.keys.length > 1
              ? `${REVIEW_ACTION_TITLES[review.asking.action]} ${review.asking.keys.length} 条`
              : `${REVIEW_ACTION_TITLES[review.asking.action]}这一条`
          }
          verb={REVIEW_ACTION_TITLES[review.asking.action]}
          label={`${REVIEW_ACTION_TITLES[review.asking.action]}理由（填报单位会看到）`}
          suggestions={review.asking.action === 'return' ? RETURN_REASONS : WITHDRAW_REASONS}
          busy={review.busy}
          onCancel={review.stopAsking}
          onGive={review.giveReason}
        />
      )}
    </>
  )
}

function Head({ month, counts }: { month: Month; counts: Parameters<typeof reviewProgress>[0] }) {
  const { reviewed, sent, unsent } = reviewProgress(counts)
  return (
    <PageHead
      title={`审核 ${monthInWords(month)}月报`}
      lead={
        <span className={styles.lead}>
          <Link href={paths.periods(month)}>报送情况</Link>
          <span>
            已审 {reviewed} / {sent}
          </span>
          <ShareBar share={sent === 0 ? 0 : reviewed / sent} label="已审" width={160} />
          {unsent > 0 && <span>另有 {unsent} 条还没报上来</span>}
        </span>
      }
      extra={
        <span className={styles.keys}>
          <kbd>j</kbd>
          <kbd>k</kbd> 上下 <kbd>Enter</kbd> 展开 <kbd>x</kbd> 选择 <kbd>a</kbd> 接受 <kbd>r</kbd> 退回
        </span>
      }
    />
  )
}
