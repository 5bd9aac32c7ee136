import { readFileSync } from 'node:fs'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lintPlan, readPlan } from '../src/index.ts'

const plan = readFileSync(new URL('../expectations/zhengzhou-2019-37.txt', import.meta.url), 'utf8')

const PIECES = [
  ...[
    '（',
    '）',
    '(',
    ')',
    '〔',
    '〕',
    '[',
    ']',
    '《',
    '》',
    '、',
    '，',
    '。',
    '；',
    '：',
    '\n',
    '\r\n',
    '\t',
    '|',
    ' ',
    '　',
    '\ufeff',
    '**',
    '***',
    '@@',
    '#',
  ],
  ...[
    '一、',
    '（一）',
    '1.',
    '1．',
    '（1）',
    '①',
    '第一条',
    '牵头单位：',
    '责任单位：',
    '配合单位：',
    '完成时限：',
    '时间节点：',
    '市教育局',
    '各县（市、区）政府',
  ],
  ...[
    '牵头',
    '负责',
    '配合',
    '参与',
    '会同',
    '等部门按职责分工负责',
    '以下均需市政府落实，不再列出',
    '列第一位者为牵头单位，下同',
  ],
  ...[
    '2020年',
    '6月底前',
    '每年',
    '到2022年',
    '持续推进',
    '2024年3月至6月',
    '“十四五”末',
    '比2015年',
    '分别下降',
    '15%',
    '1000台以上',
    '20万吨/年以下',
    '达到',
    '均',
    '力争',
  ],
  ...['有限公司', 'and', 'http://a', '<br>', '![](', '](', '工作方案', '通知', '\ud800', '字'],
]

const document = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 60 })
  .map((parts) => parts.join(''))

describe('any string at all', () => {
  it('never throws, and every offset is a quote in the text', () => {
    fc.assert(
      fc.property(document, (given) => {
        const reading = readPlan(given)
        const text = given.startsWith('\ufeff') ? given.slice(1) : given
        for (const [start, end] of spansOf(reading)) expectQuote(text, start, end)
        for (const { start, end } of lintPlan(given, reading)) expectQuote(text, start, end)
      }),
      { numRuns: 1500 },
    )
  })

  it('reads the same whatever the line ends, and twice the same', () => {
    const facts = (text: string) =>
      readPlan(text).assignments.map(({ clause, leads, responsible }) => ({ clause, leads, responsible }))
    expect(facts(plan.replaceAll('\n', '\r\n'))).toEqual(facts(plan))
    expect(facts(`\ufeff${plan}`)).toEqual(facts(plan))
    expect(readPlan(plan)).toEqual(readPlan(plan))
  })
})

describe('a law, a letter, a blank page', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n　\t\n'],
    ['a letter', '您好，来信收到，谢谢。'],
    [
      'articles',
      [
        '第一条 为了规范管理，制定本条例。',
        '第二条 适用本条例。',
        '第三条 市政府负责。',
        '第四条 处罚。',
        '第五条 施行。',
      ].join('\n'),
    ],
  ])('%s is no plan', (_name, text) => {
    const reading = readPlan(text)
    expect(reading.problems.map((one) => one.code)).toEqual(['not-a-plan'])
    expect(reading.assignments).toEqual([])
    expect(reading.deadlines).toEqual([])
  })
})

describe('what is no plan', () => {
  it.each([
    ['a story', '那年冬天，雪下得很大。到了2019年底，村里新建了3座桥。“你来啦？”她说，“都等你半天了。”我没有回答。'],
    ['a speech', '同志们：\n市发改委牵头做了大量工作。各级要发挥牵头作用，主动牵头、敢于负责。谢谢大家！'],
    ['a CSV', '单位,责任单位,数量\n一车间,设备科,3\n二车间,安全科,5\n'],
    ['English', 'The committee shall lead the work by 30 June 2025 and reduce emissions by 10%.'],
    ['a site footer', '版权所有：市政府办公室\n主办单位：市人民政府办公室 备案号：苏ICP备1号'],
  ])('%s gives an empty reading', (_name, text) => {
    const reading = readPlan(text)
    expect(reading.assignments).toEqual([])
    expect(reading.problems.map((one) => one.code)).toContain('not-a-plan')
  })
})

describe('speed', () => {
  const length = 30_000
  const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length))

  it.each([
    '（',
    '（）',
    '（责任单位：',
    ' ',
    '　',
    '1',
    '1.',
    '一、',
    '、',
    '市教育局、',
    '2020年-',
    '3月至',
    '每年',
    '下降5%、',
    '达到5个',
    '《',
    '牵头单位：\n',
    '|',
    '和市教育局',
    '有限公司',
    '〔2019〕',
    '（责任单位：市局）',
  ])('a long run of %j costs no more than its length', (piece) => {
    const begin = process.cpuUsage()
    const text = fill(piece)
    lintPlan(text, readPlan(text))
    expect(millisecondsSince(begin)).toBeLessThan(4000)
  })

  it.each(['（', '1', '、', '　', '县', '年', '“', '\n'])('a megabyte of %j comes to an end soon', (character) => {
    const text = character.repeat(1_000_000)
    const begin = process.cpuUsage()
    lintPlan(text, readPlan(text))
    expect(millisecondsSince(begin)).toBeLessThan(10_000)
  })

  it('100 kB read in well under a second', () => {
    const text = plan.repeat(4)
    readPlan(text)
    const begin = process.cpuUsage()
    readPlan(text)
    expect(Buffer.byteLength(text)).toBeGreaterThan(100_000)
    expect(millisecondsSince(begin)).toBeLessThan(1000)
  })
})

/** Of this process alone: other work on the machine says nothing about the reader. */
function millisecondsSince(begin: NodeJS.CpuUsage): number {
  return process.cpuUsage(begin).user / 1000
}

function spansOf(reading: Reading): [number, number][] {
  const rows = [
    ...reading.references,
    ...reading.clauses,
    ...reading.assignments,
    ...reading.assignments.map((row) => row.governs),
    ...reading.deadlines,
    ...reading.targets,
    ...reading.thresholds,
    ...reading.enterprises,
    ...reading.problems.filter((one) => one.code !== 'not-a-plan'),
  ]
  return rows.map(({ start, end }) => [start, end])
}

function expectQuote(text: string, start: number, end: number): void {
  expect(start).toBeGreaterThanOrEqual(0)
  expect(end).toBeLessThanOrEqual(text.length)
  expect(text.slice(start, end).length).toBeGreaterThan(0)
}
