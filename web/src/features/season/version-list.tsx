import { Button } from 'antd'
import { z } from 'zod'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { RowDifference, SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { SEASON_STATE_TITLES } from '@gongjian/domain/season/season.ts'
import { usePages } from '../../app/use-pages.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { RowsUrl } from './rows-url.ts'
import list from '../../components/list/list.module.css'
import styles from './season.module.css'

const UrlState = z.object({
  before: RowsUrl.shape.number,
  after: RowsUrl.shape.number,
  /** Of the page above: which tab is open, and which submission its rows are of. */
  show: z.string().optional().catch(undefined),
  number: RowsUrl.shape.number,
})

type Version = OutputOf<typeof OPERATIONS.getSeasonPlan>['versions'][number]

/** Every submission with who handed it in and who judged it; two of them cell by cell. */
export function VersionList({ plan }: { plan: SeasonPlanView }) {
  const [{ before, after }, set] = useUrlState(UrlState)
  if (plan.versions.length === 0) return <Empty text="还没有提交过" />
  return (
    <>
      <DataTable
        columns={columnsOf({
          onLook: (number) => set({ show: undefined, number }),
          onCompare: (a, b) => set({ before: a, after: b }),
        })}
        rows={plan.versions}
        rowKey={(v) => String(v.number)}
        isChosen={(v) => v.number === before || v.number === after}
        minWidth={860}
        stacks
        bare
      />
      {before !== undefined && <Differences plan={plan} before={before} after={after} />}
    </>
  )
}

interface Options {
  readonly onLook: (number: number) => void
  /** `b` absent: with the rows as they stand. */
  readonly onCompare: (a: number, b?: number) => void
}

function columnsOf({ onLook, onCompare }: Options): Column<Version>[] {
  const when = (at: string): string => instantInWords(at).slice(0, 16)
  return [
    { key: 'number', title: '版本', width: 90, render: (v) => `第 ${v.number} 版` },
    { key: 'rows', title: '条目（条）', width: 90, align: 'right', render: (v) => v.rows.toLocaleString() },
    { key: 'submitted', title: '提交', width: 230, render: (v) => `${when(v.submittedAt)} ${v.submittedBy}` },
    {
      key: 'outcome',
      title: '审核',
      render: (v) =>
        v.outcome === null
          ? '待审核'
          : `${SEASON_STATE_TITLES[v.outcome]} ${v.judgedAt === null ? '' : when(v.judgedAt)} ${v.judgedBy ?? ''}${v.reason === null ? '' : `：${v.reason}`}`,
    },
    {
      key: 'deeds',
      title: '',
      width: 290,
      render: (v) => (
        <span className={styles.deeds}>
          <Button size="small" onClick={() => onLook(v.number)}>
            看这一版
          </Button>
          {v.number > 1 && (
            <Button size="small" onClick={() => onCompare(v.number - 1, v.number)}>
              与上一版比较
            </Button>
          )}
          <Button size="small" onClick={() => onCompare(v.number)}>
            与现在比较
          </Button>
        </span>
      ),
    },
  ]
}

const KINDS: Readonly<Record<RowDifference['kind'], string>> = { added: '新增', removed: '去掉', changed: '改动' }

const DIFFERENCES: Column<RowDifference>[] = [
  { key: 'kind', title: '', width: 70, render: (d) => KINDS[d.kind] },
  { key: 'title', title: '条目', width: 280, render: (d) => d.title },
  {
    key: 'cells',
    title: '改了什么',
    render: (d) => (
      <ul className={styles.marks}>
        {d.cells.map((c) => (
          <li key={c.label}>
            {c.label}：<del>{c.from || '（空）'}</del> → <ins>{c.to || '（空）'}</ins>
          </li>
        ))}
      </ul>
    ),
  },
]

function Differences({ plan, before, after }: { plan: SeasonPlanView; before: number; after: number | undefined }) {
  const input = { season: plan.season.id, unit: plan.unit.code, before, limit: 100 }
  const found = usePages(OPERATIONS.compareSeasonVersions, after === undefined ? input : { ...input, number: after })
  const rows = found.data?.pages.flatMap((p) => p.rows) ?? []
  const [first] = found.data?.pages ?? []
  if (found.error && !first) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!first) return <Loading rows={4} />
  const other = after === undefined ? '现在的条目' : `第 ${after} 版`
  return (
    <div className={styles.compare}>
      <h3>
        第 {before} 版与{other}：{first.count === 0 ? '没有差别' : `${first.count} 条不同`}
      </h3>
      {rows.length > 0 && (
        <DataTable columns={DIFFERENCES} rows={rows} rowKey={(d) => String(d.item)} minWidth={640} stacks bare />
      )}
      {found.hasNextPage && (
        <div className={list.foot}>
          <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            再显示 100 条
          </Button>
        </div>
      )}
    </div>
  )
}
