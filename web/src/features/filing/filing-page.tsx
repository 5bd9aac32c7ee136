import { FilingKind, FILINGS } from '@gongjian/domain/filing/filing.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useParam } from '../../components/use-param.ts'
import { FilingBody } from './filing-body.tsx'
import type { FilingKey } from './use-filing-desk.ts'

export function FilingPage() {
  const kind = FilingKind.safeParse(useParam('kind'))
  const unit = useParam('unit')
  if (!kind.success)
    return (
      <>
        <PageHead title="方案报送" />
        <Empty text="没有这种方案" />
      </>
    )
  return <KnownFiling key={`${kind.data}/${unit}`} id={{ kind: kind.data, unit }} />
}

/** Another may write at the same time: what they saved shows within this time. */
const REFRESH_MS = 10_000

function KnownFiling({ id }: { id: FilingKey }) {
  const filing = useOperation(OPERATIONS.getFiling, id, { refetchInterval: REFRESH_MS })
  if (filing.error && !filing.data)
    return (
      <>
        <PageHead title={FILINGS[id.kind].title} />
        <ErrorState error={filing.error} onRetry={() => void filing.refetch()} />
      </>
    )
  if (!filing.data) return <Loading page />
  return <FilingBody id={id} filing={filing.data} />
}
