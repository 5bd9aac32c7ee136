import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { daysBetween } from '@gongjian/domain/calendar/calendar.ts'
import { isBelowGeneral, loadOf, type GeneralLoad, type Turn } from '@gongjian/domain/season/below-general.ts'
import { MEASURES, TIERS } from '@gongjian/domain/season/words.ts'
import { season as binding } from '@gongjian/plan-zhengzhou-2019-37/rules/index.ts'
import { withBelowGeneral } from '../src/season/below-general-sql.ts'
import type { TestServer } from './harness.ts'
import { WINTER, type SeasonOffice } from './seasons.ts'
import { refusal } from './support.ts'

interface Row extends Turn {
  readonly trade: string
  readonly tier: string
  readonly enterprise_id: number | null
  readonly facility: string
}
const LIMITS = { 建材: 30 }
const { alike } = binding.uniform

const row: fc.Arbitrary<Row> = fc.record({
  trade: fc.constantFrom('建材', '钢铁'),
  tier: fc.constantFrom(...TIERS),
  enterprise_id: fc.constantFrom(null, 1, 2, 3),
  facility: fc.constantFrom('1#线', '2#线'),
  measure: fc.option(fc.constantFrom(...MEASURES)),
  percent: fc.constantFrom(null, 10, 30, 31, 60),
  from: fc.constantFrom('2019-11-15', '2019-12-01', null),
  until: fc.constantFrom('2019-12-15', '2020-03-09', '2020-03-15'),
})

function loadIn(rows: readonly Row[], i: number) {
  const r = rows[i] as Row
  const turns = rows.filter(
    (x, k) => k === i || (r.enterprise_id !== null && x.enterprise_id === r.enterprise_id && x.facility === r.facility),
  )
  return loadOf(r, turns)
}

function inJavaScript(rows: readonly Row[]): (boolean | null)[] {
  const days = daysBetween(WINTER.from, WINTER.until) + 1
  const generalsOf = (trade: string): GeneralLoad[] => {
    const its = rows.flatMap((r, i) => {
      const load = r.tier === 'general' && r.trade === trade ? loadIn(rows, i) : null
      return load === null ? [] : [{ ...load, lines: 1 }]
    })
    const limit = LIMITS[trade as keyof typeof LIMITS] as number | undefined
    return its.length > 0 || limit === undefined ? its : [{ percent: limit, percentDays: limit * days, lines: 1 }]
  }
  return rows.map((r, i) =>
    r.tier === 'restricted' ? isBelowGeneral(loadIn(rows, i), generalsOf(r.trade), alike) : null,
  )
}

/** 限制类 against 一般企业: whatever the rows, the database says what domain/src/season/below-general.ts says. */
async function sameInSql({ app }: TestServer): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 14 }), async (rows) => {
      const table = sql`(select x.id, x.trade as by_trade, x.tier, x.enterprise_id, x.facility, null::text as process, x.measure,
        x.percent as limit_percent, x."from", x.until from json_to_recordset(${JSON.stringify(rows.map((r, id) => ({ ...r, id })))}::json)
        as x (id int, trade text, tier text, enterprise_id int, facility text, measure text, percent float8, "from" date, until date))`
      const season = { from_day: WINTER.from, until_day: WINTER.until, limits: LIMITS }
      const found = await sql<{ is: boolean | null }>`
        select q.below_general as is from ${withBelowGeneral(table, season, alike)} q order by q.id`.execute(
        app.connections.owner,
      )
      expect(found.rows.map((r) => r.is)).toEqual(inJavaScript(rows))
    }),
    { numRuns: 60 },
  )
}

/** A plan in which every 建材 line is stopped alike: one that is ordered otherwise does not hide it, and restricted lines want more than general ones. */
export async function notHidden({
  server,
  approver,
  desk,
}: Pick<SeasonOffice, 'server' | 'approver' | 'desk'>): Promise<void> {
  await sameInSql(server)
  const before = (await desk.plan()).findings[0]
  expect(await desk.rows({ finding: 'uniform:建材' })).toHaveLength(before?.rows ?? 0)
  const [odd] = await desk.rows({ tier: 'general', trade: '建材' })
  const uniform = async () => (await desk.plan()).findings.find((f) => f.key === 'uniform:建材')
  for (const order of [
    { measure: '限产', limitPercent: 99 },
    { measure: '停产', limitPercent: null, from: '2019-12-15' },
  ]) {
    await desk.write(odd?.id ?? 0, order)
    expect((await uniform())?.rows).toBe((before?.rows ?? 0) - 1)
  }
  await desk.write(odd?.id ?? 0, { from: '2019-11-16' })
  expect((await uniform())?.rows).toBe(before?.rows)
  const restricted = await desk.rows({ tier: 'restricted', trade: '建材' })
  for (const r of restricted) await desk.write(r.id, { measure: '限产', limitPercent: 10 })
  const key = 'season.restricted-below:建材'
  const below = (await desk.plan()).findings.find((f) => f.key === key)
  expect(below).toMatchObject({ clause: '4.6.2.2', rows: restricted.length, answer: null })
  expect(below?.because).toContain('同行业一般企业')
  expect((await desk.rows({ finding: key })).map((r) => r.id)).toEqual(restricted.map((r) => r.id))
  expect((await refusal(approver.call('submitSeasonPlan', desk.here))).message).toContain('限制类企业没有高于一般企业')
  for (const r of restricted) await desk.write(r.id, { measure: '停产', limitPercent: null })
  await desk.write(odd?.id ?? 0, { from: WINTER.from })
  expect((await desk.plan()).findings.map((f) => f.key)).not.toContain(key)
}
