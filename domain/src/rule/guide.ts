import { clauseLabel } from '../plan/clause-label.ts'
import type { RuleCase, Written } from './case.ts'
import { FACT_KIND_TITLES, labelOf, type Fact, type FactSet } from './fact.ts'
import { OUTCOME_TITLES, type RuleSet } from './rule.ts'
import { inQuotes, ruleSentence } from './sentence.ts'
import { VERDICT_TITLES } from './verdict.ts'

/** A cell of a Markdown table: no bar may split it. */
function cell(text: string): string {
  return text.replaceAll('|', '｜').replace(/\s+/g, ' ')
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

function valueWords(fact: Fact, set: FactSet): string {
  if (fact.unitFact !== null) return `${FACT_KIND_TITLES[fact.kind]}，单位写在“${labelOf(set, fact.unitFact)}”或数后`
  if (fact.unit !== null) return `${FACT_KIND_TITLES[fact.kind]}，${fact.unit}`
  return fact.options.length === 0 ? FACT_KIND_TITLES[fact.kind] : fact.options.join('、')
}

function writtenWords(written: Written): string {
  const words = Object.entries(written).map(
    ([label, value]) => `${label}${value === null ? '不知' : ` ${String(value)}`}`,
  )
  return words.join('，')
}

/** Cases of one base stand in one table below it. */
function groups(cases: readonly RuleCase[]): [base: Written, rows: readonly RuleCase[]][] {
  const byBase = Map.groupBy(cases, (c) => JSON.stringify(c.base))
  return [...byBase.values()].map((rows) => [rows[0]?.base ?? {}, rows])
}

function caseRow(c: RuleCase): string[] {
  const day = c.on === null ? '' : `（${c.on}）`
  const clauses = c.clauses.map(clauseLabel).join('、')
  return [writtenWords(c.change) || '如上', VERDICT_TITLES[c.verdict] + day, clauses, c.why]
}

function caseSection([base, rows]: [Written, readonly RuleCase[]]): string {
  const words = writtenWords(base)
  const head = words === '' ? '只写表中所列的：' : `共同的事实：${words}。`
  return `${head}\n\n${table(['另写（不同的）', '结论', '条款', '说明'], rows.map(caseRow))}`
}

/** The page of the guide on what a machine decides of one subject: facts, rules with their words, cases. */
export function ruleGuideOf(set: RuleSet, cases: readonly RuleCase[]): string {
  const facts = Object.values(set.facts.facts)
  const rules = set.rules.map((r) => [OUTCOME_TITLES[r.outcome], ruleSentence(set, r), inQuotes(r.quote)])
  return [
    `# ${set.facts.title}`,
    '本页由规则生成，改规则后用 `node scripts/rule-guides.mjs` 重写。',
    `## 要知道什么\n\n${table(
      ['名称', '代码', '可写', '说明'],
      facts.map((x) => [x.label, x.key, valueWords(x, set.facts), x.help ?? '']),
    )}`,
    `## 规则\n\n${table(['结果', '规则', '原文'], rules)}`,
    `## 用例\n\n${groups(cases).map(caseSection).join('\n\n')}`,
    '',
  ].join('\n\n')
}

export function ruleGuideIndexOf(sets: readonly RuleSet[]): string {
  const rows = sets.map((s) => [`[${s.facts.title}](${s.facts.subject}.md)`, s.facts.subject, String(s.rules.length)])
  return [
    '# 规则',
    '方案中机器可以判定的要求，按对象分页：要知道哪些事实、每条规则的原文和用例。读法上的选择见[决定 005](../../decisions/005-rules-read-the-plan.md)。',
    table(['对象', '代码', '规则数'], rows),
    `## 怎么用

\`\`\`
npx gongjian screen --subject kiln --facts 窑炉.json
npx gongjian screen --subject facility --facts - --on 2019-09-25 --json
npx gongjian screen --describe --subject project
\`\`\`

事实写成 JSON，一个对象或一组对象，键用中文名称或代码。不写或 \`null\` 是“不知道”，不是零，也不是“否”。数后可带单位（\`"8万吨/年"\`），单位能换算就换算，不能换算就如实说不知道。名称写错会指出是哪一个。

结论按先后：禁止或淘汰退出，停产整治，边界值，信息不足，有条件，未触及禁限或保留。有一条禁止成立就可以定，不论还缺什么；只有缺的事实还可能改变结论时才是信息不足，并列出还缺什么、先问哪一个。
“以下”没有写“及”的，恰为界限时是边界值：市攻坚办记录解释（依据、起始日期）之后，从那一天起网页和接口按解释办。命令行的 \`screen\` 不连数据库，仍报边界值；加 \`--interpreted\` 则按库中已记录的解释办。\`interpret\` 列出或记录解释，如 \`npx gongjian interpret --rule facility.aluminium-small --reads included --basis 市政府专题会议纪要 --as 账号\`。`,
    '',
  ].join('\n\n')
}
