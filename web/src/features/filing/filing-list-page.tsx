import type { FilingRow } from '@gongjian/domain/filing/contracts.ts'
import { FILINGS, FilingState, FILING_STATE_TITLES, type FilingKind } from '@gongjian/domain/filing/filing.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useReach } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { FilingFilter, groupByKind } from './filing-row.ts'
import { OwnTable, UnitTable } from './filing-table.tsx'
import styles from './filing.module.css'

const KIND_TITLES: Record<FilingKind, string> = {
  implementation: '具体实施方案',
  relocation: '搬迁改造实施方案',
}

export function FilingListPage() {
  const own = useReach('filing.read') === 'own'
  const filings = useOperation(OPERATIONS.listFilings, {})
  const rows = filings.data
  return (
    <>
      <PageHead
        title="方案报送"
        lead={own ? '本单位按方案要求一次性报送的两个方案' : '各主体责任单位一次性报送的方案'}
      />
      {filings.error && <ErrorState error={filings.error} onRetry={() => void filings.refetch()} />}
      {filings.isPending && <Loading rows={10} />}
      {rows?.length === 0 && <Empty text="没有需要您填报或审核的方案" />}
      {rows && rows.length > 0 && (own ? <OwnTable rows={rows} /> : <ByKind rows={rows} />)}
    </>
  )
}

function ByKind({ rows }: { rows: readonly FilingRow[] }) {
  const narrow = useNarrow()
  const [filter, set] = useUrlState(FilingFilter)
  const groups = groupByKind(rows)
  const group = groups.find((g) => g.kind === filter.kind) ?? groups[0]
  if (!group) return null
  const definition = FILINGS[group.kind]
  const shown = group.rows.filter((r) => filter.state === undefined || r.state === filter.state)
  return (
    <Tabs
      items={groups.map((g) => ({
        key: g.kind,
        title: narrow ? KIND_TITLES[g.kind] : `${FILINGS[g.kind].clauseLabel} ${KIND_TITLES[g.kind]}`,
      }))}
      active={group.kind}
      onChange={(kind) => set({ kind })}
    >
      <div className={styles.bar}>
        <StateCounts rows={group.rows} state={filter.state} onChange={(state) => set({ state })} />
        <span className={styles.basis}>
          {definition.title} · 依据 <ClauseLink label={definition.clauseLabel} clause={definition.clause} /> · 期限{' '}
          <DueMark date={group.rows[0]?.dueOn ?? null} done />
        </span>
      </div>
      {shown.length === 0 ? <Empty text="没有处于这个状态的方案" /> : <UnitTable rows={shown} />}
    </Tabs>
  )
}

interface CountsProps {
  readonly rows: readonly FilingRow[]
  readonly state: FilingState | undefined
  readonly onChange: (state: FilingState | undefined) => void
}

/** How many are where; each number opens its rows. */
function StateCounts({ rows, state, onChange }: CountsProps) {
  return (
    <div className={styles.counts} role="group" aria-label="按状态筛选">
      <button type="button" aria-pressed={state === undefined} onClick={() => onChange(undefined)}>
        全部 {rows.length}
      </button>
      {FilingState.options.map((s) => (
        <button key={s} type="button" aria-pressed={state === s} onClick={() => onChange(s)}>
          {FILING_STATE_TITLES[s]} {rows.filter((r) => r.state === s).length}
        </button>
      ))}
    </div>
  )
}
