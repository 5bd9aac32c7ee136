import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { TownshipTable } from './township-table.tsx'
import { UnitDetail } from './unit-detail.tsx'
import { UnitNav } from './unit-nav.tsx'
import { UnitState, type UnitRow } from './unit-row.ts'
import styles from './unit.module.css'

export function UnitPage() {
  const units = useOperation(OPERATIONS.listUnits, {})
  return (
    <>
      <PageHead title="单位" lead={units.data ? countsOf(units.data) : ' '} />
      {units.error && <ErrorState error={units.error} onRetry={() => void units.refetch()} />}
      {units.isPending && <Loading rows={12} />}
      {units.data?.length === 0 && <Empty text="方案里没有单位" />}
      {units.data && units.data.length > 0 && <Units units={units.data} />}
    </>
  )
}

function countsOf(units: readonly UnitRow[]): string {
  const bodies = units.filter((u) => u.kind === 'body').length
  const departments = units.filter((u) => u.kind === 'department').length
  const townships = units.reduce((sum, u) => sum + u.townships, 0)
  return `主体责任单位 ${bodies} 个 · 市直部门 ${departments} 个 · 乡镇街道 ${townships} 个已定归属`
}

/** The list beside the one; on a phone first the list, then the one. */
function Units({ units }: { units: readonly UnitRow[] }) {
  const narrow = useNarrow()
  const me = useMe()
  const [state] = useUrlState(UnitState)
  const nothingChosen = state.unit === undefined && state.view === undefined
  const code = state.unit ?? (narrow || state.view ? undefined : me.unit.code)
  if (narrow && nothingChosen) return <UnitNav units={units} chosen={undefined} view={undefined} />
  return (
    <>
      {narrow && (
        <p className={styles.back}>
          <Link href={paths.units()}>‹ 全部单位</Link>
        </p>
      )}
      <div className={narrow ? undefined : styles.columns}>
        {!narrow && <UnitNav units={units} chosen={code} view={state.view} />}
        <Chosen units={units} code={code} />
      </div>
    </>
  )
}

function Chosen({ units, code }: { units: readonly UnitRow[]; code: string | undefined }) {
  if (code === undefined) return <TownshipTable units={units} unit={undefined} />
  const unit = units.find((u) => u.code === code)
  return unit ? <UnitDetail key={code} unit={unit} units={units} /> : <Empty text="没有这个单位，链接可能写错了" />
}
