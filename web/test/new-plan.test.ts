import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { indexClauses } from '../src/components/official-text/clause-index.ts'
import { checkRow } from '../src/features/new-plan/check-row.ts'
import {
  cityOf,
  draftFromText,
  draftToText,
  readingOf,
  reduceDraft,
  type Draft,
} from '../src/features/new-plan/draft.ts'
import {
  findWords,
  governedBy,
  guessDate,
  guessParts,
  guessRow,
  guessTarget,
  guessThreshold,
  subjectBefore,
  unitNames,
} from '../src/features/new-plan/guess.ts'
import { mend, mendAll, placeOf, withNewUnits, type Deed } from '../src/features/new-plan/mending.ts'
import { refusalOf } from '../src/features/new-plan/refusal.ts'
import { placeOfMark, rowsOf, unitShare } from '../src/features/new-plan/row-words.ts'

const TEXT =
  '一、目标\n2020年年底前完成，能耗比2015年下降23%以上。\n牵头单位：市工信局\n配合单位：市财政局、各县（市、区）政府'

const READING: Reading = {
  title: '某市方案',
  docNumber: null,
  issuer: '某市人民政府办公厅',
  signedOn: null,
  printedOn: null,
  references: [],
  clauses: [{ id: '1', label: '一、', heading: '目标', text: '', parent: null, start: 0, end: TEXT.length }],
  assignments: [
    {
      ...{ clause: '1', start: 35, end: TEXT.length, governs: { start: 0, end: 35 } },
      ...{ leads: ['市工信局'], responsible: [], cooperating: ['市财政局'], others: [], inherited: false },
    },
  ],
  deadlines: [{ clause: '1', start: 5, end: 13, text: '2020年年底前', kind: 'by', date: '2020-12-31' }],
  targets: [],
  thresholds: [],
  enterprises: [],
  units: [{ name: '市工信局', aliases: ['工信局'] }],
  problems: [{ code: 'x', clause: null, start: 0, end: 0, message: '没有读准' }],
}

function opened(): Draft {
  const draft = reduceDraft(null, { type: 'open', fileName: 'a.txt', text: TEXT, reading: READING, findings: [] })
  if (!draft) throw new Error('not opened')
  return draft
}

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('basics' as const), values: fc.record({ title: fc.string() }) }),
  fc.record({ start: fc.nat({ max: 40 }), name: fc.string() }).map(({ start, name }): Deed => ({
    do: 'add',
    list: 'enterprises',
    row: { clause: '1', name, start, end: start + 1 },
  })),
  fc.nat({ max: 5 }).map((at): Deed => ({ do: 'drop', list: 'enterprises', at })),
  fc.nat({ max: 5 }).map((at): Deed => ({ do: 'drop', list: 'deadlines', at })),
)

describe('mending', () => {
  it('keeps the rows in the order of the text', () => {
    const at = (start: number): Deed => ({
      ...{ do: 'add', list: 'enterprises', row: { clause: '1', name: String(start), start, end: start + 2 } },
    })
    const mended = mendAll(READING, [at(9), at(3), at(6)])
    expect(mended.enterprises.map((e) => e.start)).toEqual([3, 6, 9])
    expect(placeOf(mended, 'enterprises', mended.enterprises[1] as never)).toBe(1)
  })

  it('adds a unit that a mended duty names, once, and knows aliases', () => {
    const row = { ...READING.assignments[0]!, leads: ['工信局', '市水利局'], cooperating: ['市水利局'] }
    expect(mend(READING, { do: 'put', list: 'assignments', at: 0, row }).units.map((u) => u.name)).toEqual([
      '市工信局',
      '市水利局',
    ])
    expect(withNewUnits(READING.units, [])).toEqual(READING.units)
  })

  it('never changes the reading that it was given', () => {
    const before = JSON.stringify(READING)
    fc.assert(fc.property(fc.array(anyDeed), (deeds) => void mendAll(READING, deeds)))
    expect(JSON.stringify(READING)).toBe(before)
  })
})

