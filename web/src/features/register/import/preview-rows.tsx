import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ImportJob, ImportRow } from '@gongjian/domain/register/import-contracts.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { call, type ApiError } from '../../../app/client.ts'
import { paths } from '../../../app/paths.ts'
import { Empty } from '../../../components/empty.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Link } from '../../../components/link.tsx'
import { Loading } from '../../../components/loading.tsx'
import { Tabs } from '../../../components/tabs.tsx'
import { countOf, firstTab, rowsInput, TAB_TITLES, TABS, type Tab } from './import-words.ts'
import styles from './import.module.css'

type Page = OutputOf<typeof OPERATIONS.listImportRows>
const PAGE = 50

/** What would become of each row: refused with what to do, new, changed from what to what, worth a look, the same. */
export function PreviewRows({ register, job }: { register: Register; job: ImportJob }) {
  const [chosen, setChosen] = useState<Tab | null>(null)
  const tab = chosen ?? firstTab(job.counts)
  const rows = useRows(job, tab)
  const shown = rows.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <Tabs
      items={TABS.map((t) => ({ key: t, title: `${TAB_TITLES[t]} ${countOf(job.counts, t).toLocaleString()}` }))}
      active={tab}
      onChange={setChosen}
    >
      {rows.error && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.isPending && <Loading rows={5} />}
      {rows.data && shown.length === 0 && <Empty text={`没有“${TAB_TITLES[tab]}”的行`} />}
      <ol className={styles.rows}>
        {shown.map((row) => (
          <Row key={row.n} row={row} register={register.id} />
        ))}
      </ol>
      {rows.hasNextPage && (
        <div className={styles.more}>
          <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            再显示 {PAGE} 行
          </Button>
        </div>
      )}
    </Tabs>
  )
}

function useRows(job: ImportJob, tab: Tab) {
  const input = { id: job.id, limit: PAGE, ...rowsInput(tab) }
  return useInfiniteQuery<Page, ApiError, InfiniteData<Page, number>, unknown[], number>({
    // A preview that was made again, or rows that were taken, are other rows.
    queryKey: [OPERATIONS.listImportRows.name, input, job.state, job.counts],
    queryFn: ({ pageParam, signal }) => call(OPERATIONS.listImportRows, { ...input, after: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
  })
}

function Row({ row, register }: { row: ImportRow; register: string }) {
  return (
    <li>
      <span className={styles.place}>
        {row.sheet} 第 {row.row} 行
      </span>
      <div>
        {row.itemId === null ? <b>{row.title}</b> : <Link href={paths.item(register, row.itemId)}>{row.title}</Link>}
        {row.changes.length > 0 && (
          <ul>
            {row.changes.map((c) => (
              <li key={c.column}>
                {c.label}：{c.from !== '' && <del>{c.from}</del>} <ins>{c.to === '' ? '（清空）' : c.to}</ins>
              </li>
            ))}
          </ul>
        )}
        {row.problems.length > 0 && (
          <ul>
            {row.problems.map((p) => (
              <li key={`${p.cell}${p.message}`} data-refuses={p.refuses || undefined}>
                {p.column !== '' && (
                  <b>
                    {p.column}
                    {p.cell !== '' && `（${p.cell}）`}
                  </b>
                )}
                {p.value !== '' && <q>{p.value}</q>} {p.message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
