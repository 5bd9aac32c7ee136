import { Button, Select } from 'antd'
import { z } from 'zod'
import { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { PatrolRow } from '@gongjian/domain/season/obey-contracts.ts'
import { CARRIED_OUT, NOT_CARRIED_OUT } from '@gongjian/domain/season/words.ts'
import { downloadUrl } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { usePages } from '../../app/use-pages.ts'
import { DateField } from '../../components/date-field.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import form from '../../components/form/form.module.css'
import list from '../../components/list/list.module.css'
import styles from './season.module.css'

const PAGE = 100
const ALL = 'all'

const UrlState = z.object({
  on: Day.optional().catch(undefined),
  township: z.string().optional().catch(undefined),
})

type Patrol = OutputOf<typeof OPERATIONS.listPatrol>

/** 巡查单: what must be so on a day, by township, and what was found there. */
export function PatrolPage() {
  const season = Number(useParam('season'))
  const unit = useParam('unit')
  const { today } = useMe()
  const [{ on = today, township }, set] = useUrlState(UrlState)
  const where = { season, unit, on, ...(township === undefined ? {} : { township }) }
  const patrol = usePages(OPERATIONS.listPatrol, { ...where, limit: PAGE })
  const [first] = patrol.data?.pages ?? []
  const rows = patrol.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <>
      <PageHead
        title={first ? `${first.unit.name} 错峰巡查单` : '错峰巡查单'}
        lead={
          <span className={form.lead}>
            <Link href={paths.seasonPlan(season, unit)}>错峰方案</Link>
            {first && <span>按第 {first.version} 版方案</span>}
            {first && first.alert !== null && (
              <span>
                <b className={styles.bad}>{first.alert}预警</b>
                {first.season.alerts.guide !== '' && `：按${first.season.alerts.guide}`}
              </span>
            )}
          </span>
        }
        extra={
          first && (
            <>
              <Button href={downloadUrl(OPERATIONS.exportPatrol, where)}>导出 Excel</Button>
              <Button onClick={() => window.print()}>打印</Button>
            </>
          )
        }
      />
      <div className={styles.patrolTools}>
        <DateField label="巡查日期" value={on} onChange={(day) => set({ on: day })} />
        {first && (
          <Select
            aria-label="乡镇街道"
            value={township ?? ALL}
            options={[
              { value: ALL, label: `全部乡镇街道（${first.townships.reduce((n, t) => n + t.rows, 0)}）` },
              ...first.townships.map((t) => ({ value: t.code, label: `${t.name}（${t.rows}）` })),
            ]}
            onChange={(key: string) => set({ township: key === ALL ? undefined : key })}
            style={{ width: 200 }}
          />
        )}
      </div>
      {patrol.error && !first && patrol.error.code === 'season-not-approved' && (
        <Empty text={patrol.error.message}>
          <Link href={paths.seasonPlan(season, unit)}>看错峰方案办到哪一步</Link>
        </Empty>
      )}
      {patrol.error && !first && patrol.error.code !== 'season-not-approved' && (
        <ErrorState error={patrol.error} onRetry={() => void patrol.refetch()} />
      )}
      {!first && !patrol.error && <Loading rows={8} />}
      {first && first.unwritten > 0 && (
        <p className={styles.hint}>
          {first.unwritten} 条没有写{first.alert}预警的措施，巡查单里没有它们的应急要求；请在台账中补写。
        </p>
      )}
      {first && rows.length === 0 && <Empty text={`${on} 没有要检查的停产、限产`} />}
      <ul className={styles.patrol}>
        {rows.map((row) => (
          <Stop key={row.id} row={row} patrol={first} on={on} />
        ))}
      </ul>
      {patrol.hasNextPage && (
        <div className={list.foot}>
          <Button loading={patrol.isFetchingNextPage} onClick={() => void patrol.fetchNextPage()}>
            再显示 {PAGE} 条
          </Button>
        </div>
      )}
    </>
  )
}

function Stop({ row, patrol, on }: { row: PatrolRow; patrol: Patrol | undefined; on: string }) {
  const write = useAction(OPERATIONS.updateItem, { invalidates: ['listPatrol', 'listItems', 'getItem'] })
  const { version } = row
  // Written, and the list not read again yet: a second click would come from the version before.
  const isOld = version !== null && write.data !== undefined && version < write.data.version
  return (
    <li>
      <div className={styles.stop}>
        <b>{row.enterprise.name}</b>
        <small>{[row.township ?? '未写乡镇', row.address].filter(Boolean).join(' · ')}</small>
      </div>
      <div className={styles.must}>
        <span>{row.line}</span>
        {row.order !== '' && (
          <b>
            {row.order}
            {row.until !== null && <small>（至 {row.until}）</small>}
          </b>
        )}
        {row.alert !== null && (
          <b className={styles.bad}>
            {patrol?.alert}预警：{row.alert}
          </b>
        )}
      </div>
      <div className={styles.checked}>
        {row.carriedOut !== null && row.inspectedOn !== null && (
          <small data-bad={row.carriedOut === NOT_CARRIED_OUT || undefined}>
            {row.inspectedOn} {row.carriedOut}
          </small>
        )}
        {patrol?.mayWrite === true &&
          version !== null &&
          CARRIED_OUT.map((carriedOut) => (
            <Button
              key={carriedOut}
              size="small"
              danger={carriedOut === NOT_CARRIED_OUT}
              disabled={write.isPending || isOld}
              onClick={() =>
                write.mutate({
                  register: patrol.register,
                  id: row.id,
                  version,
                  item: { values: { carriedOut, inspectedOn: on } },
                })
              }
            >
              {carriedOut}
            </Button>
          ))}
      </div>
    </li>
  )
}
