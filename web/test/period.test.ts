import { describe, expect, it } from 'vitest'
import type { BoardRow } from '@gongjian/domain/period/contracts.ts'
import { earlyOf, groupsOf, hourChart, isIn, isOwing, unreadyOf } from '../src/features/period/board-view.ts'

const NOTHING = { due: 22, reported: 0, drafted: 0, notApplicable: 0, accepted: 0, returned: 0 }

function row(patch: Partial<BoardRow>): BoardRow {
  return {
    unit: { code: 'u', name: '某县', short: '某', kind: 'body' },
    state: 'draft',
    timeliness: 'open',
    firstSubmittedAt: null,
    begun: false,
    lastEditedAt: null,
    lines: NOTHING,
    returns: 0,
    versions: 0,
    remindedAt: null,
    ...patch,
  }
}
const IN = { firstSubmittedAt: '2019-09-18T06:06:10.000Z', state: 'submitted', timeliness: 'on-time' } as const

function sentWith(accepted: number): BoardRow {
  return row({ ...IN, lines: { ...NOTHING, reported: 22, accepted } })
}

describe('the board', () => {
  it('calls nobody missing before the due day is over, and has nothing to come after it', () => {
    expect(isIn(row({}), 'missing') || !isIn(row({}), 'open')).toBe(false)
    expect(groupsOf([row({}), row(IN)])).toEqual(['all', 'in', 'late', 'returned', 'open'])
    const over = [row({ timeliness: 'missing' }), row(IN)]
    expect(groupsOf(over)).toEqual(['all', 'in', 'late', 'returned', 'missing'])
  })

  it('asks again only who has not reported, or has something to put right', () => {
    expect(isOwing(row({}))).toBe(true)
    expect(isOwing(row(IN))).toBe(false)
    expect(isOwing(row({ ...IN, lines: { ...NOTHING, returned: 2 } }))).toBe(true)
  })
  it('counts a late report as in', () => {
    const late = row({ ...IN, timeliness: 'late' })
    expect(isIn(late, 'late') && isIn(late, 'in') && !isIn(late, 'missing')).toBe(true)
  })
  it('names what stands against closing', () => {
    const unready = unreadyOf([row({}), sentWith(20), sentWith(22)])
    expect(unready.missing).toHaveLength(1)
    expect(unready.open.map((o) => o.lines)).toEqual([2])
  })
})

describe('closing before the due day is over', () => {
  const rows = [row({}), row(IN)]
  it.each([
    ['2019-09-23T02:00:00Z', 2],
    ['2019-09-25T15:59:59Z', 0],
    ['2019-09-25T16:00:00Z', null],
  ])('at %s: %s days left', (now, daysLeft) => {
    expect(earlyOf({ now, dueOn: '2019-09-25', rows })?.daysLeft ?? null).toBe(daysLeft)
  })
  it('names the units that have not sent and need not yet', () => {
    const early = earlyOf({ now: '2019-09-23T02:00:00Z', dueOn: '2019-09-25', rows })
    expect(early?.waiting).toEqual([rows[0]])
  })
})

describe('the chart by hour', () => {
  const hours = [
    { hour: '2019-09-18 09', count: 2 },
    { hour: '2019-09-18 14', count: 1 },
    { hour: '2019-09-25 23', count: 40 },
  ]
  it('runs over whole days to the due day, with the deadline at its end', () => {
    const chart = hourChart({ hours, dueOn: '2019-09-25', now: '2019-09-20T03:00:00Z' })
    expect(chart?.days.map((d) => d.day.slice(8))).toEqual(['18', '19', '20', '21', '22', '23', '24', '25'])
    expect(chart?.days[0]?.count).toBe(3)
    expect(chart?.due).toBe(1)
    expect(chart?.most).toBe(40)
    expect(chart?.bars[0]?.at).toBeCloseTo(9 / (8 * 24))
  })
  it('goes on past the deadline when reports came late', () => {
    const late = [...hours, { hour: '2019-09-27 08', count: 1 }]
    const chart = hourChart({ hours: late, dueOn: '2019-09-25', now: '2019-09-30T03:00:00Z' })
    expect(chart?.days.at(-1)?.day).toBe('2019-09-27')
    expect(chart?.due).toBeCloseTo(8 / 10)
  })
  it('is not drawn before anything came', () => {
    expect(hourChart({ hours: [], dueOn: '2019-09-25', now: '2019-09-20T03:00:00Z' })).toBeNull()
  })
})
