import type { ReactNode } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { CutStanding, PollutantCut } from '@gongjian/domain/season/obey-contracts.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { Section } from '../../components/section.tsx'
import styles from './season.module.css'

function tonnes(value: number, known: number): string {
  return known === 0 ? '—' : value.toLocaleString('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** A count of rows, which opens them where a plan has rows to open. */
type Opening = (cut: PollutantCut, standing: CutStanding, words: ReactNode) => ReactNode

function columnsOf(opening: Opening): Column<PollutantCut>[] {
  const count = (c: PollutantCut, standing: CutStanding): ReactNode =>
    opening(c, standing, c[standing].toLocaleString())
  return [
    { key: 'pollutant', title: '污染物', width: 110, render: (c) => c.pollutant },
    {
      key: 'total',
      title: '预计减排（t）',
      width: 130,
      align: 'right',
      render: (c) => opening(c, 'known', <b>{tonnes(c.total, c.known)}</b>),
    },
    { key: 'written', title: '其中填报（t）', width: 120, align: 'right', render: (c) => tonnes(c.written, c.known) },
    {
      key: 'reckoned',
      title: '按排放量推算（t）',
      width: 140,
      align: 'right',
      render: (c) => tonnes(c.reckoned, c.known),
    },
    { key: 'known', title: '已知（条）', width: 100, align: 'right', render: (c) => count(c, 'known') },
    { key: 'within', title: '已含在上级（条）', width: 130, align: 'right', render: (c) => count(c, 'within') },
    {
      key: 'unknown',
      title: '不知道（条）',
      render: (c) => (c.unknown === 0 ? '0' : <span className={styles.unknown}>{count(c, 'unknown')}，没有计入</span>),
    },
    {
      key: 'setAside',
      title: '须重填（条）',
      width: 170,
      render: (c) =>
        c.setAside > 0 ? <span className={styles.unknown}>{count(c, 'setAside')}，减排量是按原措施填的</span> : '0',
    },
  ]
}

/** What the season's plans should cut against none; what is not known is said, and is in no figure. */
export function ReductionTable({ season, unit }: { season: number; unit?: string }) {
  const opening: Opening = (c, standing, words) =>
    unit === undefined || c[standing] === 0 ? (
      words
    ) : (
      <Link href={`${paths.seasonPlan(season, unit)}?cut=${encodeURIComponent(`${c.pollutant}:${standing}`)}`}>
        {words}
      </Link>
    )
  const cuts = useOperation(OPERATIONS.getSeasonReduction, unit === undefined ? { season } : { season, unit })
  return (
    <Section
      flush
      title="预计减排"
      note="与不实施错峰相比：填报的减排量；没有填报的，按企业年排放量 × 排放比重 × 停限产比例 × 天数推算；产线的措施含其下的工序和设备，只算一次"
    >
      {cuts.error && !cuts.data && <ErrorState error={cuts.error} onRetry={() => void cuts.refetch()} />}
      {!cuts.data && !cuts.error && <Loading rows={4} />}
      {cuts.data && (
        <DataTable
          columns={columnsOf(opening)}
          rows={cuts.data}
          rowKey={(c) => c.pollutant}
          minWidth={900}
          stacks
          bare
        />
      )}
    </Section>
  )
}
