import { lazy, Suspense } from 'react'
import { useMe } from '../../app/me.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loading } from '../../components/loading.tsx'
import type { ListState } from './list-state.ts'
import type { RegisterView } from './use-register.ts'

/** The only plan whose outlines there are. */
const MAPPED_PLAN = 'zhengzhou-2019-37'

/** 250 kB gzip that nobody pays who looks at tables. */
const ItemMap = lazy(() => import('./map/item-map.tsx').then((m) => ({ default: m.ItemMap })))

export function MapView({ view, state }: { view: RegisterView; state: ListState }) {
  const me = useMe()
  if (me.plan.code !== MAPPED_PLAN) return <Empty text="这个方案没有县区示意图，请用表或看板" />
  return (
    <Suspense fallback={<Loading rows={12} />}>
      <ItemMap register={view.definition} state={state} />
    </Suspense>
  )
}
