import type { Condition } from './filter.ts'
import { KEPT, type Life } from './life.ts'

/** An indicator at the head of the list, computed from the rows that the person may see; never typed over. */
export interface Figure {
  readonly key: string
  readonly label: string
  /**
   * count: items · sum: of the field · share: items that fit `where` as a percentage of those that fit `of` · rate: the sum of
   * `field` by the sum of `over` · series: of the cells of one year (`series`) · rechecks: those done on items that fit.
   */
  readonly kind: 'count' | 'sum' | 'share' | 'rate' | 'series' | 'rechecks'
  readonly field: string | null
  /** rate, series: divides the sum of `field`; times a hundred where the unit is %. Nothing known, or zero: no figure. */
  readonly over: string | null
  readonly series: SeriesYear | null
  readonly where: readonly Condition[]
  readonly of: readonly Condition[] | null
  /** Split by the values of this field as well. */
  readonly by: string | null
  readonly unit: string
  /** count, share: of enterprises, each once however many items it has. */
  readonly perEnterprise: boolean
}

/** Which cells of a series a figure sums. */
export interface SeriesYear {
  readonly id: string
  /** latest: the newest year that is over and that most items have, else the one that the most have (docs/decisions/012). */
  readonly year: number | 'latest'
  /**
   * The figure is then the change in per cent since this year (before: the year before). Of a monthly series only the months
   * that both years have are compared, or the half of a year would look like a saving.
   */
  readonly against: number | 'before' | null
}

function counted(key: string, label: string, where: readonly Condition[]): Figure {
  return {
    key,
    label,
    kind: 'count',
    field: null,
    over: null,
    series: null,
    where,
    of: null,
    by: null,
    unit: '',
    perEnterprise: false,
  }
}

/** Items that stand in the ledger: what a draft or a mistake that was taken out says is no figure of the county. */
const STANDING: Condition = { field: 'stage', op: 'in', value: [...KEPT] }

/** What every list of such a life has at its head. */
export const STANDARD_FIGURES: Record<Life, readonly Figure[]> = {
  'worked-off': [
    counted('kept', '在账', [STANDING]),
    counted('underway', '整治中', [{ field: 'stage', op: 'is', value: 'underway' }]),
    counted('claimed', '申报完成', [{ field: 'stage', op: 'in', value: ['claimed', 'verified'] }]),
    counted('closed', '销号', [{ field: 'stage', op: 'is', value: 'closed' }]),
    counted('overdue', '逾期', [{ field: 'light', op: 'is', value: 'red' }]),
  ],
  record: [counted('kept', '在册', [{ field: 'stage', op: 'is', value: 'listed' }])],
}

/** Of a register whose due days follow from these fields. */
export function undecidedOf(labels: readonly string[]): Figure {
  return counted('undecided', `期限未定（缺${labels.join('或')}）`, [{ field: 'light', op: 'is', value: 'none' }])
}

export function sumOf(
  key: string,
  label: string,
  field: string,
  unit: string,
  where: readonly Condition[] = [],
  byField: string | null = null,
): Figure {
  return { ...counted(key, label, where), kind: 'sum', field, by: byField, unit }
}

export function countOf(
  key: string,
  label: string,
  where: readonly Condition[],
  byField: string | null = null,
): Figure {
  return { ...counted(key, label, where), by: byField }
}

export function shareOf(key: string, label: string, where: readonly Condition[], of: readonly Condition[]): Figure {
  return { ...counted(key, label, where), kind: 'share', of, unit: '%' }
}

/** Of enterprises and not of their items: what the plan asks of 企业, one with three projects does once. */
export function perEnterprise(figure: Figure): Figure {
  return { ...figure, perEnterprise: true }
}

/** The sum of one field by the sum of another, over the items that fit. */
export function rateOf(
  key: string,
  label: string,
  field: string,
  over: string,
  where: readonly Condition[] = [],
  unit = '%',
): Figure {
  return { ...counted(key, label, where), kind: 'rate', field, over, unit }
}

export function seriesOf(
  key: string,
  label: string,
  of: { series: string; field: string; unit: string; over?: string; year?: number; against?: number | 'before' },
  where: readonly Condition[] = [],
): Figure {
  const { series: id, field, unit, over = null, year = 'latest', against = null } = of
  return {
    ...counted(key, label, [STANDING, ...where]),
    kind: 'series',
    field,
    over,
    unit,
    series: { id, year, against },
  }
}

export function rechecksOf(key: string, label: string, where: readonly Condition[] = []): Figure {
  return { ...counted(key, label, where), kind: 'rechecks' }
}
