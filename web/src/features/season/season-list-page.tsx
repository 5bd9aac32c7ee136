import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { CountyPlan, SeasonView } from '@gongjian/domain/season/contracts.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { SeasonDrawer } from './season-drawer.tsx'
import form from '../../components/form/form.module.css'
import styles from './season.module.css'

type Seasons = OutputOf<typeof OPERATIONS.listSeasons>
type Season = Seasons['seasons'][number]

/** 错峰生产: the seasons, and where each county's plan stands. */
export function SeasonListPage() {
  const seasons = useOperation(OPERATIONS.listSeasons, {})
  const [drawer, setDrawer] = useState<SeasonView | 'new' | null>(null)
  if (seasons.error && !seasons.data) return <ErrorState error={seasons.error} onRetry={() => void seasons.refetch()} />
  if (!seasons.data) return <Loading page />
  const { mayOpen, trades, seasons: all } = seasons.data
  return (
    <>
      <PageHead
        title="错峰生产"
        lead={
          <span className={form.lead}>
            <Link href={paths.register('staggered')}>错峰生产台账</Link>
            <Link href={paths.appraisals()}>绿色环保评比和公布名单</Link>
          </span>
        }
        extra={
          mayOpen && (
            <Button type="primary" onClick={() => setDrawer('new')}>
              设立错峰季
            </Button>
          )
        }
      />
      {all.length === 0 && (
        <Empty
          text={
            mayOpen ? '还没有错峰季：点“设立错峰季”，各县（市、区）即可编制方案' : '还没有错峰季，由任务的牵头单位设立'
          }
        />
      )}
      <div className={styles.stack}>
        {all.map((s) => (
          <SeasonSection key={s.id} season={s} onChange={mayOpen ? () => setDrawer(s) : null} />
        ))}
      </div>
      {drawer !== null && (
        <SeasonDrawer season={drawer === 'new' ? null : drawer} trades={trades} onClose={() => setDrawer(null)} />
      )}
    </>
  )
}

function SeasonSection({ season, onChange }: { season: Season; onChange: (() => void) | null }) {
  const approved = season.counties.filter((c) => c.inForce !== null).length
  const limits = Object.entries(season.limits).map(([trade, percent]) => `${trade} ${percent} %`)
  return (
    <Section
      flush
      title={season.name}
      note={`${season.from} 至 ${season.until}${season.counties.length > 1 ? ` · 已批准 ${approved} / ${season.counties.length}` : ''}`}
      extra={
        <span className={styles.deeds}>
          <Link href={paths.season(season.id)}>甘特图、减排和预警</Link>
          {onChange && <Button onClick={onChange}>修改依据和比例</Button>}
        </span>
      }
    >
      <dl className={styles.basis}>
        <dt>依据</dt>
        <dd>{season.basis}</dd>
        <dt>一般企业限产比例</dt>
        <dd>{limits.length === 0 ? '没有规定，由县（市、区）逐条填写' : limits.join('，')}</dd>
      </dl>
      {season.counties.length === 0 ? (
        <Empty text="没有您可以查看的方案" />
      ) : (
        <DataTable
          columns={columnsOf(season)}
          rows={season.counties}
          rowKey={(c) => c.unit.code}
          minWidth={640}
          stacks
          bare
        />
      )}
    </Section>
  )
}

function columnsOf({ id }: Season): Column<CountyPlan>[] {
  return [
    {
      key: 'unit',
      title: '县（市、区）',
      width: 220,
      render: (c) => <Link href={paths.seasonPlan(id, c.unit.code)}>{c.unit.name}</Link>,
    },
    { key: 'state', title: '状态', width: 100, render: (c) => <StateTag of="season" state={c.state} /> },
    {
      key: 'inForce',
      title: '生效',
      width: 100,
      render: (c) => (c.inForce === null ? '—' : `第 ${c.inForce} 版`),
    },
    { key: 'rows', title: '条目（条）', align: 'right', width: 100, render: (c) => c.rows.toLocaleString() },
    {
      key: 'enterprises',
      title: '企业（家）',
      align: 'right',
      width: 100,
      render: (c) => c.enterprises.toLocaleString(),
    },
    { key: 'rest', title: '', render: () => null },
  ]
}
