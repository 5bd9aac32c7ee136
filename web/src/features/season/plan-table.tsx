import { Button, Select } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { CUT_STANDINGS, type CutStanding } from '@gongjian/domain/season/obey-contracts.ts'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import { downloadUrl } from '../../app/client.ts'
import { usePages } from '../../app/use-pages.ts'
import { SaveState } from '../../components/autosave/save-state.tsx'
import { FilterChip } from '../../components/chip.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { columnsOf, type PlanColumns } from './plan-columns.tsx'
import { RowsUrl } from './rows-url.ts'
import { RowConflict } from './row-conflict.tsx'
import { servedOf, writtenRow, type RowWriting } from './use-row-writing.ts'
import list from '../../components/list/list.module.css'
import styles from './season.module.css'

const PAGE = 100

/** The rows of a plan: typed in where it may be, a page after the other by the server. */
export function PlanTable({ plan, writing, of }: { plan: SeasonPlanView; writing: RowWriting; of: PlanColumns }) {
  const [state, set] = useUrlState(RowsUrl)
  const input = { season: plan.season.id, unit: plan.unit.code, limit: PAGE, ...state }
  const found = usePages(OPERATIONS.listSeasonRows, input)
  const box = useRef<HTMLDivElement>(null)
  const { desk, drafts, write } = writing
  const editable = plan.may.includes('edit') && state.number === undefined
  const [season, unit] = [plan.season.id, plan.unit.code]
  const columns = useMemo(
    () =>
      columnsOf({
        register: plan.register,
        upgrades: plan.upgrades,
        classes: plan.classes,
        order: (enterprise) => downloadUrl(OPERATIONS.downloadSeasonOrder, { season, unit, enterprise }),
        write: editable ? write : null,
        onDiscard: (row) => desk.discard(String(row.id)),
        box,
        of,
      }),
    [of, plan.register, plan.upgrades, plan.classes, season, unit, editable, write, desk],
  )
  const rows = useMemo(() => found.data?.pages.flatMap((p) => p.rows) ?? [], [found.data])
  useEffect(() => {
    if (editable) for (const row of rows) desk.serve(String(row.id), servedOf(row))
  }, [desk, editable, rows])
  const draftOf = (row: PlanRow) => (editable ? drafts.get(String(row.id)) : undefined)
  const [first] = found.data?.pages ?? []
  const title = plan.findings.find((f) => f.key === state.finding)?.title
  return (
    <div ref={box}>
      <div className={styles.filters}>
        <SearchBox label="企业、产线" value={state.q ?? ''} onChange={(q) => set({ q })} />
        <Select
          aria-label="行业"
          placeholder="行业"
          allowClear
          value={state.trade ?? null}
          options={plan.trades.map((value) => ({ value, label: value }))}
          onChange={(trade: string | null) => set({ trade: trade ?? undefined })}
          style={{ width: 110 }}
        />
        {state.finding !== undefined && (
          <FilterChip label="核对" value={title ?? state.finding} onClear={() => set({ finding: undefined })} />
        )}
        {state.cut !== undefined && (
          <FilterChip label="预计减排" value={cutWords(state.cut)} onClear={() => set({ cut: undefined })} />
        )}
        {state.number !== undefined && (
          <FilterChip label="版本" value={`第 ${state.number} 版`} onClear={() => set({ number: undefined })} />
        )}
        {of === 'alerts' && <AlertBasis guide={plan.season.alerts.guide} />}
        {editable && (
          <span className={styles.keys}>
            <kbd>Tab</kbd> 下一格 <kbd>Enter</kbd> 下一行 <kbd>Esc</kbd> 不改
          </span>
        )}
        {editable && <SaveState drafts={[...drafts.values()]} />}
      </div>
      {found.error && !first && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {!first && !found.error && <Loading rows={10} />}
      {first && rows.length === 0 && (
        <Empty
          text={
            plan.counts.rows === 0
              ? '方案还没有条目：点“按规则生成”，或在错峰生产台账录入、导入本错峰季的条目'
              : '没有符合条件的条目，请减少筛选条件'
          }
        />
      )}
      {rows.length > 0 && (
        <>
          <DataTable
            columns={columns}
            rows={rows.map((r) => writtenRow(r, draftOf(r)))}
            rowKey={(r) => String(r.id)}
            minWidth={1080}
            stacks
            bare
          />
          {rows.map((r) => {
            const draft = draftOf(r)
            return draft?.phase.name === 'conflict' && <RowConflict key={r.id} row={r} draft={draft} desk={desk} />
          })}
          <div className={list.foot}>
            <span>
              共 {first?.count.toLocaleString()} 条，已显示 {rows.length.toLocaleString()} 条
            </span>
            {found.hasNextPage && (
              <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                再显示 {PAGE} 条
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  )
}

/** 颗粒物 不知道，没有计入 */
function cutWords(cut: string): string {
  const [pollutant = '', standing = ''] = cut.split(':')
  return `${pollutant} ${CUT_STANDINGS[standing as CutStanding] ?? ''}`
}

/** By what an alert's measures are proposed. */
function AlertBasis({ guide }: { guide: string }) {
  return (
    <span className={styles.quiet}>
      {guide === ''
        ? '本季没有写明绩效分级指南，规则不能建议；由牵头单位在“错峰”页的本季设置中写明'
        : `建议依据：${guide}；标准企业不加（四（六）2（1）），限制类停产（四（六）2（2））`}
    </span>
  )
}
