import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { DomainError, fail } from '@gongjian/domain/error/codes.ts'
import { FACT_KIND_TITLES, labelOf, type Facts, type FactSet } from '@gongjian/domain/rule/fact.ts'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { readFacts } from '@gongjian/domain/rule/read-facts.ts'
import { OUTCOME_TITLES, type RuleSet } from '@gongjian/domain/rule/rule.ts'
import type { Finding, Screening } from '@gongjian/domain/rule/screen.ts'
import { screenFacts } from '../../rule/screen-facts.ts'
import { viewOfFact } from '@gongjian/domain/rule/view.ts'
import { VERDICT_TITLES } from '@gongjian/domain/rule/verdict.ts'
import { planClock } from '../../clock.ts'
import { readConfig, type Config } from '../../config/config.ts'
import { mustFindPack, ruleSetsOf } from '../../plan/packs.ts'
import { CommandError, UsageError } from './answer.ts'
import { dayOption } from './day-option.ts'
import { recordedInterpretations } from './interpret-actions.ts'
import { openBytes } from './open-document.ts'
import { print, printJson, table } from './output.ts'

export interface ScreenOptions {
  readonly subject: string
  readonly facts?: string
  readonly on?: string
  readonly interpreted?: true
  readonly describe?: true
  readonly json?: true
}

function setOf(config: Config, subject: string): RuleSet {
  const pack = mustFindPack(config.plan)
  const sets = ruleSetsOf(pack.code)
  const found = sets.find((s) => s.facts.subject === subject)
  if (found) return found
  const known = sets.map((s) => `${s.facts.subject}（${s.facts.title}）`).join('、')
  throw new UsageError(`没有“${subject}”这种审查对象，--subject 可写：${known}`)
}

function describe(set: FactSet, json: boolean): void {
  const facts = Object.values(set.facts)
  if (json) {
    printJson(facts.map((x) => viewOfFact(set, x)))
    return
  }
  const rows = facts.map((x) => [
    x.label,
    x.key,
    FACT_KIND_TITLES[x.kind],
    x.unitFact === null ? (x.unit ?? '') : `见${labelOf(set, x.unitFact)}`,
    x.options.join('、'),
  ])
  print(table(['名称', '代码', '类型', '单位', '可选值'], rows))
}

async function openJson(file: string): Promise<unknown> {
  const text = new TextDecoder().decode(await openBytes(file))
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new CommandError(`${file} 不是有效的 JSON，请检查引号、逗号和括号`)
  }
}

/** Of a batch, each item that cannot be read is named, all of them at once: who mends a hundred should not be told of one. */
function readItems(set: FactSet, items: readonly unknown[]): Facts[] {
  const problems: string[] = []
  const facts = items.flatMap((item, i) => {
    try {
      return [readFacts(set, item)]
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      problems.push(`第 ${i + 1} 项：${error.message}`)
      return []
    }
  })
  return problems.length > 0 ? fail('fact-refused', { why: problems.join('；') }) : facts
}

function findingLine(finding: Finding): string {
  const undecided = finding.outcome === 'unknown' || finding.outcome === 'borderline'
  const outcome = undecided ? VERDICT_TITLES[finding.outcome] : OUTCOME_TITLES[finding.outcome]
  return `  〔${outcome}〕${clauseLabel(finding.clause)} ${finding.title}：${finding.because}`
}

function inWords(screening: Screening, index: number, many: boolean): string {
  const head = `${many ? `第 ${index + 1} 项：` : ''}${VERDICT_TITLES[screening.verdict]}（按 ${screening.on} 的规则）`
  const missing = screening.missing.length === 0 ? [] : [`  还需要知道：${screening.missing.join('、')}`]
  const notices = screening.notices.map((n) => `  注意：${n}`)
  return [head, ...screening.findings.map(findingLine), ...missing, ...notices].join('\n')
}

export async function screenCommand(options: ScreenOptions): Promise<void> {
  const config = readConfig()
  const set = setOf(config, options.subject)
  if (options.describe) {
    describe(set.facts, options.json ?? false)
    return
  }
  if (options.facts === undefined) throw new UsageError('缺少必填选项 --facts，用 --help 查看用法')
  const on = dayOption('--on', options.on) ?? planClock(config.planToday).today()
  const input = await openJson(options.facts)
  // Asked for, since it needs the database: without it the rules alone decide, on any machine.
  const prepared = prepare(set, on, options.interpreted ? await recordedInterpretations() : [])
  const many = Array.isArray(input)
  const facts = many ? readItems(set.facts, input) : [readFacts(set.facts, input)]
  const screenings = facts.map((x) => screenFacts(prepared, x))
  if (options.json) printJson(many ? screenings : screenings[0])
  else if (prepared.rules.length === 0) print(`${on} 没有生效的规则，没有可依的结论；请核对 --on 的日期`)
  else print(screenings.map((s, i) => inWords(s, i, many)).join('\n\n'))
}