describe('the draft', () => {
  it('undoes to the very first reading and does it all again', () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 12 }), (deeds) => {
        let draft: Draft | null = opened()
        for (const deed of deeds) draft = reduceDraft(draft, { type: 'mend', deed })
        const full = readingOf(draft!)
        deeds.forEach(() => (draft = reduceDraft(draft, { type: 'undo' })))
        expect(readingOf(draft!)).toEqual(READING)
        deeds.forEach(() => (draft = reduceDraft(draft, { type: 'redo' })))
        expect(readingOf(draft!)).toEqual(full)
      }),
    )
  })

  it('a new mending after an undo forgets what was undone, and its findings', () => {
    let draft = reduceDraft(opened(), { type: 'mend', deed: { do: 'drop', list: 'deadlines', at: 0 } })
    draft = reduceDraft(draft, { type: 'linted', findings: [], at: 1 })
    draft = reduceDraft(draft, { type: 'undo' })
    draft = reduceDraft(draft, { type: 'mend', deed: { do: 'drop', list: 'problems', at: 0 } })
    expect(draft).toMatchObject({ done: 1, lintedAt: -1 })
    expect(readingOf(draft!)).toMatchObject({ problems: [], deadlines: READING.deadlines })
  })

  it('survives a reload with every deed, the undone ones too', () => {
    let draft = reduceDraft(opened(), { type: 'mend', deed: { do: 'drop', list: 'deadlines', at: 0 } })
    draft = reduceDraft(draft, { type: 'undo' })
    draft = reduceDraft(draft, { type: 'name', code: 'mou-2019', city: '某市' })
    expect(draftFromText(draftToText(draft!))).toEqual({ ...draft, lintedAt: -1 })
  })

  it('leaves behind what it does not understand', () => {
    expect(draftFromText(null)).toBeNull()
    expect(draftFromText('{')).toBeNull()
    expect(draftFromText('{"shape":0}')).toBeNull()
    const broken = draftToText({ ...opened(), deeds: [{ do: 'unheard-of' } as never], done: 1 })
    expect(draftFromText(broken)).toBeNull()
  })

  it('guesses the city from the issuer', () => {
    expect(cityOf({ issuer: '郑州市人民政府办公厅', title: '' })).toBe('郑州市')
    expect(cityOf({ issuer: null, title: '洛阳市攻坚方案' })).toBe('洛阳市')
    expect(cityOf({ issuer: '恩施土家族苗族自治州人民政府', title: '' })).toBe('恩施土家族苗族自治州')
    expect(cityOf({ issuer: null, title: '工作方案' })).toBe('')
  })
})

