import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity, required } from '@gongjian/domain/register/field.ts'
import { by } from '@gongjian/domain/register/due.ts'
import { register, type Series } from '@gongjian/domain/register/register.ts'
import { valueFrom } from '@gongjian/domain/register/value.ts'
import { walk } from '../src/components/list/grid-place.ts'
import { fieldOf, problemsOf } from '../src/features/register/field-groups.ts'
import { inputOf, readCell } from '../src/features/register/item-values.ts'
import { snapped } from '../src/components/map/bounds.ts'
import { cellsOf, pasteBlock, spread, textOfCells } from '../src/features/register/paste.ts'
import { pairFrom, toWgs84 } from '../src/components/form/point.ts'
import {
  besideWords,
  cellsToSave,
  changeOf,
  seriesColumns,
  sumBeside,
  sumOf,
  withCell,
  withoutSaved,
  yearBefore,
} from '../src/features/register/series-grid.ts'
import { without } from '../src/features/register/step-content.ts'

describe('cells from the clipboard', () => {
  it.each<[string, string, string[][]]>([
    ['one cell', '12', [['12']]],
    [
      'as Excel ends it',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty cells keep their place', '\tb\n', [['', 'b']]],
    ['a cell of two lines', '"第一行\n第二行"\tb', [['第一行\n第二行', 'b']]],
    ['quotes doubled', '"他说""好"""\tb', [['他说"好"', 'b']]],
    ['a quote that is a letter', '5" 管\tb', [['5" 管', 'b']]],
    ['a quote at the start that nothing closes', '"散乱污\tb', [['"散乱污', 'b']]],
  ])('%s', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
  })

  it('what is copied is pasted as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '中', ' '), maxLength: 6 })
    const sheet = fc
      .integer({ min: 1, max: 4 })
      .chain((wide) => fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: 1, maxLength: 4 }))
    fc.assert(
      fc.property(sheet, (cells) => {
        // Excel ends the last line as well; a sheet of one empty cell is nothing on the clipboard.
        expect(cellsOf(`${textOfCells(cells)}\n`)).toEqual(cells)
      }),
    )
  })

  it('lands from the cell on, and tells what does not fit', () => {
    const { edits, rowsOver, columnsOver } = spread(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      { row: 2, column: 1 },
      { rows: 3, columns: 2 },
    )
    expect(edits).toEqual([{ row: 2, column: 1, text: '1' }])
    expect([rowsOver, columnsOver]).toEqual([1, 1])
  })

  it('what is a value is written, what is none is told by its cell; a bound is written and told', () => {
    const field = quantity('用煤', 't')
    const at = new Map<string, unknown>()
    const pasted = pasteBlock(
      {
        text: '12\t一些\n≤3\t4\n5',
        at: { row: 0, column: 0 },
        size: { rows: 2, columns: 2 },
        nameOf: ({ row, column }) => `${row + 1}.${column + 1}`,
      },
      ({ text }) => valueFrom(text, field),
      ({ row, column }, value) => at.set(`${row}.${column}`, value),
    )
    expect([...at]).toEqual([
      ['0.0', 12],
      ['1.0', 3],
      ['1.1', 4],
    ])
    expect(pasted.written).toBe(3)
    expect(pasted.notes.map((n) => n.slice(0, 3))).toEqual(['1.2', '2.1', '表中已'])
  })
})

describe('keys in a grid', () => {
  const size = { rows: 3, columns: 4 }
  it.each([
    ['ArrowDown', { row: 2, column: 1 }, {}, { row: 2, column: 1 }],
    ['ArrowRight', { row: 0, column: 0 }, {}, { row: 0, column: 1 }],
    ['ArrowRight', { row: 0, column: 0 }, { ctrl: true }, { row: 0, column: 3 }],
    ['End', { row: 1, column: 0 }, {}, { row: 1, column: 3 }],
    ['Home', { row: 2, column: 2 }, { ctrl: true }, { row: 0, column: 0 }],
    ['Tab', { row: 0, column: 3 }, {}, { row: 1, column: 0 }],
    ['Tab', { row: 1, column: 0 }, { shift: true }, { row: 0, column: 3 }],
    ['Tab', { row: 2, column: 3 }, {}, null],
    ['a', { row: 0, column: 0 }, {}, null],
  ])('%s from %j', (key, from, keys, to) => {
    expect(walk(key, from, size, keys)).toEqual(to)
  })

  it('never leaves the grid', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
      'Tab',
    )
    fc.assert(
      fc.property(keys, fc.nat(2), fc.nat(3), fc.boolean(), (key, row, column, ctrl) => {
        const to = walk(key, { row, column }, size, { ctrl })
        if (to) expect(to.row >= 0 && to.row < size.rows && to.column >= 0 && to.column < size.columns).toBe(true)
      }),
    )
  })
})

