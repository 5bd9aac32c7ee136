import { Button, Select } from 'antd'
import { z } from 'zod'
import { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Series } from '@gongjian/domain/register/register.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorPage } from '../../components/error-page.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { SeriesSheet } from './series-sheet.tsx'
import { useRegister, type RegisterView } from './use-register.ts'
import { useSeries } from './use-series.ts'
import form from '../../components/form/form.module.css'
import list from '../../components/list/list.module.css'

const UrlState = z.object({
  series: z.string().max(40).optional().catch(undefined),
  year: z.coerce.number().int().min(1990).max(2100).optional().catch(undefined),
  field: z.string().max(60).optional().catch(undefined),
  item: z.coerce.number().int().optional().catch(undefined),
  /** The figure that is not whole: only the items that lack it in the year. */
  lacks: z.string().max(60).optional().catch(undefined),
  asOf: Day.optional().catch(undefined),
})

/** Figures by month or year: items down, periods across, last year's beside. */
export function SeriesPage() {
  const id = useParam('register')
  const register = useRegister(id)
  if (register.error)
    return (
      <ErrorPage
        title="台账"
        back={{ href: paths.registers(), text: '回到台账目录' }}
        error={register.error}
        onRetry={() => void register.refetch()}
      />
    )
  if (!register.data) return <Loading page rows={10} />
  return <SeriesBody view={register.data} />
}

const FIRST_YEAR = 2015

function SeriesBody({ view }: { view: RegisterView }) {
  const me = useMe()
  const register = view.definition
  const [state, set] = useUrlState(UrlState)
  const thisYear = Number(me.today.slice(0, 4))
  const { asOf } = state
  const itsYear = asOf === undefined ? thisYear : Number(asOf.slice(0, 4))
  const year = state.year ?? itsYear
  const series = register.series.find((s) => s.id === state.series) ?? register.series[0]
  if (!series) return <Empty text="这个台账没有按月、按年填报的数据" />
  const fields = Object.entries(series.fields)
  const field = fields.find(([k]) => k === state.field)?.[0] ?? fields[0]?.[0] ?? ''
  const lacking =
    asOf !== undefined ? undefined : register.figures.find((f) => f.key === state.lacks && f.series?.id === series.id)
  const years = Array.from({ length: thisYear + 1 - FIRST_YEAR }, (_, i) => thisYear - i)
  return (
    <>
      <PageHead
        title={series.title}
        lead={
          <span className={list.lead}>
            <Link href={paths.register(register.id, asOf === undefined ? {} : { asOf })}>{register.title}</Link>
            <ClauseLink label={view.clauseLabel} clause={register.clause} />
            <span>格内小字是上年同期；增减超过 {series.asksBeyondPercent}% 保存时会问一句</span>
          </span>
        }
      />
      <div className={list.bar}>
        {register.series.length > 1 && (
          <Select
            aria-label="时序数据"
            value={series.id}
            options={register.series.map((s) => ({ value: s.id, label: s.title }))}
            onChange={(next) => set({ series: next, field: undefined })}
            popupMatchSelectWidth={false}
          />
        )}
        <Select
          aria-label="年份"
          value={year}
          options={years.map((y) => ({ value: y, label: `${y} 年` }))}
          onChange={(y) => set({ year: y === itsYear ? undefined : y })}
          style={{ width: 110 }}
        />
        {series.period === 'month' && fields.length > 1 && (
          <Select
            aria-label="指标"
            value={field}
            options={fields.map(([k, f]) => ({ value: k, label: f.label }))}
            onChange={(next) => set({ field: next })}
            popupMatchSelectWidth={false}
            style={{ minWidth: 140 }}
          />
        )}
        <DateField label="看某日的样子" value={asOf} onChange={(day) => set({ asOf: day })} width={150} />
        {lacking && (
          <span>
            只列 {year} 年缺“{lacking.label}”的数的条目
          </span>
        )}
        {(state.item !== undefined || lacking) && (
          <Button type="link" onClick={() => set({ item: undefined, lacks: undefined })}>
            看全部{register.title}
          </Button>
        )}
      </div>
      {asOf !== undefined && (
        <div className={form.lock} role="status">
          这是 {asOf} 当日结束时的数，只能看，不能改。
        </div>
      )}
      <Rows
        key={`${series.id}.${year}.${lacking?.key}.${asOf}`}
        view={view}
        series={series}
        year={year}
        field={field}
        item={state.item}
        lacks={lacking?.key}
        asOf={asOf}
      />
    </>
  )
}

interface RowsProps {
  readonly view: RegisterView
  readonly series: Series
  readonly year: number
  readonly field: string
  readonly item: number | undefined
  readonly lacks: string | undefined
  readonly asOf: Day | undefined
}

function Rows({ view, series, year, field, item, lacks, asOf }: RowsProps) {
  const register = view.definition
  const pages = useSeries({
    register: register.id,
    series: series.id,
    year,
    ...(item === undefined ? {} : { item }),
    ...(lacks === undefined ? {} : { lacks }),
    ...(asOf === undefined ? {} : { asOf }),
  })
  const rows = pages.data?.pages.flatMap((p) => p.rows) ?? []
  if (pages.error && !pages.data) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
  if (!pages.data) return <Loading rows={10} />
  if (rows.length === 0)
    return (
      <Empty
        text={
          asOf !== undefined
            ? `${asOf} 那天台账里没有条目`
            : lacks === undefined
              ? '台账里还没有条目，先新增或导入'
              : `${year} 年的数已经填全，没有缺的条目`
        }
      />
    )
  return (
    <>
      <SeriesSheet register={register} series={series} year={year} field={field} rows={rows} asOf={asOf} />
      {pages.hasNextPage && (
        <div className={list.foot}>
          <span>
            已显示 {rows.length} {register.counter}
          </span>
          <Button size="small" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            再显示一页
          </Button>
        </div>
      )}
    </>
  )
}
