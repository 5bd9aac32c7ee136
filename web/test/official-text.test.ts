import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadingClause } from '@gongjian/domain/plan/reading.ts'
import {
  ancestorsOf,
  bareLabel,
  clauseAt,
  indexClauses,
  wholeClause,
  withLabels,
} from '../src/components/official-text/clause-index.ts'
import { layOut, noteHolders } from '../src/components/official-text/paragraphs.ts'
import type { DocumentReading } from '../src/components/official-text/pieces.ts'

const LABEL = /^[ *]*([一二三四五]、|（[一二三四五]）|\d\. ?)([^\n。：]*)/gm

/** A reading with the clauses of a text whose labels stand at the head of their lines. */
function readClauses(text: string): ReadingClause[] {
  const found = [...text.matchAll(LABEL)]
  const path: { id: string; depth: number }[] = []
  const counts = new Map<string, number>()
  return found.map((m, i) => {
    const label = m[1] ?? ''
    const depth = label.endsWith('、') ? 1 : label.startsWith('（') ? 2 : 3
    while ((path.at(-1)?.depth ?? 0) >= depth) path.pop()
    const parent = path.at(-1)?.id ?? null
    const n = (counts.get(parent ?? '') ?? 0) + 1
    counts.set(parent ?? '', n)
    const id = parent === null ? String(n) : `${parent}.${n}`
    path.push({ id, depth })
    const start = m.index + m[0].indexOf(label)
    const end = (found[i + 1]?.index ?? text.length) - 1
    const whole = m[2] ?? ''
    const heading = whole.length <= 20 ? whole : ''
    return { id, label, heading, text: '', parent, start, end: Math.max(end, start + label.length) }
  })
}

function reading(text: string, over: Partial<DocumentReading> = {}): DocumentReading {
  return { title: '', docNumber: null, issuer: null, clauses: readClauses(text), assignments: [], ...over }
}

function lay(text: string, over: Partial<DocumentReading> = {}) {
  const r = reading(text, over)
  return layOut(text, r, indexClauses(r.clauses))
}

function shown(text: string, p: { runs: readonly { start: number; end: number }[] }): string {
  return p.runs.map((r) => text.slice(r.start, r.end)).join('')
}

const PLAN = `
某市人民政府办公厅文件

某政办〔2019〕37号

某市人民政府办公厅 关于印发某市攻坚战 工作方案的通知

各县（市、区）人民政府，市人民政府各部门：

《某市攻坚战工作方案》已经市政府同意，现印发给你们。

2019年6月10日

某市攻坚战工作方案

一、总体要求

（一）指导思想

以习近平新时代中国特色社会主义思想为指导，着力发展先进制造，着力

推进动能转换，到 2020 年年底实现统一。

（二）基本原则

1. 市场主导。发挥市场在资源配置中的决定性作用。

2. 建立市、县、乡三级联动监管机制，加强环境监管和巡

查检查，坚决杜绝死灰复燃。

牵头单位：市工信局

配合单位：市财政局、市人社局、市城建局、市自然资源和规划局、市应急管理局

二、组织领导

各单位要落实责任。

主办：市工信局

某市人民政府办公厅

2019年6月11日印发
`

const HEAD: Partial<DocumentReading> = {
  title: '某市人民政府办公厅关于印发某市攻坚战工作方案的通知',
  docNumber: '某政办〔2019〕37号',
  issuer: '某市人民政府办公厅',
}

