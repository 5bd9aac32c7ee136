import { expect } from 'vitest'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { loadOf } from '@gongjian/domain/season/below-general.ts'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import { daysCovered, isSparedByDays } from '@gongjian/domain/season/days.ts'
import { departs, gapsOf, type SeasonGap } from '@gongjian/domain/season/proposal.ts'
import { proposed, WINTER, type SeasonDesk, type SeasonOffice } from './seasons.ts'

const LIMIT = { ...WINTER, measure: '限产', limitPercent: 30 }
const STOP = { ...WINTER, measure: '停产', catalogueClass: '限制类' }

/** Turns of one line, each with the gaps that it has, and whether the line counts as spared. */
const LINES: readonly (readonly [turns: FieldValues[], gaps: SeasonGap[], isSpared: boolean])[] = [
  [[LIMIT], [], false],
  [[{ ...LIMIT, from: '2020-03-14' }], ['daysReason'], true],
  [[{ ...LIMIT, from: '2019-11-16' }], ['daysReason'], false],
  [[{ ...LIMIT, from: '2020-03-14', reason: '试' }], [], true],
  [[{ ...LIMIT, limitPercent: 99 }], ['percentReason'], false],
  [[{ ...LIMIT, limitPercent: 29.99 }], ['percentReason'], false],
  [[{ ...LIMIT, limitPercent: 10, from: '2020-03-01' }], ['percentReason', 'daysReason'], true],
  // Turns that follow each other, that overlap, and that leave a day between them.
  [
    [
      { ...LIMIT, until: '2019-12-31' },
      { ...LIMIT, from: '2020-01-01' },
    ],
    [],
    false,
  ],
  [
    [
      { ...LIMIT, until: '2020-01-31' },
      { ...LIMIT, from: '2020-01-01' },
    ],
    [],
    false,
  ],
  [
    [
      { ...LIMIT, until: '2019-12-30' },
      { ...LIMIT, from: '2020-01-01' },
    ],
    ['daysReason'],
    false,
  ],
  // The same two days over and over are two days.
  [
    [
      { ...LIMIT, from: '2020-03-14' },
      { ...LIMIT, from: '2020-03-14' },
    ],
    ['daysReason'],
    true,
  ],
  [[STOP], [], false],
  [[{ ...STOP, from: '2020-03-14' }], ['daysReason'], true],
  // By turns, a third of the season each: that is no less than the limit is.
  [[{ ...STOP, until: '2019-12-24' }], ['daysReason'], false],
]

/** Works whose lines are ordered on fewer days, or by another per cent, than is proposed; the ids of their rows. */
export async function shortened(desk: SeasonDesk): Promise<number[]> {
  const made: number[] = []
  for (const [i, [turns, gaps, isSpared]] of LINES.entries()) {
    const ids: number[] = []
    for (const [k, turn] of turns.entries()) ids.push(await desk.row(`试短季厂${i}`, { ...turn, turn: k + 1 }))
    for (const r of (await desk.rows({ q: `试短季厂${i}` })).filter((x) => ids.includes(x.id))) {
      expect([r.gaps, r.sparedByDays], JSON.stringify(turns)).toEqual([gaps, isSpared])
      expect(r.found.includes('season.restricted-exempt')).toBe(isSpared && r.tier === 'restricted')
    }
    made.push(...ids)
  }
  return made
}

/** Days, departures and gaps of a plan's rows, as JavaScript reckons them from the rows. */
export function sameDays(found: readonly PlanRow[]): void {
  for (const r of found) {
    const turns = found.filter((x) => x.enterprise.id === r.enterprise.id && x.facility === r.facility)
    const isWritten = r.measure !== null && r.measure !== '豁免' && r.from !== null && r.until !== null
    expect(r.lineDays, r.enterprise.name).toBe(isWritten ? daysCovered(turns, WINTER) : null)
    const loads = turns.map((t) => ({ ...t, percent: t.limitPercent }))
    const load = loadOf({ ...r, percent: r.limitPercent }, loads)
    const taken = { lineDays: r.lineDays, percentDays: load?.percentDays ?? null }
    expect(r.sparedByDays, r.enterprise.name).toBe(isSparedByDays(taken, 30, WINTER))
    const filled = { ...r, percent: r.limitPercent, hasTier: r.tier !== null, isNamed: true }
    expect(gapsOf(filled, WINTER).sort()).toEqual([...r.gaps].sort())
    expect(departs(filled, r.proposed)).toBe(r.departs)
  }
}

/** Asked to write again what departs without a reason, 按规则生成 gives a shortened line its whole season back. */
export async function wholeAgain({
  server,
  clerk,
  desk,
}: Pick<SeasonOffice, 'server' | 'clerk' | 'desk'>): Promise<void> {
  const short = await desk.row('试短日厂', { ...LIMIT, from: '2020-03-14' })
  await proposed(server, clerk, { ...desk.here, again: true })
  expect(await desk.rowOf(short)).toMatchObject({ ...WINTER, departs: false })
  await clerk.call('moveItems', { register: 'staggered', ids: [short], move: 'remove', reason: '试' })
}
