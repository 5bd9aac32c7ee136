import { useState } from 'react'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { ApartDialog } from './apart-dialog.tsx'
import { DuplicatePair } from './duplicate-pair.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import styles from './enterprise.module.css'

export type Pair = OutputOf<typeof OPERATIONS.listDuplicates>[number]

/** What a person is about to do with a pair. */
type Asking =
  | { readonly deed: 'merge'; readonly into: number; readonly from: number }
  | { readonly deed: 'apart'; readonly pair: Pair }

const MOST = 50

/** Likely one enterprise, entered twice: side by side, and a person says. */
export function DuplicatesPage() {
  const may = useMay('enterprise.merge')
  const found = useOperation(OPERATIONS.listDuplicates, { limit: MOST }, { enabled: may })
  const [asking, setAsking] = useState<Asking | null>(null)
  const back = <Link href={paths.enterprises()}>回到企业列表</Link>
  if (!may) return <Empty text="您的角色不能合并企业">{back}</Empty>
  const pairs = found.data ?? []
  const stop = () => setAsking(null)
  return (
    <>
      <PageHead title="疑似重复" lead={back} />
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={10} />}
      {found.data && pairs.length === 0 && <Empty text="没有疑似重复的企业" />}
      {pairs.length >= MOST && <p className={styles.quiet}>先列最像的 {MOST} 对，处理后再列出其余的。</p>}
      <div className={styles.pairs}>
        {pairs.map((pair) => (
          <DuplicatePair
            key={`${pair.first.id}.${pair.second.id}`}
            pair={pair}
            onMerge={(into, from) => setAsking({ deed: 'merge', into, from })}
            onApart={() => setAsking({ deed: 'apart', pair })}
          />
        ))}
      </div>
      {asking?.deed === 'merge' && <MergeDialog into={asking.into} from={asking.from} onClose={stop} />}
      {asking?.deed === 'apart' && <ApartDialog pair={asking.pair} onClose={stop} />}
    </>
  )
}
