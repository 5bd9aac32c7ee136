import { z } from 'zod'
import type { RegisterSummary } from '@gongjian/domain/register/definition.ts'
import { KEPT, OPEN } from '@gongjian/domain/register/life.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Section } from '../../components/section.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { chaptersOf, type Chapter } from './catalogue.ts'
import styles from './catalogue.module.css'

const UrlState = z.object({ q: z.string().optional().catch(undefined) })

/** Every register of the plan, where the plan orders it. */
export function CataloguePage() {
  const [{ q = '' }, set] = useUrlState(UrlState)
  const registers = useOperation(OPERATIONS.listRegisters, {})
  const mayReadHub = useMay('enterprise.read')
  const headings = useHeadings()
  const all = registers.data ?? []
  const chapters = chaptersOf(all, q)
  const open = all.reduce((n, r) => n + (r.work?.open ?? 0), 0)
  const overdue = all.reduce((n, r) => n + (r.work?.overdue ?? 0), 0)
  return (
    <>
      <PageHead
        title="台账"
        lead={
          registers.data
            ? `${all.length} 本台账：未办结 ${open.toLocaleString()} 条，其中逾期 ${overdue.toLocaleString()} 条`
            : ' '
        }
        extra={
          <>
            {mayReadHub && <Link href={paths.enterprises()}>企业库</Link>}
            <SearchBox label="查找台账" value={q} onChange={(text) => set({ q: text })} />
          </>
        }
      />
      {registers.error && <ErrorState error={registers.error} onRetry={() => void registers.refetch()} />}
      {registers.isPending && <Loading rows={12} />}
      {registers.data && all.length === 0 && <Empty text="这个方案没有台账：从文件建立的方案只有任务、指标和月报" />}
      {all.length > 0 && chapters.length === 0 && <Empty text={`没有叫“${q}”的台账`} />}
      <div className={styles.chapters}>
        {chapters.map((c) => (
          <ChapterSection key={c.id} chapter={c} heading={headings.get(c.id)} />
        ))}
      </div>
    </>
  )
}

/** The chapters' own names, as the document has them. */
function useHeadings(): ReadonlyMap<string, string> {
  const document = useOperation(OPERATIONS.getDocument, {}, { staleTime: 600_000 })
  return new Map(document.data?.reading.clauses.filter((c) => !c.id.includes('.')).map((c) => [c.id, c.heading]))
}

function ChapterSection({ chapter, heading }: { chapter: Chapter; heading: string | undefined }) {
  return (
    <Section title={`${clauseLabel(chapter.id)}${heading === undefined ? '' : `、${heading}`}`} flush>
      <DataTable columns={COLUMNS} rows={chapter.registers} rowKey={(r) => r.id} bare stacks />
    </Section>
  )
}

const COLUMNS: readonly Column<RegisterSummary>[] = [
  {
    key: 'title',
    title: '台账',
    render: (r) => (
      <Link href={paths.register(r.id)} className={styles.name}>
        {r.title}
      </Link>
    ),
  },
  {
    key: 'clause',
    title: '条款',
    width: 140,
    render: (r) => <ClauseLink label={r.clauseLabel} clause={r.clause} />,
  },
  { key: 'kept', title: '在账', width: 110, align: 'right', render: (r) => <Count register={r} of="kept" /> },
  { key: 'open', title: '未办结', width: 110, align: 'right', render: (r) => <Count register={r} of="open" /> },
  { key: 'overdue', title: '逾期', width: 110, align: 'right', render: (r) => <Count register={r} of="overdue" /> },
  { key: 'closed', title: '销号', width: 110, align: 'right', render: (r) => <Count register={r} of="closed" /> },
]

const WHERE: Record<'kept' | 'open' | 'overdue' | 'closed', unknown> = {
  kept: [{ field: 'stage', op: 'in', value: KEPT }],
  open: [{ field: 'stage', op: 'in', value: OPEN }],
  overdue: [{ field: 'light', op: 'in', value: ['red'] }],
  closed: [{ field: 'stage', op: 'in', value: ['closed'] }],
}

/** Every number opens its rows. */
function Count({ register, of }: { register: RegisterSummary; of: keyof typeof WHERE }) {
  const count = of === 'kept' ? register.kept : register.work?.[of]
  if (count === undefined) return <span className={styles.none}>—</span>
  if (count === 0) return <span className={styles.none}>0</span>
  return (
    <Link
      href={paths.register(register.id, { where: JSON.stringify(WHERE[of]) })}
      className={of === 'overdue' ? styles.bad : undefined}
    >
      {count.toLocaleString()} {register.counter}
    </Link>
  )
}
