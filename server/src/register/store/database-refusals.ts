import { DomainError } from '@gongjian/domain/error/codes.ts'
import { contradictionText, demandText } from '@gongjian/domain/register/demand.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { seriesTableOf, tableOf } from '../table/column-kinds.ts'

interface DatabaseRefusal {
  readonly code: string
  readonly constraint?: string
  readonly detail?: string
}

function isRefusal(error: unknown): error is DatabaseRefusal {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** An entry that holds a part (double-entry-held-sql.ts): which one where the reader sees it, else whose, else neither. */
interface Holder {
  readonly id: number | null
  readonly title: string | null
  readonly draft: boolean
  readonly unit: string | null
  readonly amount: number
}

/** So many are named at once. */
const MOST_NAMED = 5

/** Who holds what is not free any more, in words: a desk that is refused by an entry of another must know whom to ask. */
function heldBy(holders: readonly Holder[] | null): string {
  if (!holders || holders.length === 0) return ''
  const seen = holders.filter((h) => h.id !== null)
  const named = seen
    .slice(0, MOST_NAMED)
    .map((h) => `编号 ${h.id}“${h.title ?? ''}”${h.draft ? '（草稿）' : ''}${h.amount}`)
  const more = seen.length > MOST_NAMED ? [`另有 ${seen.length - MOST_NAMED} 笔`] : []
  const others = Map.groupBy(
    holders.filter((h) => h.id === null),
    (h) => h.unit ?? '其他单位',
  )
  const theirs = [...others].map(([unit, of]) => {
    const sum = Number(of.reduce((all, h) => all + h.amount, 0).toFixed(6))
    return `${unit} ${sum}（有疑问请与其核对，或请牵头单位处理）`
  })
  return `；其中${[...named, ...more, ...theirs].join('、')}`
}

interface Held {
  readonly spent: number
  readonly holders: readonly Holder[] | null
}

function read<T>(detail: string): Held & T {
  return JSON.parse(detail) as Held & T
}

/** What the tables' own guards refuse, in words: the double entry (double-entry-sql.ts), seasons, merges; given what was raised with it. */
const GUARDED: Readonly<Record<string, (detail: string) => string>> = {
  GJ001: (due) => `抵减量应等于排放量乘以替代比例（${due}）`,
  GJ002: () => '请填写削减量来源条目的编号',
  GJ003: (detail) => {
    const { source, draft } = JSON.parse(detail) as { source: number; draft: boolean | null }
    return draft === true
      ? `来源条目 ${source} 是草稿，尚未入账，不能用于替代：请先把它入账`
      : `来源条目 ${source} 不是可用的削减量，请核对编号`
  },
  GJ005: (enterprise) => `企业“${enterprise}”刚刚并入了另一家，请刷新后重新选择企业`,
  GJ006: (why) => why,
  GJ007: () => '请填写项目排放量和替代倍数（等量 1，倍量 2），均大于 0，数量由两者相乘得出',
  GJ008: (ratio) => `准入审查要求 ${ratio} 倍替代，替代倍数不能低于它`,
  GJ009: (day) => `来源的削减量有效期至 ${day}，此后不能再用于替代`,
  GJ010: () => '削减入账不填“所用削减来源”；动用别的削减量请记为替代支出',
  GJ011: (detail) => {
    const { spent, holders } = read(detail)
    return `这份削减量已被替代支出用去 ${spent} t/a，不能减到此数以下、改成支出，也不能移出${heldBy(holders)}`
  },
  GJ012: (day) => `来源的削减量 ${day} 才入账，支出不能记在它之前`,
  GJ013: (days) => `这份削减量在 ${days} 已用于替代，记账日期不能晚于、有效期不能早于这些支出`,
  GJ014: (why) => why,
  GJ015: () => '替代支出须填“准入审查条目”：替代倍数按它的要求核对',
  GJ016: (detail) => {
    const { emission, spent, needed, holders } = read<{ emission: number; needed: number }>(detail)
    return `超过项目的排放量：准入审查条目排放 ${emission} t/a，其他支出已替代 ${spent}，本条又填 ${needed}${heldBy(holders)}`
  },
  GJ017: (label) => `“${label}”入账后不能改：记错的请移出并写明理由，再登记一条`,
  GJ018: (labels) => `削减入账不填${labels}，请清空：它们是替代支出的`,
  GJ019: (detail) => {
    const { spent, holders } = read(detail)
    return `已有 ${spent} t/a 的替代支出按这个项目登记，不能移出${heldBy(holders)}；请先移出那些支出`
  },
  GJ020: (detail) => {
    const { spent, holders, emission } = read<{ emission: number | null }>(detail)
    const what = emission === null ? '清空' : `改为 ${emission} t/a`
    return `替代支出已按这个项目替代 ${spent} t/a，排放量不能${what}${heldBy(holders)}；请先改小或移出那些支出`
  },
  GJ021: (id) => `准入审查条目 ${id} 已移出，不能再登记它的替代支出：请先恢复它，或改填另一条`,
}

/** What the database itself refuses, in words: a check, the natural key, a guard. */
export function refusalOf(register: Register, error: unknown): DomainError | null {
  if (!isRefusal(error)) return null
  const table = tableOf(register.id)
  switch (error.code) {
    case '23505':
      if (error.constraint === `${table}_city`)
        return new DomainError('item-refused', { why: '全市的这个口径已经有一条，不能再加一条，请核对' })
      return error.constraint === `${table}_natural_key`
        ? new DomainError('item-refused', { why: '责任单位已有相同的条目，请刷新后核对' })
        : null
    case '23514': {
      if (error.constraint === `${table}_own_due`)
        return new DomainError('item-refused', { why: '县区时限晚于方案时限，只可早于、不可晚于' })
      const number = Number(/_rule_(\d+)$/.exec(error.constraint ?? '')?.[1] ?? 0)
      const series = register.series.find((s) =>
        error.constraint?.startsWith(`${seriesTableOf(register.id, s.id)}_rule_`),
      )
      const check = (series ?? register).checks[number - 1]
      if (check) return new DomainError('item-refused', { why: check.message })
      const demand = register.demands[Number(/_demand_(\d+)$/.exec(error.constraint ?? '')?.[1] ?? 0) - 1]
      if (!demand) return null
      const why = `${demandText(register, demand)}；${contradictionText(register, demand)}`
      return new DomainError('item-refused', { why })
    }
    case 'GJ004': {
      const { holders, ...details } = read<{ source: number; amount: number; needed: number }>(error.detail ?? '{}')
      return new DomainError('credit-overdrawn', { ...details, holders: heldBy(holders) })
    }
    default: {
      const why = GUARDED[error.code]?.(error.detail ?? '')
      return why === undefined ? null : new DomainError('item-refused', { why })
    }
  }
}
