import { z } from 'zod'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { FilingRow } from '@gongjian/domain/filing/contracts.ts'
import { FILINGS, FilingKind } from '@gongjian/domain/filing/filing.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { FilterChip } from '../../components/chip.tsx'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { FILING_KINDS } from './filing-kinds.ts'
import styles from './filing.module.css'

const UrlState = z.object({ kind: FilingKind.optional().catch(undefined) })

/** The plans that the bodies had to hand in once. */
export function FilingListPage() {
  const [{ kind }, set] = useUrlState(UrlState)
  const filings = useOperation(OPERATIONS.listFilings, {})
  const kinds = FILING_KINDS.filter((k) => kind === undefined || k === kind)
  return (
    <>
      <PageHead
        title="方案报送"
        lead={
          kind ? <FilterChip label="种类" value={FILINGS[kind].title} onClear={() => set({ kind: undefined })} /> : null
        }
      />
      {filings.error && <ErrorState error={filings.error} onRetry={() => void filings.refetch()} />}
      {filings.isPending && <Loading page />}
      {filings.data?.length === 0 && <Empty text="本单位没有要报送的方案" />}
      <div className={styles.stack}>
        {kinds.map((k) => (
          <KindSection key={k} rows={(filings.data ?? []).filter((f) => f.kind === k)} />
        ))}
      </div>
    </>
  )
}

function KindSection({ rows }: { rows: readonly FilingRow[] }) {
  const first = rows[0]
  if (!first) return null
  const { clause, clauseLabel } = first
  const done = rows.filter((r) => r.state === 'submitted' || r.state === 'accepted').length
  return (
    <Section
      flush
      title={first.title}
      note={
        <span className={styles.note}>
          {clause !== '' && <ClauseLink label={clauseLabel} clause={clause} />}
          <span>
            截止 <DueMark date={first.dueOn} done={done === rows.length} />
          </span>
          <span>
            已报 {done} / {rows.length}
          </span>
        </span>
      }
    >
      <DataTable columns={COLUMNS} rows={rows} rowKey={(r) => r.unit.code} minWidth={760} stacks bare />
    </Section>
  )
}

const COLUMNS: Column<FilingRow>[] = [
  {
    key: 'unit',
    title: '单位',
    width: 190,
    render: (r) => <Link href={paths.filing(r.kind, r.unit.code)}>{r.unit.name}</Link>,
  },
  { key: 'state', title: '状态', width: 96, render: (r) => <StateTag of="filing" state={r.state} /> },
  { key: 'timeliness', title: '时限', width: 84, render: (r) => <StateTag of="timeliness" state={r.timeliness} /> },
  {
    key: 'submitted',
    title: '报送',
    width: 260,
    render: (r) =>
      r.submitted ? `${instantInWords(r.submitted.at).slice(0, 16)} ${r.submitted.by}` : <span>尚未报送</span>,
  },
  {
    key: 'missing',
    title: '还缺',
    render: (r) =>
      r.missing.length === 0 ? (
        <span className={styles.quiet}>齐全</span>
      ) : (
        <span className={styles.red}>{r.missing.join('、')}</span>
      ),
  },
]