const coal = register('coal', {
  title: '煤炭消费',
  purpose: '按月记录企业用煤，核算减量。',
  clause: '4.5',
  subject: 'enterprise',
  fields: { boiler: quantity('锅炉容量', 't/h') },
  due: by('2020-12-31', '4.5'),
})

describe('what is sent of an item', () => {
  it('only what was written, the register’s own fields apart', () => {
    const text = { person: '张三', remark: '旧', boiler: 35, longitude: 113.1, latitude: 34.7 }
    expect(inputOf(coal, text, ['person', 'boiler'])).toEqual({ person: '张三', values: { boiler: 35 } })
    expect(inputOf(coal, text, ['longitude'])).toEqual({ point: { longitude: 113.1, latitude: 34.7 } })
    expect(inputOf(coal, { ...text, latitude: null }, ['latitude'])).toEqual({})
    expect(inputOf(coal, { longitude: null, latitude: null }, ['latitude', 'longitude'])).toEqual({ point: null })
  })

  it('what names it stands in the way, and half a point: it would be lost', () => {
    expect(Object.keys(problemsOf(coal, {}))).toEqual(['enterprise'])
    expect(problemsOf(coal, { enterprise: '甲厂', longitude: 113.1 })).toEqual({ latitude: '经度、纬度要一起填写' })
    expect(problemsOf(coal, { enterprise: '甲厂', longitude: 113.1, latitude: 34.7 })).toEqual({})
  })

  it('a cell is read as a ledger is; an empty one is not zero', () => {
    expect(readCell(coal, 'boiler', '1,200.5', [])).toEqual({ value: 1200.5 })
    expect(readCell(coal, 'boiler', '—', [])).toEqual({ value: null })
    expect(readCell(coal, 'boiler', '三十五', [])).toHaveProperty('problem')
  })
})

describe('what an item needs', () => {
  it('is marked where it is asked for: what names it, and what the register marks', () => {
    const kilns = register('kilns', {
      title: '工业窑炉',
      purpose: '一台一行，记录窑炉的治理。',
      clause: '4.3',
      subject: 'facility',
      fields: { power: required(quantity('功率', 'kW')), boiler: quantity('锅炉容量', 't/h') },
      due: by('2020-12-31', '4.3.1'),
    })
    const columns = ['enterprise', 'creditCode', 'facility', 'power', 'boiler']
    const marked = columns.filter((column) => fieldOf(kilns, column)?.required)
    expect(marked).toEqual(['enterprise', 'facility', 'power'])
    expect(Object.keys(problemsOf(kilns, {}))).toEqual(marked)
    expect(problemsOf(kilns, { enterprise: '演示厂', facility: '1号窑', power: 0 })).toEqual({})
    // A column of the key that names nothing tells two apart, and may come later.
    expect(Object.keys(problemsOf({ ...kilns, key: ['enterprise', 'boiler'] }, {}))).toEqual(marked)
  })
})

it('a step’s day that is on its way goes along with what is written next', () => {
  const onItsWay = { planned: '2019-10-01', doneOn: '2019-09-18' }
  expect(without(onItsWay, { planned: '2019-10-01', doneOn: null, note: '' })).toEqual({ doneOn: '2019-09-18' })
  expect(without(onItsWay, { ...onItsWay, note: '' })).toEqual({})
})

const months: Series = {
  id: 'monthly',
  title: '每月用煤',
  period: 'month',
  fields: { tons: quantity('用煤', 't'), standard: quantity('折标煤', 'tce') },
  asksBeyondPercent: 30,
  checks: [],
}

