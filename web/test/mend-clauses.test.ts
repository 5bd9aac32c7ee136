import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Reading } from '@gongjian/domain/plan/reading.ts'
import { readPlan } from '@gongjian/reader'
import { bodyOf, headOf, mayStandUnder, ordinalOf } from '../src/features/new-plan/mend-clauses.ts'
import { mend, mendAll, type Deed } from '../src/features/new-plan/mending.ts'

const TEXT = `某市乡村建设工作方案

一、重点任务

（一）整治环境。2020年6月底前完成。（市住建局牵头，市财政局配合）另外修建道路。2020年年底前完成。（市交通局牵头）

1.清理垃圾。2020年3月底前完成。

2.整修河道。2020年4月底前完成。

（二）发展产业。2020年9月底前完成。（市农业局牵头）

二、保障措施

（一）加强领导。2020年5月底前成立专班。
`
const READING = readPlan(TEXT)

function at(id: string): number {
  return READING.clauses.findIndex((c) => c.id === id)
}
function shape(reading: Reading): string[] {
  return reading.clauses.map((c) => `${c.id}<${c.parent ?? ''} ${c.heading || c.text.slice(0, 4)}`)
}
function rowsIn(reading: Reading): string[] {
  return reading.deadlines.map((d) => `${d.text} ${d.clause}`)
}
const BEFORE = shape(READING)

describe('a clause is mended', () => {
  it('the reader gives what the cases below change', () => {
    expect(BEFORE).toEqual([
      '1< 重点任务',
      '1.1<1 整治环境',
      '1.1.1<1.1 清理垃圾',
      '1.1.2<1.1 整修河道',
      '1.2<1 发展产业',
      '2< 保障措施',
      '2.1<2 加强领导',
    ])
  })

  it('its heading, and nothing else changes', () => {
    const row = { ...READING.clauses[at('1.2')]!, heading: '壮大产业' }
    const mended = mend(READING, { do: 'put', list: 'clauses', at: at('1.2'), row })
    expect(shape(mended)).toEqual(BEFORE.map((c) => c.replace('发展产业', '壮大产业')))
    expect(rowsIn(mended)).toEqual(rowsIn(READING))
  })

  it('its level: what stands under it and what was read in it go along', () => {
    const row = { ...READING.clauses[at('1.1')]!, parent: null }
    const mended = mend(READING, { do: 'put', list: 'clauses', at: at('1.1'), row })
    expect(shape(mended)).toEqual([
      '1< 重点任务',
      '3< 整治环境',
      '3.1<3 清理垃圾',
      '3.2<3 整修河道',
      '1.2<1 发展产业',
      '2< 保障措施',
      '2.1<2 加强领导',
    ])
    expect(
      rowsIn(mended)
        .slice(0, 4)
        .map((w) => w.split(' ')[1]),
    ).toEqual(['3', '3', '3.1', '3.2'])
    expect(mended.assignments[0]?.clause).toBe('3')
  })

  it('never under itself', () => {
    expect(mayStandUnder(READING.clauses, '1.1', '1.1.2')).toBe(false)
    const row = { ...READING.clauses[at('1.1')]!, parent: '1.1.2' }
    expect(shape(mend(READING, { do: 'put', list: 'clauses', at: at('1.1'), row }))).toEqual(BEFORE)
  })

  it('split in two: the later rows and the clauses under it go to the second', () => {
    const old = READING.clauses[at('1.1')]!
    const start = TEXT.indexOf('另外修建道路')
    const row = { id: 'fresh', ...headOf(TEXT.slice(start, old.end)), text: '', parent: '1', start, end: old.end }
    const mended = mend(READING, { do: 'split', row, kept: '前半' })
    expect(shape(mended)).toEqual([
      '1< 重点任务',
      '1.1<1 整治环境',
      '1.3<1 另外修建道路',
      '1.3.1<1.3 清理垃圾',
      '1.3.2<1.3 整修河道',
      '1.2<1 发展产业',
      '2< 保障措施',
      '2.1<2 加强领导',
    ])
    expect(mended.clauses[1]).toMatchObject({ start: old.start, end: start, text: '前半' })
    expect(mended.assignments.map((a) => a.clause)).toEqual(['1.1', '1.3', '1.2'])
    expect(rowsIn(mended).slice(0, 3)).toEqual(['2020年6月底前 1.1', '2020年年底前 1.3', '2020年3月底前 1.3.1'])
  })

  it('joined to the one before it', () => {
    const mended = mend(READING, { do: 'join', at: at('1.1.2') })
    expect(shape(mended)).toEqual(BEFORE.filter((c) => !c.includes('整修河道')))
    const joined = mended.clauses[at('1.1.1')]!
    expect(TEXT.slice(joined.start, joined.end)).toContain('整修河道')
    expect(joined.text).toContain('整修河道')
    expect(rowsIn(mended)[3]).toBe('2020年4月底前 1.1.1')
  })

  it('dropped: what stood under it moves up, numbers that are free are kept', () => {
    const mended = mend(READING, { do: 'drop', list: 'clauses', at: at('1.1') })
    expect(shape(mended)).toEqual([
      '1< 重点任务',
      '1.1<1 清理垃圾',
      '1.3<1 整修河道',
      '1.2<1 发展产业',
      '2< 保障措施',
      '2.1<2 加强领导',
    ])
    expect(
      rowsIn(mended)
        .slice(0, 4)
        .map((w) => w.split(' ')[1]),
    ).toEqual(['1', '1', '1.1', '1.3'])
  })
})

