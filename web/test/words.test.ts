import { describe, expect, it } from 'vitest'
import {
  aroundWords,
  deadlineWords,
  referenceWords,
  shorten,
  targetWords,
  thresholdWords,
  tidy,
} from '../src/components/official-text/words.ts'
import { noTodosWords } from '../src/features/overview/no-todos-words.ts'
import { marksOf } from '../src/components/official-text/marks.ts'

const NO_ROWS = {
  references: [],
  assignments: [],
  deadlines: [],
  targets: [],
  thresholds: [],
  enterprises: [],
  problems: [],
}

describe('the value read, in words', () => {
  it('says a deadline', () => {
    expect(deadlineWords({ kind: 'by', date: '2020-12-31', text: '2020年年底前' })).toBe('2020-12-31 前')
    expect(deadlineWords({ kind: 'by', date: null, text: '月底 前' })).toBe('月底前（未定日期）')
    expect(deadlineWords({ kind: 'from', date: '2019-01-01', text: '从2019年起' })).toBe('自 2019-01-01 起')
    expect(deadlineWords({ kind: 'recurring', date: null, text: '每月25日前' })).toBe('每月25日前')
    expect(deadlineWords({ kind: 'ongoing', date: null, text: '持续推进' })).toBe('持续推进')
  })

  it.each([
    [{ kind: 'decrease', comparator: '>=', value: 23, unit: '%', baseline: 2015 }, '比 2015 年下降 23% 以上'],
    [
      { kind: 'decrease', comparator: '~', value: 23, unit: '%', baseline: 2015, firmness: 'strive' },
      '力争比 2015 年下降 23% 左右',
    ],
    [{ kind: 'level', comparator: '>=', value: 1000, unit: '台' }, '不低于 1,000 台'],
    [{ kind: 'level', comparator: '=', value: 60, unit: '个', by: '2020-12-31' }, '达到 60 个，2020-12-31 前'],
    [{ kind: 'increase', comparator: '>', value: 5, unit: '%' }, '增长超过 5%'],
  ] as const)('says a target', (given, said) => {
    expect(targetWords({ baseline: null, by: null, firmness: 'binding', ...given })).toBe(said)
  })

  it('says that a bare 以下 leaves the bound open', () => {
    const words = thresholdWords({ comparator: '<=', value: 20, unit: '万吨/年', borderline: true })
    expect(words).toContain('不大于 20 万吨/年')
    expect(words).toContain('待定')
  })

  it('says a reference by title, number or both', () => {
    expect(referenceWords({ title: null, docNumber: '豫政办〔2018〕73号' })).toBe('豫政办〔2018〕73号')
    expect(referenceWords({ title: '审核 办法', docNumber: null })).toBe('《审核办法》')
  })

  it('drops a scanner’s blanks and keeps those between Latin words', () => {
    expect(tidy('到 2020 年\n\n年底')).toBe('到2020年年底')
    expect(tidy('power  grid 电网')).toBe('power grid电网')
    expect(shorten('一二三四五六', 4)).toBe('一二三…')
  })

  it('tells two deadlines of one clause apart by the words around them', () => {
    const text = '退城入园的企业2019年底前启动，中小型企业2022年底前完成搬迁入园，大型企业2025年完成'
    const start = text.indexOf('2022年底前')
    expect(aroundWords(text, { start, end: start + 7 })).toBe('中小型企业…完成搬迁入园')
  })
})

describe('marksOf', () => {
  it('sorts by place, the longer first, and passes over what stands nowhere', () => {
    const marks = marksOf(
      {
        ...NO_ROWS,
        enterprises: [
          { clause: '1', name: '甲厂', start: 5, end: 7 },
          { clause: '1', name: '乙厂', start: 0, end: 0 },
        ],
        deadlines: [{ clause: '1', start: 5, end: 20, text: '', kind: 'ongoing', date: null }],
      },
      [{ code: 'x', message: '不一致', clause: null, start: 1, end: 3, suggestion: '' }],
    )
    expect(marks.map((m) => m.id)).toEqual(['problem-1-3', 'deadline-5-20', 'enterprise-5-7'])
  })
})

it('says that all is done only where nothing of the registers waits either', () => {
  expect(noTodosWords(0)).toContain('一切已办完')
  for (const items of [2, undefined]) expect(noTodosWords(items)).not.toContain('一切')
})
