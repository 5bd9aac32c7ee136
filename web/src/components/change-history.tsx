import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ApiError } from '../app/client.ts'
import { Empty } from './empty.tsx'
import { ErrorState } from './error-state.tsx'
import { Loading } from './loading.tsx'
import { Section } from './section.tsx'
import styles from './form/form.module.css'
import shared from './components.module.css'

type Page = OutputOf<typeof OPERATIONS.listItemHistory>

interface Props {
  /** The operation's name first, so that deeds make it old. */
  readonly queryKey: readonly unknown[]
  readonly load: (before: number | null, signal: AbortSignal) => Promise<Page>
}

/** Every change: who, when, why, from what to what. */
export function ChangeHistory({ queryKey, load }: Props) {
  const history = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], number | null>({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
  })
  const entries = history.data?.pages.flatMap((p) => p.entries) ?? []
  return (
    <Section title="变更历史" flush>
      {history.error && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && <Loading rows={4} />}
      {history.data && entries.length === 0 && !history.hasNextPage && <Empty text="还没有变更记录" />}
      <ol className={`${shared.history} ${styles.history}`}>
        {entries.map((e) => (
          <li key={e.id}>
            <time className={shared.number}>{instantInWords(e.at).slice(0, 16)}</time>
            <div>
              <span>
                {e.unit === e.by ? e.by : `${e.unit} ${e.by}`} <b>{e.action}</b>
              </span>
              {e.why !== null && e.why !== '' && <div className={shared.quiet}>理由：{e.why}</div>}
              {e.changes.map((c) => (
                <div key={c.label}>
                  <span className={shared.quiet}>{c.label}：</span>
                  {c.from !== '' && <del>{c.from}</del>} <ins>{c.to === '' ? '（清空）' : c.to}</ins>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button type="link" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </Section>
  )
}
