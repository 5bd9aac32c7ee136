import { Suspense, type ReactNode } from 'react'
import { useMe } from '../../app/me.tsx'
import { Empty } from '../empty.tsx'
import { Loading } from '../loading.tsx'

/** The only plan whose outlines there are. */
const MAPPED_PLAN = 'zhengzhou-2019-37'

/** Around a map that is fetched when it is first looked at: 250 kB gzip that nobody pays who reads tables. */
export function MapFrame({ children }: { children: ReactNode }) {
  const me = useMe()
  if (me.plan.code !== MAPPED_PLAN) return <Empty text="这个方案没有县区示意图，请用表或看板" />
  return <Suspense fallback={<Loading rows={12} />}>{children}</Suspense>
}
