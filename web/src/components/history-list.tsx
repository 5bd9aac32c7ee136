import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { HistoryRow } from '@gongjian/domain/history/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { call, type ApiError } from '../app/client.ts'
import { Empty } from './empty.tsx'
import { ErrorState } from './error-state.tsx'
import { Loading } from './loading.tsx'
import styles from './components.module.css'

interface Props {
  readonly task?: string | undefined
  readonly month?: string | undefined
  readonly unit?: string | undefined
}

/** Who changed what, when and why, newest first, in pages. */
export function HistoryList(props: Props) {
  const history = useInfiniteQuery<HistoryPage, ApiError, { pages: HistoryPage[] }, unknown[], number | null>({
    queryKey: [OPERATIONS.listHistory.name, props],
    queryFn: ({ pageParam, signal }) =>
      call(OPERATIONS.listHistory, { ...props, ...(pageParam === null ? {} : { before: pageParam }) }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
  })
  if (history.error) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />
  if (!history.data) return <Loading rows={4} />
  const rows = history.data.pages.flatMap((p) => p.rows)
  if (rows.length === 0) return <Empty text="还没有变更记录" />
  return (
    <>
      <ol className={styles.history}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button type="link" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </>
  )
}

interface HistoryPage {
  rows: HistoryRow[]
  next: number | null
}

function Row({ row }: { row: HistoryRow }) {
  return (
    <li>
      <time className={styles.number} title={`实际时间 ${instantInWords(row.at)}`}>
        {instantInWords(row.planAt).slice(0, 16)}
      </time>
      <div>
        <span>
          {row.actorUnit === row.actor ? row.actor : `${row.actorUnit} ${row.actor}`} <b>{row.action}</b> {row.subject}
        </span>
        {row.why && <div className={styles.quiet}>理由：{row.why}</div>}
        {row.changes.length > 0 && (
          <details>
            <summary>{row.changes.length} 处变更</summary>
            <dl>
              {row.changes.map((c) => (
                <div key={c.field}>
                  <dt>{c.title}</dt>
                  <dd>
                    {c.from !== null && <del>{c.from}</del>} {c.to !== null && <ins>{c.to}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  )
}