describe('however clauses are mended', () => {
  const place = fc.nat({ max: 8 })
  const deed: fc.Arbitrary<(r: Reading) => Deed | null> = fc.oneof(
    place.map((n) => (): Deed => ({ do: 'drop', list: 'clauses', at: n })),
    place.map((n) => (): Deed => ({ do: 'join', at: n })),
    fc.tuple(place, place).map(([n, m]) => (r: Reading): Deed | null => {
      const row = r.clauses[n]
      return row ? { do: 'put', list: 'clauses', at: n, row: { ...row, parent: r.clauses[m]?.id ?? null } } : null
    }),
    fc.tuple(place, fc.nat({ max: TEXT.length - 2 })).map(([n, start]) => (r: Reading): Deed => {
      const parent = r.clauses[n]?.parent ?? null
      const end = r.clauses.find((c) => c.start > start)?.start ?? TEXT.length
      return { do: 'split', row: { id: 'fresh', label: '', heading: '新', text: '', parent, start, end }, kept: '' }
    }),
  )
  it('ids stay unique, parents are there, and every row has its clause', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 6 }), (deeds) => {
        const mended = deeds.reduce((r, make) => {
          const next = make(r)
          return next ? mend(r, next) : r
        }, READING)
        Reading.parse(mended)
        const ids = mended.clauses.map((c) => c.id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const c of mended.clauses) {
          if (c.parent !== null) expect(ids).toContain(c.parent)
          expect(mayStandUnder(mended.clauses, c.id, c.parent)).toBe(true)
        }
        for (const row of [...mended.assignments, ...mended.deadlines])
          if (row.clause !== '') expect(ids).toContain(row.clause)
      }),
      { numRuns: 200 },
    )
    expect(mendAll(READING, [])).toBe(READING)
  })
})

describe('words that begin a clause', () => {
  it.each([
    ['（三）加强监管。各县要', { label: '（三）', heading: '加强监管' }],
    ['十二、 保障措施\n（一）', { label: '十二、', heading: '保障措施' }],
    ['3．落实责任', { label: '3．', heading: '落实责任' }],
    ['另外修建道路。2020年', { label: '', heading: '另外修建道路' }],
    ['2020年完成', { label: '', heading: '2020年完成' }],
  ])('%s', (words, head) => expect(headOf(words)).toEqual(head))

  it.each([
    ['一、', 1],
    ['（十二）', 12],
    ['二十', 20],
    ['二十三、', 23],
    ['7.', 7],
    ['⑥', 6],
    ['附件', null],
    ['', null],
  ])('%s counts %s', (label, n) => expect(ordinalOf(label)).toBe(n))

  it('are no part of its text', () => {
    const clause = READING.clauses[at('1.2')]!
    expect(bodyOf(TEXT, clause)).toMatch(/^2020年9月底前完成。/)
  })
})
