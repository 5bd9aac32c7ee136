import { Button, Popconfirm } from 'antd'
import type { AreaMap } from '@gongjian/domain/area/contracts.ts'
import { dayOf } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay } from '../../app/me.tsx'
import { useAction, useOperation } from '../../app/query.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { LoadMap } from './load-map.tsx'
import styles from './area.module.css'

const COLUMNS: readonly Column<AreaMap>[] = [
  { key: 'kind', title: '类别', width: 100, render: (m) => m.kind },
  { key: 'areas', title: '区域', render: (m) => `${m.areas.length} 个：${m.areas.map((a) => a.name).join('、')}` },
  { key: 'whole', title: '范围', width: 110, render: (m) => (m.isWhole ? '全市都在内' : '不全') },
  { key: 'source', title: '来源', width: 220, render: (m) => `${m.source}（${m.on}）` },
  { key: 'by', title: '载入', width: 180, render: (m) => `${m.by} ${dayOf(new Date(m.at))}` },
]

/** Which polygons the rules go by, and the next ones. */
export function AreaPage() {
  const may = useMay('area.edit')
  const maps = useOperation(OPERATIONS.listAreaMaps, {})
  const remove = useAction(OPERATIONS.removeAreaMap, { invalidates: ['listAreaMaps', 'listSweeps', 'getSweep'] })
  const acts: Column<AreaMap> = {
    key: 'acts',
    title: '',
    width: 80,
    render: ({ kind }) => (
      <Popconfirm
        title={`撤下“${kind}”区域图？`}
        description="撤下后，是否在内由人填写；有关的规则排查随即重做"
        okText="撤下"
        cancelText="取消"
        onConfirm={() => remove.mutate({ kind })}
      >
        <Button size="small">撤下</Button>
      </Popconfirm>
    ),
  }
  return (
    <>
      <PageHead
        title="区域图"
        lead="园区、化工园区、建成区、中心城区、生态红线的边界。载入以后，准入审查和规则排查按坐标判断是否在内，并写明是哪一个区域；没有载入的由人填写"
      />
      {maps.error && <ErrorState error={maps.error} onRetry={() => void maps.refetch()} />}
      {maps.isPending && <Loading rows={5} />}
      {maps.data &&
        (maps.data.length === 0 ? (
          <Empty text="还没有载入区域图" />
        ) : (
          <DataTable
            columns={may ? [...COLUMNS, acts] : COLUMNS}
            rows={maps.data}
            rowKey={(m) => m.kind}
            minWidth={900}
            stacks
          />
        ))}
      {may && (
        <div className={styles.load}>
          <LoadMap />
        </div>
      )}
    </>
  )
}
