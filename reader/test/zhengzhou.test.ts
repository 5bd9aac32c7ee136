import { readFileSync } from 'node:fs'
import { Reading } from '@gongjian/domain/plan/reading.ts'
import { describe, expect, it } from 'vitest'
import { lintPlan, readPlan } from '../src/index.ts'

const text = readFileSync(new URL('../expectations/zhengzhou-2019-37.txt', import.meta.url), 'utf8')
const reading = readPlan(text)

describe('郑政办〔2019〕37号', () => {
  it('is a reading by its own schema', () => {
    expect(Reading.safeParse(reading).success).toBe(true)
  })

  it('has 23 tasks, 38 deadlines, 11 targets, 6 thresholds, 12 enterprises', () => {
    expect(reading.assignments).toHaveLength(23)
    expect(reading.deadlines).toHaveLength(38)
    expect(reading.targets).toHaveLength(11)
    expect(reading.thresholds.map((one) => text.slice(one.start, one.end))).toEqual([
      '20万吨/年以下',
      '10万吨/年以下',
      '30万吨/年以下',
      '2000吨/日及以下',
      '3米及以下',
      '3米以下',
    ])
    expect(reading.enterprises).toHaveLength(12)
    expect(reading.references.filter((one) => one.docNumber?.includes('〔'))).toHaveLength(4)
  })

  it('reads its head', () => {
    expect(reading).toMatchObject({
      title: '郑州市推进产业结构调整打赢污染防治攻坚战工作方案',
      docNumber: '郑政办〔2019〕37号',
      issuer: '郑州市人民政府办公厅',
      signedOn: '2019-06-10',
      printedOn: '2019-06-11',
      problems: [],
    })
  })

  it('takes names as written and knows 科技局 for 市科技局', () => {
    expect(reading.assignments[0]?.responsible).toEqual(['各县（市、区）政府', '开发区管委会'])
    expect(reading.units.find((unit) => unit.name === '市科技局')?.aliases).toEqual(['科技局'])
  })

  it('numbers its clauses by the ordinals on the way down, and mends what a page cut', () => {
    const ids = reading.clauses.map((clause) => clause.id)
    expect(ids).toContain('2.2.1.2.6')
    expect(new Set(ids).size).toBe(ids.length)
    expect(reading.clauses.find((clause) => clause.id === '3.2.2')?.text).toContain(
      '按照国家和省、市总体部署，深入推进',
    )
  })

  // code                 clause
  it.each([
    ['deadline-past', ['3.3.2.1', '3.3.2.1']],
    ['goals-contradict', ['3.1.1']],
    ['target-without-task', ['1.3']],
    ['target-task-undated', ['1.3']],
    ['target-repeated', ['4.4.1']],
    ['baseline-differs', ['4.2.1']],
    ['bound-mixed', ['2.2.1.2.3', '2.2.1.2.4', '2.2.1.2.5', '4.3.1']],
    ['unit-two-names', ['5.3.3', '5.5.3']],
    ['scanner-word', ['1.2.2', '3.2.2']],
  ])('finds %s', (code, clauses) => {
    const found = lintPlan(text, reading).filter((one) => one.code === code)
    expect(found.map((one) => one.clause)).toEqual(clauses)
  })

  it('finds time points that nobody can check', () => {
    const found = lintPlan(text, reading).filter((one) => one.code === 'time-uncheckable')
    expect(found.map((one) => one.clause)).toEqual(expect.arrayContaining(['5.3.1', '6.1.1']))
  })
})
