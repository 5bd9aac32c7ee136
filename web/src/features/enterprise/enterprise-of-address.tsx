import { useEffect, type ComponentType } from 'react'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { paths } from '../../app/paths.ts'
import { ErrorPage } from '../../components/error-page.tsx'
import { useGo } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { useParam } from '../../components/use-param.ts'

export interface FileProps {
  readonly enterprise: EnterpriseDetail
}

interface Props {
  /** Where this page of an enterprise is. */
  readonly pathOf: (id: number) => string
  readonly Page: ComponentType<FileProps>
}

const PAGE = { title: '企业', back: { href: paths.enterprises(), text: '回到企业列表' } }

/** A page of the enterprise whose number stands in the address. */
export function EnterpriseOfAddress({ pathOf, Page }: Props) {
  const id = Number(useParam('enterprise'))
  const found = useOperation(OPERATIONS.getEnterprise, { enterprise: id }, { enabled: Number.isInteger(id) })
  const go = useGo()
  const into = found.data?.id
  // One that was merged away answers as the one that it went into: the address follows.
  useEffect(() => {
    if (into !== undefined && into !== id) go(pathOf(into), { replace: true })
  }, [into, id, go, pathOf])
  if (found.data) return <Page key={found.data.id} enterprise={found.data} />
  if (!Number.isInteger(id)) return <ErrorPage {...PAGE} error={{ message: '网址里的编号不对，请从企业列表进入' }} />
  if (found.error) return <ErrorPage {...PAGE} error={found.error} onRetry={() => void found.refetch()} />
  return <Loading page rows={10} />
}
