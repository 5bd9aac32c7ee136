import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf, type PlacedRow } from '../src/season/places.ts'
import { cutOfWorks, knownOf } from '../src/season/reduction.ts'
import { LEVELS, MEASURES } from '../src/season/words.ts'

/** 100 days of a works that emits 365 t a year: what stops it wholly cuts 100 t. */
const SEASON = { from: '2019-12-01', until: '2020-03-09' }
const YEARLY = 365

const LINE: PlacedRow = {
  level: '生产线',
  process: null,
  facility: '1',
  above: [],
  measure: '停产',
  percent: null,
  ...SEASON,
  share: 60,
  written: null,
}
const PART: PlacedRow = { ...LINE, level: '工序', process: '焙烧', share: 40 }
const WHOLE: PlacedRow = { ...LINE, level: '企业', facility: '全厂', share: 100 }
/** Equipment of its own in the hub, which hangs on the line. */
const KILN: PlacedRow = { ...LINE, level: '设备', facility: '7', above: ['3', '1'], share: 20 }
const LATER = { from: '2020-03-10', until: '2020-03-19' }

function cut(rows: readonly PlacedRow[], yearly: number | null = YEARLY): number {
  const { written, reckoned } = cutOfWorks(placesOf(rows), yearly)
  return written + reckoned
}

describe('what a works cuts in a season', () => {
  it.each<[why: string, rows: PlacedRow[], t: number]>([
    ['a line', [LINE], 60],
    ['limited', [{ ...LINE, measure: '限产', percent: 30 }], 18],
    ['spared', [{ ...LINE, measure: '豁免', from: null, until: null }], 0],
    ['two lines', [LINE, { ...LINE, facility: '2', share: 40 }], 100],
    ['a line and its process stop: once', [LINE, PART], 60],
    ['a line and its process that is called a line: once', [LINE, { ...PART, level: '生产线' }], 60],
    ['a line and equipment under it: once', [LINE, KILN], 60],
    ['a whole works and its parts: once', [WHOLE, LINE, PART, KILN], 100],
    ['a process of another line beside the line', [LINE, { ...PART, facility: '2' }], 100],
    ['a limit that its process meets by stopping', [{ ...LINE, measure: '限产', percent: 30 }, PART], 40],
    ['a limit that its process does not meet', [{ ...LINE, measure: '限产', percent: 90 }, PART], 54],
    ['a process that stops when its line runs again', [LINE, { ...PART, ...LATER }], 60 + 4],
    ['turns of one line', [LINE, { ...LINE, ...LATER }], 66],
    ['turns that overlap', [LINE, { ...LINE, from: '2020-03-01', until: '2020-03-19' }], 66],
    ['a line without a share, of what its parts emit', [{ ...LINE, share: null }, PART, KILN], 60],
    ['a figure that was written', [{ ...LINE, written: 2.5 }], 2.5],
    ['holds what lies below it', [{ ...LINE, written: 2.5 }, PART], 2.5],
    ['a figure of a process, in a line that is reckoned', [LINE, { ...PART, written: 5 }], 60],
    ['a figure without days', [{ ...LINE, written: 2.5, from: null, until: null }], 2.5],
  ])('%s', (_, rows, t) => expect(cut(rows)).toBeCloseTo(t, 9))

  it('is not guessed: rows are counted by what is known of them', () => {
    const unsaid = { ...LINE, share: null }
    expect(cut([unsaid])).toBe(0)
    expect(knownOf(placesOf([unsaid]), YEARLY)).toEqual({ known: 0, within: 0, unknown: 1 })
    expect(knownOf(placesOf([LINE, { ...PART, share: null }]), YEARLY)).toEqual({ known: 1, within: 1, unknown: 0 })
    expect(knownOf(placesOf([{ ...LINE, written: 1 }, PART]), null)).toEqual({ known: 1, within: 1, unknown: 0 })
  })
})

/** A line, what hangs on it, and what hangs on that. */
const HUB: Readonly<Record<string, string[]>> = { 1: [], 2: ['1'], 3: ['2', '1'] }

const placed = fc
  .record({
    level: fc.constantFrom(...LEVELS, null),
    process: fc.constantFrom(null, '焙烧', '破碎'),
    facility: fc.constantFrom('1', '2', '3'),
    measure: fc.constantFrom(...MEASURES, null),
    percent: fc.constantFrom(null, 30, 100),
    from: fc.constantFrom(null, '2019-12-01', '2020-01-15'),
    until: fc.constantFrom(null, '2020-01-31', '2020-03-09'),
    share: fc.constantFrom(null, 0, 10, 100),
    written: fc.constant(null),
  })
  .map((r): PlacedRow => ({ ...r, above: HUB[r.facility] ?? [] }))

describe('whatever lies under what', () => {
  it('each row stands in one place', () =>
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 8 }), (rows) => {
        const { known, within, unknown } = knownOf(placesOf(rows), YEARLY)
        expect(known + within + unknown).toBe(rows.length)
      }),
    ))

  it('a whole works that stops cuts what it emits on those days, whatever is ordered below it', () =>
    fc.assert(
      fc.property(
        fc.array(
          placed.filter((r) => (r.share ?? 0) <= 10),
          { maxLength: 8 },
        ),
        (below) => {
          const parts = below.map((r) => ({ ...r, level: r.level === '企业' ? '生产线' : r.level }))
          expect(cut([WHOLE, ...parts])).toBeCloseTo(100, 6)
        },
      ),
    ))

  it('a row more never cuts less', () =>
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 6 }), placed, (rows, more) => {
        // Of a place's share the first that is known speaks, and so the new row must say none of another.
        const known = rows.every((r) => r.share !== null)
        if (known) expect(cut([...rows, more]) + 1e-9).toBeGreaterThanOrEqual(cut(rows))
      }),
    ))
})
