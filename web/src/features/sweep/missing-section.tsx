import { lazy } from 'react'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { ChoiceBar } from '../../components/choice-bar.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { MapFrame } from '../../components/map/map-frame.tsx'
import { UnitCell } from '../../components/unit-cell.tsx'
import { CandidateFilters } from './candidate-filters.tsx'
import { TrayList, type SweepProps } from './candidate-list.tsx'
import list from '../../components/list/list.module.css'
import styles from './sweep.module.css'

const MissingMap = lazy(() => import('./missing-map.tsx').then((m) => ({ default: m.MissingMap })))

interface Row {
  readonly unit: UnitRef | null
  readonly facts: Readonly<Record<string, number>>
}

/** What must still be asked in the field: by county and fact, on the map, and row by row. */
export function MissingSection(props: SweepProps) {
  const { sweep, url, set } = props
  if (sweep.missing.length === 0) return <Empty text="没有缺少事实的条目：每一条都能判断" />
  return (
    <>
      <p className={styles.quiet}>
        下列条目缺少规则要看的事实，暂时无法判断。点数字看是哪些条目，到台账里补齐后再排查。一条缺几项事实，各项都计一次。
      </p>
      <MissingTable {...props} />
      <div className={list.bar}>
        <CandidateFilters {...props} />
        <span className={list.barEnd}>
          <ChoiceBar
            label="显示方式"
            choices={[
              { key: 'list', title: '列表' },
              { key: 'map', title: '地图' },
            ]}
            chosen={url.map === 'yes' ? 'map' : 'list'}
            onChoose={(key) => set({ map: key === 'map' ? 'yes' : undefined })}
          />
        </span>
      </div>
      {url.map === 'yes' ? (
        <MapFrame>
          <MissingMap sweep={sweep} url={url} />
        </MapFrame>
      ) : (
        <TrayList key={`${url.unit}.${url.missing}.${url.rule}`} {...props} tray="unknown" />
      )}
    </>
  )
}

function MissingTable({ sweep, url, set }: SweepProps) {
  const keys = Object.keys(sweep.facts).filter((k) => sweep.missing.some((m) => m.fact === k))
  const rows = [...Map.groupBy(sweep.missing, (m) => m.unit?.code ?? '')].map(([, of]): Row => ({
    unit: of[0]?.unit ?? null,
    facts: Object.fromEntries(of.map((m) => [m.fact, m.rows])),
  }))
  const columns: Column<Row>[] = [
    { key: 'unit', title: '责任单位', width: 140, render: (r) => <UnitCell unit={r.unit} /> },
    ...keys.map((key): Column<Row> => ({
      key,
      title: `缺${sweep.facts[key] ?? key}（${sweep.over.counter}）`,
      align: 'right',
      render: (r) => {
        const n = r.facts[key]
        if (n === undefined) return <span className={styles.zero}>0</span>
        // 待定 is no unit that a list could be narrowed to.
        if (r.unit === null) return n.toLocaleString()
        const { code } = r.unit
        const isOn = url.unit === code && url.missing === key
        return (
          <button
            type="button"
            className={styles.number}
            aria-pressed={isOn}
            onClick={() =>
              set(isOn ? { unit: undefined, missing: undefined } : { unit: code, missing: key }, { push: true })
            }
          >
            {n.toLocaleString()}
          </button>
        )
      },
    })),
  ]
  return (
    <div className={styles.missing}>
      <DataTable columns={columns} rows={rows} rowKey={(r) => r.unit?.code ?? ''} minWidth={140 + keys.length * 150} />
    </div>
  )
}