describe('series', () => {
  it('months stand across, one field at a time; a year has all its fields', () => {
    const columns = seriesColumns(months, 2019, 'tons')
    expect(columns.map((c) => c.head)).toEqual(Array.from({ length: 12 }, (_, i) => `${i + 1}月`))
    expect([columns[7]?.period, columns[7]?.before]).toEqual(['2019-08', '2018-08'])
    expect(seriesColumns({ ...months, period: 'year' }, 2019, 'tons').map((c) => c.key)).toEqual([
      '2019.tons',
      '2019.standard',
    ])
    expect(yearBefore('2019')).toBe('2018')
  })

  it.each([
    [130, 100, 30],
    [50, 100, -50],
    [null, 100, null],
    [5, null, null],
    [5, 0, null],
  ])('%s against %s', (now, before, percent) => {
    expect(changeOf(now, before)).toBe(percent)
  })

  it('the fields of one item’s one period are saved together', () => {
    const first = withCell(new Map(), 7, '2019-08.tons', 12)
    const written = withCell(withCell(first, 7, '2019-08.standard', 9), 7, '2019-09.tons', null)
    expect(cellsToSave(written)).toEqual([
      { item: 7, period: '2019-08', values: { tons: 12, standard: 9 } },
      { item: 7, period: '2019-09', values: { tons: null } },
    ])
  })

  it('what was written while the saving went on is still to be saved', () => {
    const sent = withCell(withCell(new Map(), 7, '2019-08.tons', 12), 8, '2019-08.tons', null)
    const now = withCell(withCell(sent, 7, '2019-08.tons', 13), 7, '2019-09.tons', 1)
    expect([...withoutSaved(now, cellsToSave(sent))]).toEqual([[7, { '2019-08.tons': 13, '2019-09.tons': 1 }]])
    expect(withoutSaved(sent, cellsToSave(sent)).size).toBe(0)
  })

  it('nothing known has no sum, not 0', () => {
    expect(sumOf([null, null])).toBeNull()
    expect(sumOf([0.1, 0.2, null])).toBe(0.3)
  })
})

describe('a year’s sum beside last year’s', () => {
  const year = (...cells: [number | null, number | null][]) =>
    sumBeside(cells.map(([now, before]) => ({ now, before })))
  it('adds up the same months of both', () =>
    expect(year([10, 9], [20, 18], [null, 30])).toEqual({ sum: 30, periods: 2, before: 27, periodsBefore: 2 }))
  it('says how many months last year lacks', () =>
    expect(year([10, null], [20, 18], [0, 1])).toEqual({ sum: 30, periods: 3, before: 19, periodsBefore: 2 }))
  it.each<[number, number | null, number, string]>([
    [8, 2074.1, 8, '同 8 个月 2,074.1'],
    [12, 2074.1, 12, '2,074.1'],
    [8, 1500, 6, '同 8 个月 1,500（上年只有 6 个月）'],
    [8, null, 0, '8 个月'],
    [0, null, 0, ''],
  ])('%s months beside %s of %s: %s', (periods, before, periodsBefore, words) =>
    expect(besideWords({ sum: 1, periods, before, periodsBefore }, 12)).toBe(words),
  )
  it('nothing known is no sum', () =>
    expect(year([null, 9], [null, null])).toEqual({ sum: null, periods: 0, before: null, periodsBefore: 0 }))
})

describe('points', () => {
  it.each([
    ['113.62532,34.746611', [113.62532, 34.746611]],
    ['34.746611，113.62532', [113.62532, 34.746611]],
    ['１１３．６ ３４．７', [113.6, 34.7]],
    ['113.6', null],
    ['1,2', null],
    ['', null],
  ])('%s', (text, pair) => {
    expect(pairFrom(text)).toEqual(pair)
  })

  it('a Chinese map’s point moves some hundred metres, not kilometres', async () => {
    const [longitude, latitude] = await toWgs84([113.62532, 34.746611], 'GCJ02')
    const metres = Math.hypot((longitude - 113.62532) * 91_000, (latitude - 34.746611) * 111_000)
    expect(metres).toBeGreaterThan(100)
    expect(metres).toBeLessThan(1000)
    expect(await toWgs84([113.6, 34.7], 'WGS84')).toEqual([113.6, 34.7])
  })

  it('a small push of the map asks for what is there already', () => {
    const view = { west: 113.01, south: 34.31, east: 113.99, north: 34.89, zoom: 9.4 }
    const pushed = { ...view, west: 113.02, east: 114.0 }
    expect(snapped(pushed)).toEqual(snapped(view))
    expect(snapped(view).west).toBeLessThanOrEqual(view.west)
    expect(snapped(view).east).toBeGreaterThanOrEqual(view.east)
  })
})
