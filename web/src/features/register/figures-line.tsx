import type { FigureValue, SeriesReach } from '@gongjian/domain/register/definition.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import type { Figure } from '@gongjian/domain/register/figure.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { gapInWords, rowsOf, rowsOfPart } from '@gongjian/domain/register/figure-words.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { numberInWords } from '../../components/field-kinds/number-in-words.ts'
import { Link } from '../../components/link.tsx'
import { Unknown } from '../../components/unknown.tsx'
import styles from '../../components/list/list.module.css'

interface Props {
  readonly register: Register
  readonly asOf: string | undefined
  readonly onWhere: (where: readonly Condition[]) => void
}

/** Splits of more names than this are read in the table. */
const MOST_NAMES = 6

/** The head of the list in one line; every number opens its rows. */
export function FiguresLine({ register, asOf, onWhere }: Props) {
  const figures = useOperation(
    OPERATIONS.getRegisterFigures,
    { register: register.id, ...(asOf === undefined ? {} : { asOf }) },
    { keepPrevious: true },
  )
  if (figures.error) return <p className={styles.figures}>台账指标没有读到：{figures.error.message}</p>
  if (!figures.data) return <p className={styles.figures}>&nbsp;</p>
  return (
    <dl className={styles.figures} aria-label="台账指标">
      {wholeFirst(figures.data).map((value) => {
        const figure = register.figures.find((f) => f.key === value.key)
        return figure ? (
          <One key={value.key} register={register} figure={figure} value={value} onWhere={onWhere} />
        ) : null
      })}
    </dl>
  )
}

/** Splits are long, and stand behind what a glance looks for. */
function wholeFirst(values: readonly FigureValue[]): FigureValue[] {
  return [...values.filter((v) => v.by.length === 0), ...values.filter((v) => v.by.length > 0)]
}

/** Of which year the figure is, and who has not said it yet: opens their grid of that year. */
function Reach({ register, figure, reach }: { register: Register; figure: Figure; reach: SeriesReach }) {
  return (
    <small>
      {reach.year} 年
      {reach.gaps.map((gap) => (
        <Link
          key={gap.year}
          href={paths.series(register.id, { series: reach.id, year: gap.year, lacks: figure.key })}
          title={`看是哪些，补上以后这个指标才算得全${reach.against === null ? '' : '；现在只比两年都有数的'}`}
        >
          {' '}
          {gapInWords(gap, register.counter)}
        </Link>
      ))}
    </small>
  )
}

interface OneProps {
  readonly register: Register
  readonly figure: Figure
  readonly value: FigureValue
  readonly onWhere: (where: readonly Condition[]) => void
}

function One({ register, figure, value, onWhere }: OneProps) {
  const { by } = figure
  const split = by === null ? [] : value.by.slice(0, MOST_NAMES)
  return (
    <div
      data-split={by !== null || undefined}
      data-tone={figure.key === 'overdue' && (value.value ?? 0) > 0 ? 'bad' : undefined}
    >
      <dt>{value.label}</dt>
      <dd>
        {value.value === null ? (
          <Unknown because="还没有可以计算的数据" />
        ) : (
          <button type="button" title="只看这些" onClick={() => onWhere(rowsOf(figure))}>
            {amount(value.value, value.unit)}
          </button>
        )}
        {by !== null &&
          split.map((part) => (
            <button
              key={part.name ?? ''}
              type="button"
              className={styles.part}
              title="只看这些"
              onClick={() => onWhere(rowsOfPart(figure, by, part.name))}
            >
              {part.name ?? (by === 'unit' ? '待定' : '未填')} {amount(part.value, value.unit)}
            </button>
          ))}
        {value.series && <Reach register={register} figure={figure} reach={value.series} />}
        {value.by.length > split.length && <small>等 {value.by.length} 类</small>}
      </dd>
    </div>
  )
}

function amount(value: number, unit: string): string {
  if (unit === '%') return `${value.toFixed(1)}%`
  return unit === '' ? numberInWords(value) : `${numberInWords(value)} ${unit}`
}
