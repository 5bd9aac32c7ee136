import { readPlan } from '@gongjian/reader'
import { sentence } from '@gongjian/domain/error/codes.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { goalInWords } from '@gongjian/domain/target/goal-words.ts'
import { COMPARATOR_TITLES } from '@gongjian/domain/target/target.ts'
import { withWarnings } from '../../plan/with-warnings.ts'
import { openText } from './open-document.ts'
import { complain, print, printJson, table } from './output.ts'

export function isPlan(reading: Reading): boolean {
  return !reading.problems.some((p) => p.code === 'not-a-plan')
}

/** Says on stderr that there is no plan in it; the answer on stdout stays what it is. */
export function complainNotAPlan(): void {
  complain(sentence('not-a-plan'))
  process.exitCode = 1
}

function section(title: string, count: number, body: string): string {
  return count === 0 ? `【${title}】无` : `【${title}】${count} 项\n${body}`
}

function headOf(r: Reading): string {
  return [
    `标题　　${r.title || '（未读到）'}`,
    `文号　　${r.docNumber ?? '（未读到）'}`,
    `印发　　${r.issuer ?? '（未读到）'}`,
    `成文　　${r.signedOn ?? '（未读到）'}`,
  ].join('\n')
}

function dutiesOf(r: Reading): string[] {
  const assignments = r.assignments.map((a) => [
    a.clause,
    a.leads.join('、'),
    a.cooperating.join('、'),
    [...a.responsible, ...a.others].join('、'),
  ])
  const deadlines = r.deadlines.map((d) => [d.clause, d.date, d.text])
  return [
    section('任务分工', r.assignments.length, table(['条款', '牵头单位', '配合单位', '责任单位'], assignments)),
    section('时限', r.deadlines.length, table(['条款', '日期', '原文'], deadlines)),
  ]
}

const FIRM = { binding: '', strive: '力争' } as const

function figuresOf(r: Reading): string[] {
  const targets = r.targets.map((t) => [
    t.clause,
    `${FIRM[t.firmness]}${goalInWords({ ...t, baselineYear: t.baseline })}`,
    t.by,
    t.subject,
  ])
  const thresholds = r.thresholds.map((t) => [
    t.clause,
    `${COMPARATOR_TITLES[t.comparator]} ${t.value}${t.unit}${t.borderline ? '（恰为此数的待定）' : ''}`,
    t.subject,
  ])
  return [
    section('目标', r.targets.length, table(['条款', '目标', '期限', '对象'], targets)),
    section('限值', r.thresholds.length, table(['条款', '数值', '对象'], thresholds)),
  ]
}

function namesOf(r: Reading): string[] {
  const enterprises = r.enterprises.map((e) => [e.clause, e.name])
  const references = r.references.map((x) => [x.docNumber, x.title])
  const problems = r.problems.map((p) => [p.clause, p.message])
  return [
    section('点名企业', r.enterprises.length, table(['条款', '名称'], enterprises)),
    section('引用文件', r.references.length, table(['文号', '名称'], references)),
    section('读取中的疑问', r.problems.length, table(['条款', '说明'], problems)),
  ]
}

export interface ReadOptions {
  readonly json?: true
  readonly text?: true
}

export async function read(file: string, options: ReadOptions): Promise<void> {
  const { text, warnings } = await openText(file)
  if (options.text) {
    process.stdout.write(text)
    return
  }
  const reading = withWarnings(readPlan(text), warnings)
  if (options.json) printJson(reading)
  if (!isPlan(reading)) {
    complainNotAPlan()
    return
  }
  if (!options.json)
    print([headOf(reading), ...dutiesOf(reading), ...figuresOf(reading), ...namesOf(reading)].join('\n\n'))
}
