import { Input } from 'antd'
import { z } from 'zod'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { HitList } from './hit-list.tsx'
import { useHits } from './use-hits.ts'
import styles from './search.module.css'

const UrlState = z.object({ q: z.string().max(60).catch('') })

/** The palette's hits as a page that can be sent to a colleague. */
export function SearchPage() {
  const [{ q }, set] = useUrlState(UrlState)
  const found = useHits(q)
  const asked = q.trim() !== ''
  return (
    <>
      <PageHead title="搜索" lead={asked && found.data ? `“${q.trim()}” 找到 ${found.data.length} 条` : ' '} />
      <Input
        className={styles.box}
        autoFocus
        allowClear
        aria-label="搜索"
        placeholder="条款、任务、单位、企业；可用拼音首字母"
        maxLength={60}
        value={q}
        onChange={(e) => set({ q: e.target.value })}
      />
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {asked && found.isPending && <Loading />}
      {asked && found.data?.length === 0 && <Empty text="没有找到。可以换个说法，或只输拼音首字母" />}
      {!asked && <Empty text="输入要找的词" />}
      {asked && found.data && found.data.length > 0 && (
        <div className={styles.page}>
          <HitList hits={found.data} q={q} />
        </div>
      )}
    </>
  )
}
