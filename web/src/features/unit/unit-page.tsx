import { z } from 'zod'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { Tabs, type TabItem } from '../../components/tabs.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { TownshipTable } from './township-table.tsx'
import { UnitDrawer } from './unit-drawer.tsx'
import { UnitTable } from './unit-table.tsx'
import { groupUnits } from './unit-view.ts'
import styles from './unit.module.css'

const View = z.enum(['units', 'townships'])
type View = z.infer<typeof View>

const UrlState = z.object({
  view: View.default('units').catch('units'),
  unit: z.string().optional().catch(undefined),
  body: z.string().optional().catch(undefined),
  q: z.string().default('').catch(''),
})

const TABS: TabItem<View>[] = [
  { key: 'units', title: '单位' },
  { key: 'townships', title: '乡镇街道' },
]

/** Who takes part in the plan, and which body answers for which township. */
export function UnitPage() {
  const [{ view, unit, body, q }, set] = useUrlState(UrlState)
  const units = useOperation(OPERATIONS.listUnits, {})
  const chosen = units.data?.find((u) => u.code === unit)
  return (
    <>
      <PageHead title="单位" />
      {units.error && <ErrorState error={units.error} onRetry={() => void units.refetch()} />}
      {units.isPending && <Loading page />}
      {units.data && (
        <Tabs items={TABS} active={view} onChange={(v) => set({ view: v === 'units' ? undefined : v })}>
          {view === 'townships' ? (
            <TownshipTable
              units={units.data}
              q={q}
              body={body}
              onFilter={(patch) => set({ q: patch.q === '' ? undefined : patch.q, body: patch.body })}
            />
          ) : (
            <div className={styles.groups}>
              {groupUnits(units.data).map((g) => (
                <Section key={g.title} title={g.title} note={`${g.units.length} 个`} flush>
                  <UnitTable units={g.units} onOpen={(code) => set({ unit: code }, { push: true })} />
                </Section>
              ))}
            </div>
          )}
        </Tabs>
      )}
      {chosen && <UnitDrawer key={chosen.code} unit={chosen} onClose={() => set({ unit: undefined })} />}
    </>
  )
}
