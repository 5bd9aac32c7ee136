import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { NOWHERE, SpotMap, type MapWindow } from '../../components/map/spot-map.tsx'
import type { SweepDetail } from './sweep-page.tsx'
import { filterOf, type UrlState } from './use-sweep.ts'
import styles from '../../components/map/map.module.css'

/** Where the rows lie of which a fact is missing; the filter is the list's. A single one leads to its item. */
export function MissingMap({ sweep, url }: { sweep: SweepDetail; url: UrlState }) {
  const [view, setView] = useState<MapWindow | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const spots = useOperation(
    OPERATIONS.mapCandidates,
    { ...filterOf(sweep.subject, 'unknown', url), ...(view ?? NOWHERE) },
    { enabled: view !== null, keepPrevious: true, staleTime: 60_000 },
  )
  return (
    <SpotMap
      title="缺少事实的条目"
      counter={sweep.over.counter}
      spots={spots.data}
      problem={spots.error?.message}
      onView={setView}
      onChoose={setChosen}
    >
      {chosen !== null && <Chosen register={sweep.over.id} id={chosen} onClose={() => setChosen(null)} />}
    </SpotMap>
  )
}

function Chosen({ register, id, onClose }: { register: string; id: number; onClose: () => void }) {
  const its = useOperation(OPERATIONS.listItemCandidates, { register, id })
  const unknown = its.data?.filter((c) => c.standing === 'unknown') ?? []
  const [first] = its.data ?? []
  return (
    <aside className={styles.card} aria-label="所选条目">
      <button type="button" aria-label="关闭" onClick={onClose}>
        ×
      </button>
      {its.error && <p>{its.error.message}</p>}
      {its.isPending && <Loading rows={2} />}
      {first && (
        <>
          <h3>
            <Link href={paths.item(register, id)}>{first.item.title}</Link>
          </h3>
          <dl>
            {unknown.map((c) => (
              <div key={c.id}>
                <dt>{c.finding.title}</dt>
                <dd>缺 {c.finding.missing.join('、')}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </aside>
  )
}