describe('first guesses from selected words', () => {
  it('reads dates', () => {
    expect(guessDate('2020年年底前')).toEqual({ kind: 'by', date: '2020-12-31' })
    expect(guessDate('2019年上半年')).toEqual({ kind: 'by', date: '2019-06-30' })
    expect(guessDate('2020年2月底')).toEqual({ kind: 'by', date: '2020-02-29' })
    expect(guessDate('2019年6月25日之前')).toEqual({ kind: 'by', date: '2019-06-25' })
    expect(guessDate('从2019年起')).toEqual({ kind: 'from', date: '2019-01-01' })
    expect(guessDate('每月25日前')).toEqual({ kind: 'recurring', date: null })
    expect(guessDate('持续推进')).toEqual({ kind: 'ongoing', date: null })
  })

  it('reads numbers and leaves what is not there empty', () => {
    expect(guessTarget('比2015年下降23%以上')).toMatchObject({
      value: 23,
      unit: '%',
      baseline: 2015,
      comparator: '>=',
      kind: 'decrease',
    })
    expect(guessTarget('达到60个')).toMatchObject({ value: 60, unit: '个', comparator: '=', kind: 'level' })
    expect(guessTarget('力争1,000台以上')).toMatchObject({ value: 1000, unit: '台', firmness: 'strive' })
    expect(guessTarget('全部完成')).toMatchObject({ value: null })
    expect(guessThreshold('20万吨/年以下')).toEqual({ value: 20, unit: '万吨/年', comparator: '<=', borderline: true })
    expect(guessThreshold('3米及以下')).toMatchObject({ value: 3, unit: '米', borderline: false })
  })

  it('reads units and their parts', () => {
    expect(unitNames('各县（市、区）政府、开发区管委会')).toEqual(['各县（市、区）政府', '开发区管委会'])
    expect(guessParts('牵头单位：市工信局 主体责任单位：各县（市、区）政府 配合单位：市财政局、市人社局')).toEqual({
      leads: ['市工信局'],
      responsible: ['各县（市、区）政府'],
      cooperating: ['市财政局', '市人社局'],
      others: [],
    })
    expect(guessParts('市工信局、市财政局')).toMatchObject({ others: ['市工信局', '市财政局'], leads: [] })
  })

  it('fills a row with its clause, its words and what it governs', () => {
    const index = indexClauses(READING.clauses)
    const span = { start: TEXT.indexOf('比2015'), end: TEXT.indexOf('以上') + 2 }
    expect(guessRow('targets', TEXT, span, index)).toMatchObject({ clause: '1', subject: '能耗', ...span })
    expect(subjectBefore(TEXT, span.start)).toBe('能耗')
    expect(governedBy({ start: 30, end: 40 }, READING.clauses[0]!)).toEqual({ start: 0, end: 30 })
  })

  it('finds typed words across a page break, and says when they are not there', () => {
    const text = '加强环境监管和巡\n\n查检查，加强环境监管'
    expect(findWords(text, '巡查检查')).toEqual({ start: 7, end: 13 })
    expect(findWords(text, '加强环境监管', 5)?.start).toBe(14)
    expect(findWords(text, '没有的话')).toBeNull()
    expect(findWords(text, '  ')).toBeNull()
  })
})

describe('what a person enters', () => {
  it('needs a unit, a date, a number, in words', () => {
    expect(checkRow('assignments', { ...READING.assignments[0], leads: [], cooperating: [] })).toMatchObject({
      problems: { leads: '至少填写一个单位' },
    })
    expect(checkRow('deadlines', { ...READING.deadlines[0], date: null })).toMatchObject({ ok: false })
    expect(checkRow('deadlines', { ...READING.deadlines[0], kind: 'ongoing', date: null })).toMatchObject({ ok: true })
    const target = {
      clause: '1',
      start: 1,
      end: 2,
      subject: '能耗',
      kind: 'level',
      comparator: '=',
      value: null,
      unit: '个',
    }
    expect(checkRow('targets', { ...target, baseline: null, by: null, firmness: 'binding' })).toMatchObject({
      problems: { value: '请填写数字' },
    })
    expect(checkRow('references', { title: null, docNumber: null, start: 0, end: 1 })).toMatchObject({ ok: false })
    expect(checkRow('enterprises', { clause: '1', name: '甲厂', start: 0, end: 0 })).toMatchObject({
      problems: { start: '请先在原文中找到依据' },
    })
    expect(checkRow('units', { name: '市水利局', aliases: [] })).toEqual({
      ok: true,
      row: { name: '市水利局', aliases: [] },
    })
  })

  it('refuses before sending what cannot be read', () => {
    expect(refusalOf({ name: '方案.DOCX', size: 1000 })).toBeNull()
    expect(refusalOf({ name: '方案.docx', size: 0 })).toContain('空')
    expect(refusalOf({ name: '方案.xlsx', size: 10 })).toContain('Word')
    expect(refusalOf({ name: '方案.pdf', size: 30 * 1024 * 1024 })).toContain('30.0 MB')
  })
})

describe('rows as they are listed', () => {
  it('carry their place and words; what stands nowhere has no place in the text', () => {
    expect(rowsOf(READING, 'deadlines')).toMatchObject([
      { list: 'deadlines', at: 0, main: '2020-12-31 前', clause: '1' },
    ])
    expect(rowsOf(READING, 'problems')[0]?.span).toBeNull()
    expect(unitShare(READING, ['市工信局', '工信局'])).toBe('牵头 1')
    expect(placeOfMark({ layer: 'deadline', at: 12 })).toEqual({ list: 'deadlines', at: 12 })
  })
})
