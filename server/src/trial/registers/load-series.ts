import { addDays } from '@gongjian/domain/calendar/calendar.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { TrialItem } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import { COLUMN_KINDS, seriesTableOf, snake } from '../../register/table/column-kinds.ts'
import type { Loading, Place } from './loading.ts'
import { insertAll, type PastEvent } from './past.ts'

/** Figures of a month come in on the fifth of the next one; of the time before the ledger, with the ledger. */
function cellTime(item: TrialItem, period: string): string {
  const nextMonth = addDays(`${period.length === 4 ? `${period}-12` : period}-28`, 8).slice(0, 7)
  const due = Date.parse(`${nextMonth}-05T10:00:00+08:00`)
  return new Date(Math.max(due, Date.parse(item.createdAt) + 3_600_000)).toISOString()
}

export async function loadSeries(loading: Loading, register: Register, places: readonly Place[]): Promise<void> {
  const { tx, saved, hands } = loading
  for (const series of register.series) {
    const table = seriesTableOf(register.id, series.id)
    const cells = places.flatMap((p) => p.item.series.filter((c) => c.series === series.id).map((c) => ({ p, c })))
    const fields = Object.entries(series.fields).filter(([, x]) => x.kind !== 'computed')
    const rows = cells.map(({ p, c }) => ({
      plan_id: saved.planId,
      item_id: p.id,
      unit_id: p.unit_id,
      township: p.township,
      task_id: p.task_id,
      period: c.period,
      trial: true,
      updated_by: hands(p.item, 'clerk').name,
      updated_at: cellTime(p.item, c.period),
      ...Object.fromEntries(fields.map(([k, x]) => [snake(k), COLUMN_KINDS[x.kind].toColumn(c.values[k] ?? null)])),
    }))
    await insertAll(tx, table, rows)
    const events = cells.map(({ p, c }): PastEvent => ({
      on: { item_id: p.id, period: c.period },
      at: cellTime(p.item, c.period),
      by: hands(p.item, 'clerk'),
      why: null,
      before: null,
      after: {},
    }))
    loading.past.keep(table, ['item_id', 'period'], 'item_id', events)
  }
}
