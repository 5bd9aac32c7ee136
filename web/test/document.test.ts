import { describe, expect, it } from 'vitest'
import type { DocumentView, PlanView } from '@gongjian/domain/plan/contracts.ts'
import { indexClauses } from '../src/components/official-text/clause-index.ts'
import { layOut } from '../src/components/official-text/paragraphs.ts'
import { litOf } from '../src/features/document/lit.ts'
import type { RuleSetView, RuleView } from '@gongjian/domain/rule/contracts.ts'
import { marginOf, unitsInShort } from '../src/features/document/margin.ts'

const TEXT = '一、目标\n（一）压减产能\n1. 2020年年底前完成。\n牵头单位：市工信局'

function clause(id: string, label: string, heading: string, parent: string | null, start: number, end: number) {
  return { id, label, heading, text: '', parent, start, end }
}

const VIEW: DocumentView = {
  text: TEXT,
  reading: {
    ...{ title: '方案', docNumber: null, issuer: null, signedOn: null, printedOn: null },
    ...{ references: [], targets: [], thresholds: [], enterprises: [], units: [], problems: [] },
    clauses: [
      clause('1', '一、', '目标', null, 0, 4),
      clause('1.1', '（一）', '压减产能', '1', 5, 12),
      clause('1.1.1', '1.', '', '1.1', 13, TEXT.length),
    ],
    assignments: [
      {
        ...{ clause: '1.1.1', start: 28, end: TEXT.length, governs: { start: 13, end: 28 } },
        ...{ leads: ['市工信局'], responsible: [], cooperating: [], others: [], inherited: false },
      },
      {
        ...{ clause: '1', start: 0, end: 4, governs: { start: 0, end: 4 } },
        ...{ leads: ['市财政局'], responsible: [], cooperating: [], others: [], inherited: false },
      },
    ],
    deadlines: [{ clause: '1.1.1', start: 16, end: 25, text: '2020年年底前', kind: 'by', date: '2020-12-31' }],
  },
  findings: [
    { code: 'a', message: '全文', clause: null, start: 0, end: 0, suggestion: '' },
    { code: 'b', message: '期限', clause: '1.1.1', start: 16, end: 25, suggestion: '' },
  ],
  lights: [{ task: '1.1', light: 'red', counts: { red: 2, yellow: 0, green: 14, grey: 0, none: 0 } }],
}

const PLAN: PlanView = {
  ...{
    code: 'p',
    title: '方案',
    city: '某市',
    docNumber: null,
    issuer: null,
    signedOn: null,
    targets: [],
    fromPack: true,
  },
  tasks: [
    {
      ...{ id: '1.1', clause: '1.1', label: '一（一）', title: '压减产能', milestones: [] },
      ...{ leads: ['gongxin'], responsible: ['a', 'b'], cooperating: [] },
    },
  ],
  units: [{ code: 'gongxin', name: '市工信局', short: '工信', kind: 'department' }],
}

describe('the margin', () => {
  const margin = marginOf(VIEW, PLAN, indexClauses(VIEW.reading.clauses))

  it('puts the task at its clause, with names and the lights that burn', () => {
    const card = margin.byClause.get('1.1')?.tasks[0]
    expect(card).toMatchObject({ leads: ['市工信局'], responsible: ['a', 'b'], light: 'red' })
    expect(card?.counts).toEqual({ red: 2, yellow: 0, green: 14, grey: 0, none: 0 })
  })

  it('repeats no duty that a task already says, and loses none that no task says', () => {
    expect(margin.byClause.get('1.1.1')?.assignments).toEqual([])
    expect(margin.byClause.get('1')?.assignments.map((a) => a.leads)).toEqual([['市财政局']])
  })

  it('keeps findings with their clause, and those on the whole apart', () => {
    expect(margin.byClause.get('1.1.1')?.findings.map((f) => f.message)).toEqual(['期限'])
    expect(margin.general.map((f) => f.message)).toContain('全文')
  })

  it('says with each day which pathway it belongs to, the second of a sentence too', () => {
    const text = '对就地改造的企业2019年上半年启动，2020年底前完成；2020年底前总结。'
    const day = (words: string, date: string, from = 0) => {
      const start = text.indexOf(words, from)
      return { clause: '1.1.1', start, end: start + words.length, text: words, kind: 'by' as const, date }
    }
    const reading = {
      ...VIEW.reading,
      deadlines: [
        day('2019年上半年', '2019-06-30'),
        day('2020年底前', '2020-12-31'),
        day('2020年底前', '2020-12-31', 26),
      ],
    }
    const sentence = { clause: '1.1.1', start: 1, end: text.indexOf('；') }
    const milestones = [
      { ...sentence, id: '1.1/就地改造-启动', date: '2019-06-30', text: '启动' },
      { ...sentence, id: '1.1/就地改造-完成', date: '2020-12-31', text: '完成' },
    ]
    const plan = { ...PLAN, tasks: PLAN.tasks.map((t) => ({ ...t, milestones })) }
    const found = marginOf({ ...VIEW, text, reading }, plan, indexClauses(VIEW.reading.clauses)).byClause.get('1.1.1')
    expect(found?.deadlines.map((d) => d.pathway)).toEqual(['就地改造 启动', '就地改造 完成', null])
  })

  it('says each rule beside its clause, or the nearest that the document has, with the rows it touches', () => {
    const rule = (id: string, clause: string) => ({ id, clause }) as RuleView
    const sets = [{ rules: [rule('a', '1.1.1'), rule('b', '1.1.1.9'), rule('c', '1.1')] } as unknown as RuleSetView]
    const counts = [{ rule: 'b', register: 'kilns', counter: '台', holds: 3, borderline: 0, unknown: 1, sweep: null }]
    const { byClause } = marginOf(VIEW, PLAN, indexClauses(VIEW.reading.clauses), { sets, counts })
    expect(byClause.get('1.1.1')?.rules.map((r) => [r.rule.id, r.count?.holds ?? null])).toEqual([
      ['a', null],
      ['b', 3],
    ])
    expect(byClause.get('1.1')?.rules.map((r) => r.rule.id)).toEqual(['c'])
  })

  it('names four units and counts sixteen', () => {
    expect(unitsInShort(['甲', '乙'])).toBe('甲、乙')
    expect(unitsInShort(Array.from({ length: 16 }, String))).toBe('16 个主体')
  })
})

describe('litOf', () => {
  const index = indexClauses(VIEW.reading.clauses)
  const paragraphs = layOut(TEXT, VIEW.reading, index)

  it('lights the words that an address names, else the opening of its clause', () => {
    expect(litOf({ clause: '1.1', start: 16, end: 25 }, paragraphs, index)).toEqual({ start: 16, end: 25 })
    const opening = litOf({ clause: '1.1' }, paragraphs, index)
    expect(opening && TEXT.slice(opening.start, opening.end)).toBe('（一）压减产能')
  })

  it('lights nothing for an address that is wrong or empty', () => {
    expect(litOf({ clause: '9.9' }, paragraphs, index)).toBeNull()
    expect(litOf({ start: 9, end: 3 }, paragraphs, index)).toBeNull()
    expect(litOf({}, paragraphs, index)).toBeNull()
  })
})
