import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { z } from 'zod'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Notice } from '@gongjian/domain/notice/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { call, type ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { NOTICE_KIND_TITLES } from './kinds.ts'
import styles from './notice.module.css'

const UrlState = z.object({ unread: z.enum(['true']).optional().catch(undefined) })

interface NoticePage {
  rows: Notice[]
  unread: number
}

function useNotices(unread: 'true' | undefined) {
  return useInfiniteQuery<NoticePage, ApiError, { pages: NoticePage[] }, unknown[], number | undefined>({
    queryKey: [OPERATIONS.listNotices.name, { unread }],
    queryFn: ({ pageParam, signal }) => call(OPERATIONS.listNotices, { unread, before: pageParam }, signal),
    initialPageParam: undefined,
    // The contract names no page size: an empty page is the last.
    getNextPageParam: (last) => last.rows.at(-1)?.id,
  })
}

export function NoticePage() {
  const [{ unread }, set] = useUrlState(UrlState)
  const notices = useNotices(unread)
  const readAll = useAction(OPERATIONS.readAllNotices, { invalidates: ['listNotices', 'getSession'] })
  const count = notices.data?.pages[0]?.unread ?? 0
  const rows = notices.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <>
      <PageHead
        title="提醒"
        lead={notices.data ? (count > 0 ? `${count} 条未读` : '全部已读') : ' '}
        extra={
          <>
            <Checkbox
              checked={unread === 'true'}
              onChange={(e) => set({ unread: e.target.checked ? 'true' : undefined })}
            >
              只看未读
            </Checkbox>
            <Button disabled={count === 0} loading={readAll.isPending} onClick={() => readAll.mutate({})}>
              全部标为已读
            </Button>
          </>
        }
      />
      {notices.error && <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isPending && <Loading />}
      {notices.data && rows.length === 0 && <Empty text={unread ? '没有未读的提醒' : '还没有提醒'} />}
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((n) => (
            <Row key={n.id} notice={n} />
          ))}
        </ul>
      )}
      {notices.hasNextPage && rows.length > 0 && (
        <Button type="link" loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
          更早的提醒
        </Button>
      )}
    </>
  )
}

function Row({ notice }: { notice: Notice }) {
  const read = useAction(OPERATIONS.readNotice, { invalidates: ['listNotices', 'getSession', 'getOverview'] })
  const unread = notice.readAt === null
  return (
    <li className={unread ? styles.unread : undefined}>
      <Link href={notice.link} onClick={() => unread && read.mutate({ id: notice.id })}>
        <span className={styles.kind}>{NOTICE_KIND_TITLES[notice.kind]}</span>
        <span className={styles.text}>{notice.text}</span>
        <span className={styles.meta}>
          {notice.from} <time>{instantInWords(notice.at).slice(0, 16)}</time>
        </span>
      </Link>
    </li>
  )
}