describe('layOut', () => {
  const paragraphs = lay(PLAN, HEAD)
  const words = paragraphs.map((p) => shown(PLAN, p))

  it('joins the sentences that a page break cut', () => {
    expect(words).toContain(
      '以习近平新时代中国特色社会主义思想为指导，着力发展先进制造，着力推进动能转换，到2020年年底实现统一。',
    )
    expect(words).toContain(
      '2. 建立市、县、乡三级联动监管机制，加强环境监管和巡查检查，坚决杜绝死灰复燃。'.replace('. ', '.'),
    )
  })

  it('keeps headings, duties and the closing block apart', () => {
    expect(words).toContain('（一）指导思想')
    expect(words).toContain('牵头单位：市工信局')
    expect(words.filter((w) => w.startsWith('配合单位'))).toHaveLength(1)
  })

  it('names the parts of the printed page', () => {
    const kindOf = (start: string) => paragraphs[words.findIndex((w) => w.startsWith(start))]?.kind
    expect(kindOf('某市人民政府办公厅文件')).toBe('red-head')
    expect(kindOf('某政办')).toBe('doc-number')
    expect(kindOf('某市人民政府办公厅关于')).toBe('title')
    expect(kindOf('各县')).toBe('addressee')
    expect(kindOf('2019年6月10日')).toBe('signature')
    expect(kindOf('某市攻坚战工作方案')).toBe('title')
    expect(kindOf('（一）')).toBe('heading')
    expect(kindOf('主办')).toBe('colophon')
    expect(kindOf('2019年6月11日印发')).toBe('colophon')
  })

  it('knows the clause of each paragraph and where its heading ends', () => {
    const rule = paragraphs[words.findIndex((w) => w.startsWith('1.'))]
    expect(rule).toMatchObject({ clause: '1.2.1', level: 3, opens: true, kind: 'body' })
    expect(PLAN.slice(rule?.start, rule?.headingEnd)).toBe('1. 市场主导。')
  })

  it('puts a note beside the opening, or beneath the last own words of the clause', () => {
    const at = (beneath: boolean, clause: string) => words[noteHolders(paragraphs, beneath).indexOf(clause)]
    expect(at(false, '1.1')).toBe('（一）指导思想')
    expect(at(true, '1.1')).toMatch(/^以习近平/)
    expect(at(true, '1.2')).toBe('（二）基本原则')
    expect(at(true, '2')).toBe('各单位要落实责任。')
    const carried = noteHolders(paragraphs, true).filter((c) => c !== null)
    expect(carried).toEqual(noteHolders(paragraphs, false).filter((c) => c !== null))
  })

  it('parts a file of one line at its clauses, its title and its indents', () => {
    const line =
      '某市关于加强监管的通知某办发〔2014〕56号各县人民政府：　　近年来，成效明显。　　一、严格执法　　有效解决问题。'
    const at = line.indexOf('一、')
    const clause = { id: '1', label: '一、', heading: '严格执法', text: '', parent: null, start: at, end: line.length }
    const laid = lay(line, { title: '某市关于加强监管的通知', docNumber: '某办发〔2014〕56号', clauses: [clause] })
    expect(laid.map((p) => [p.kind, shown(line, p)])).toEqual([
      ['title', '某市关于加强监管的通知'],
      ['doc-number', '某办发〔2014〕56号'],
      ['addressee', '各县人民政府：'],
      ['body', '近年来，成效明显。'],
      ['heading', '一、严格执法'],
      ['body', '有效解决问题。'],
    ])
  })

  it('breaks before a clause that stands in mid-line', () => {
    const text = '一、目标（某局负责）具体措施：1．抓好落实'
    const clause = (id: string, label: string, start: number, end: number, parent: string | null) => ({
      ...{ id, label, heading: '', text: '', parent, start, end },
    })
    const at = text.indexOf('1．')
    const clauses = [clause('1', '一、', 0, at, null), clause('1.1', '1．', at, text.length, '1')]
    expect(lay(text, { clauses }).map((p) => shown(text, p))).toEqual(['一、目标（某局负责）具体措施：', '1．抓好落实'])
  })

  it('shows every character once, in order, but for blanks and marks of Markdown', () => {
    const lines = fc.array(
      fc.constantFrom(
        '一、总体要求',
        '（一）加快发展',
        '1. 时间节点：2020 年年底前',
        '**三、** 推进工作',
        '　　牵头单位：市工信局',
        '着力压减过剩和低效产能，着力推进智能化绿色化改造和企业技术改造，着',
        '力发展先进制造。',
        '# 标题',
        'VOCs 排放 total volume',
        '',
        '   ',
      ),
      { maxLength: 30 },
    )
    const glue = fc.constantFrom('\n', '\n\n', '\r\n', '\u2028', '　　')
    fc.assert(
      fc.property(lines, glue, (parts, between) => {
        const text = parts.join(between)
        const runs = lay(text).flatMap((p) => p.runs)
        let at = 0
        let skipped = ''
        for (const run of runs) {
          expect(run.start).toBeGreaterThanOrEqual(at)
          expect(run.end).toBeGreaterThan(run.start)
          skipped += text.slice(at, run.start)
          at = run.end
        }
        skipped += text.slice(at)
        expect(skipped.replace(/[\s\u3000*#]/g, '')).toBe('')
      }),
    )
  })
})

describe('clauses', () => {
  const text = PLAN
  const index = indexClauses(readClauses(text))

  it('writes a label as the document counts', () => {
    expect(index.labels.get('1.2.2')).toBe('一（二）2')
    expect(bareLabel('**三、**')).toBe('三')
    expect(bareLabel('(2)')).toBe('（2）')
    expect(bareLabel('2﹒')).toBe('2')
  })

  it('speaks of clauses by their labels, but leaves quotes and figures as they are', () => {
    expect(withLabels('由1.2“第1.2款”承接，见1.2.1。', index)).toBe('由一（二）“第1.2款”承接，见一（二）1。')
    expect(withLabels('下降1.2%，1.2万吨，9.9', index)).toBe('下降1.2%，1.2万吨，9.9')
  })

  it('finds the innermost clause of an offset, and none before the first', () => {
    expect(clauseAt(index, text.indexOf('市场主导'))?.id).toBe('1.2.1')
    expect(clauseAt(index, 3)).toBeNull()
    expect(ancestorsOf(index, '1.2.1')).toEqual(['1', '1.2'])
    expect(wholeClause(index, '1')?.end).toBe(index.byId.get('1.2.2')?.end)
  })
})
