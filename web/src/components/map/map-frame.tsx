import { Suspense, useMemo, type ReactNode } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMe } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../empty.tsx'
import { Loading } from '../loading.tsx'
import { GroundContext, type Ground } from './ground.ts'

/** The only plan that brings a schematic of its counties along. */
const SCHEMATIC_PLAN = 'zhengzhou-2019-37'

/** Around a map that is fetched when it is first looked at: 250 kB gzip that nobody pays who reads tables. */
export function MapFrame({ children }: { children: ReactNode }) {
  const hasSchematic = useMe().plan.code === SCHEMATIC_PLAN
  // Set when the server starts: asked for once.
  const { data, error } = useOperation(OPERATIONS.getMapBase, {}, { staleTime: Infinity })
  const ground = useMemo((): Ground | null => (data ? { ...data, hasSchematic } : null), [data, hasSchematic])
  if (error) return <Empty text={`读不到底图：${error.message}`} />
  if (!ground) return <Loading rows={12} />
  if (!hasSchematic && !ground.outlines && !ground.tiandituKey)
    return (
      <Empty text="这个方案没有县区示意图，请用表或看板；管理员可用 MAP_OUTLINES 设置本地边界，或用 TIANDITU_KEY 设置天地图" />
    )
  return (
    <GroundContext value={ground}>
      <Suspense fallback={<Loading rows={12} />}>{children}</Suspense>
    </GroundContext>
  )
}
