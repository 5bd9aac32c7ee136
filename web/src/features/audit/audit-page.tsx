import { Button } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { downloadUrl } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { AuditFilter } from './audit-filter.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRows } from './audit-rows.tsx'
import { useAudit, type AuditPart } from './use-audit.ts'
import { VerifyResult } from './verify-result.tsx'
import styles from './audit.module.css'

export function AuditPage() {
  const [filter, set] = useUrlState(AuditFilter)
  const audit = useAudit(filter)
  const verify = useAction(OPERATIONS.verifyAudit)
  const first = audit.data?.pages[0]
  const rows = audit.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <>
      <PageHead
        title="审计"
        lead={first ? `${totalOf(first)} 条记录：谁、何时、从哪里、做了什么` : ' '}
        extra={
          <>
            <Button href={downloadUrl(OPERATIONS.exportAudit, { ...filter, format: 'xlsx' })}>导出 Excel</Button>
            <Button href={downloadUrl(OPERATIONS.exportAudit, { ...filter, format: 'csv' })}>导出 CSV</Button>
            <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate({})}>
              核验审计链
            </Button>
          </>
        }
      />
      {verify.data && <VerifyResult result={verify.data} onClose={() => verify.reset()} />}
      <AuditFilters filter={filter} nouns={first?.nouns ?? []} onChange={set} />
      {audit.error && <ErrorState error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.isPending && <Loading rows={12} />}
      {audit.data && rows.length === 0 && <Empty text="没有符合条件的记录，请减少筛选条件" />}
      {rows.length > 0 && <AuditRows rows={rows} />}
      {audit.hasNextPage && (
        <div className={styles.more}>
          <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            加载更早的记录（已显示 {rows.length.toLocaleString()} / {first && totalOf(first)}）
          </Button>
        </div>
      )}
    </>
  )
}

/** Beyond ten thousand nobody counts. */
function totalOf({ total, totalIsExact }: AuditPart): string {
  return totalIsExact ? total.toLocaleString() : `${total.toLocaleString()}+`
}
