import { clauseLabel } from '../plan/clause-label.ts'
import { columnOf, inputColumnsOf, isNeeded } from './columns.ts'
import { contradictionText, demandText } from './demand.ts'
import type { DueRule } from './due.ts'
import { unitOf, type Field } from './field.ts'
import type { Figure } from './figure.ts'
import type { Check, Doubt, Register, Series } from './register.ts'
import { KINDS } from './value.ts'

type When = Readonly<Record<string, readonly string[]>>

/** A cell of a Markdown table: no bar may split it. */
function cell(text: string): string {
  return text.replaceAll('|', '｜').replace(/\s+/g, ' ')
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

function labelOf(r: Register, key: string): string {
  return columnOf(r, key)?.label ?? key
}

/** 改造方式为退城入园，企业规模为中、小或微 */
function whenText(r: Register, when: When | null): string {
  if (when === null) return ''
  return Object.entries(when)
    .map(([key, values]) => {
      const head = values.slice(0, -1).join('、')
      const last = values.at(-1) ?? ''
      return `${labelOf(r, key)}为${head === '' ? last : `${head}或${last}`}`
    })
    .join('，')
}

function kindText(x: Field): string {
  const unit = unitOf(x)
  if (x.kind === 'choice' || x.kind === 'choices') return `${KINDS[x.kind].title}：${x.options.join('、')}`
  return unit === null ? KINDS[x.kind].title : `${KINDS[x.kind].title}，${unit}`
}

function noteOf(x: Field): string {
  const aliases = x.aliases.length === 0 ? '' : `表头也认：${x.aliases.join('、')}`
  const latest = x.kind === 'day' && x.latest !== null ? `不晚于 ${x.latest}` : ''
  return [x.help, latest, aliases].filter((t) => t !== null && t !== '').join('。')
}

function columnRows(r: Register): string[][] {
  const keys = [...inputColumnsOf(r), ...Object.keys(r.fields)]
  return keys.flatMap((key) => {
    const x = columnOf(r, key)
    return x === null ? [] : [[x.label, kindText(x), isNeeded(r, key) ? '是' : '', noteOf(x)]]
  })
}

const PUT_OFF = '入账以后县（市、区）只可提前，改晚或清空由牵头单位写明理由办理延期。'

function dueText(r: Register, due: DueRule): string {
  switch (due.kind) {
    case 'by':
      return `${due.day} 前（${clauseLabel(due.clause)}）。县（市、区）可以定得更早，不能更晚。`
    case 'continuing':
      return '持续推进，方案没有规定最后期限；县（市、区）可以自定时限。'
    case 'field':
      return due.latest === null
        ? `以“${labelOf(r, due.field)}”为期限；没有填写的，期限待定。${PUT_OFF}`
        : `以“${labelOf(r, due.field)}”为期限，最晚 ${due.latest}（${clauseLabel(due.clause)}）；没有填写的按 ${due.latest}。${PUT_OFF}`
    case 'table':
      return [
        '期限随下列情况而定，情况改了期限也随着改；缺少情况的，期限待定并说明缺什么。',
        table(
          ['情况', '最晚启动', '最晚完成', '条款'],
          due.rows.map((row) => [whenText(r, row.when), row.startBy ?? '—', row.day, clauseLabel(row.clause)]),
        ),
      ].join('\n\n')
  }
}

function figureText(r: Register, g: Figure): string {
  const split = g.by === null ? '' : `，按${labelOf(r, g.by)}`
  switch (g.kind) {
    case 'count':
      return g.perEnterprise ? `企业数，一家企业有几个条目也只计一次${split}` : `条目数${split}`
    case 'sum':
      return `“${labelOf(r, g.field ?? '')}”合计${split}`
    case 'share':
      return g.perEnterprise ? '符合条件的企业占比，一家企业有几个条目也只计一次' : '符合条件的条目占比'
    case 'rate':
      return `“${labelOf(r, g.field ?? '')}”合计 ÷ “${labelOf(r, g.over ?? '')}”合计`
    case 'rechecks':
      return '已完成的回头看次数'
    case 'series':
      return seriesFigureText(r, g)
  }
}

const SERIES_WORDS =
  '按期数据的指标只计在账（在册）的条目，草稿和已移出的不计；月、年过完才计入；与某年相比的，只比两年都有数的条目，并写明几条缺数。'

function seriesFigureText(r: Register, g: Figure): string {
  const series = r.series.find((s) => s.id === g.series?.id)
  const label = (key: string | null): string => (key === null ? '' : `“${series?.fields[key]?.label ?? key}”`)
  const quotient = g.over === null ? `${label(g.field)}合计` : `${label(g.field)} ÷ ${label(g.over)}`
  const year = g.series?.year === 'latest' ? '最近一年' : `${g.series?.year} 年`
  const against = g.series?.against ?? null
  if (against === null) return `${year}${quotient}`
  return `${year}${quotient}，与${against === 'before' ? '上一年同期' : ` ${against} 年`}比`
}

function checkText(fields: Series['fields'], { message, clause, less }: Check): string {
  const filled = less === undefined ? '' : `填了“${fields[less]?.label ?? less}”而`
  return `- ${message}（${clauseLabel(clause)}）。${filled}不符合的不能保存。`
}

/** What is taken off the sum is often left empty: then nothing is refused, and the person is asked. */
function doubtText({ fields }: Series, { message, less }: Doubt): string {
  const labels = less.map((k) => `“${fields[k]?.label ?? k}”`).join('、')
  return `${message}，也请您确认${labels === '' ? '' : `；${labels}没有填的，按没有计`}。`
}

function rulesText(r: Register): string {
  const demands = r.demands.flatMap((d) => [
    `- ${demandText(r, d)}（${clauseLabel(d.clause)}）。不符合的不能入账。`,
    `- ${contradictionText(r, d)}（${clauseLabel(d.clause)}）。不符合的不能保存。`,
  ])
  return [...r.checks.map((c) => checkText(r.fields, c)), ...demands].join('\n')
}

function seriesText(s: Series): string {
  const rows = Object.values(s.fields).map((x) => [x.label, kindText(x), noteOf(x)])
  return [
    `### ${s.title}（按${s.period === 'month' ? '月' : '年'}）`,
    table(['列', '怎么填', '说明'], rows),
    ...(s.checks.length === 0 ? [] : [s.checks.map((c) => checkText(s.fields, c)).join('\n')]),
    `与上年同期相差超过 ${s.asksBeyondPercent}% 的会请您确认，不会拦下。${(s.doubts ?? []).map((d) => doubtText(s, d)).join('')}`,
  ].join('\n\n')
}

function endsText(r: Register): string[] {
  if (r.ends === null) return []
  const which = whenText(r, r.ends)
  const what =
    r.subject === 'facility'
      ? '企业档案里的这台设备（产线）记为已关停，挂在它下面的一并关停；登记反弹后恢复为在用（它的上级设施还关停着、或企业已关停的除外：仍为关停，要先写明理由恢复上级、企业，再恢复它）'
      : '企业记为关停，名下设备一并关停；登记反弹后企业恢复为在产，设备由县（市、区）写明理由逐台恢复'
  return [`${which === '' ? '' : `${which}的，`}销号后${what}，原因都写入变更记录。`]
}

function lifeText(r: Register): string[] {
  if (r.life === 'record') return ['这是在册记录，不逐条销号：入账后一直保留，填错的移出并写明理由。']
  const rows = r.steps.map((s) => [
    s.title,
    s.evidence === 'photo' ? '照片' : '文件或照片',
    whenText(r, s.when) || '全部',
    s.clause === null ? '' : clauseLabel(s.clause),
  ])
  const recheck = r.recheck
  return [
    '草稿 → 在账 → 整治中 → 申报完成 → 核查通过 → 销号。每一步都要有佐证才能申报完成；牵头单位核查或退回，市攻坚办销号。',
    table(['步骤', '佐证', '哪些条目要做', '条款'], rows),
    ...endsText(r),
    ...(recheck === null
      ? []
      : [
          `销号后每 ${recheck.everyDays} 天回头看一次，共 ${recheck.rounds} 轮${recheck.when === null ? '' : `（${whenText(r, recheck.when)}）`}；发现反弹的登记为新条目，注明原条目。每轮在上一轮应查日之后检查。`,
        ]),
  ]
}

/** The guide page of a register in Markdown, all of it from its definition. */
export function guideOf(r: Register): string {
  const figures = r.figures.map((g) => [g.label, figureText(r, g), g.unit])
  const keys = r.key.map((k) => labelOf(r, k)).join(' + ')
  const parts = [
    `# ${r.title}`,
    `${clauseLabel(r.clause)} · 代码 \`${r.id}\` · 以${r.counter}计`,
    r.purpose,
    '## 各列',
    table(['列', '怎么填', '必填', '说明'], columnRows(r)),
    ...(r.ofCity === null
      ? []
      : [`“${labelOf(r, r.ofCity.field)}”为“${r.ofCity.value}”的，${keys}相同的全市只有一条。`]),
    `同一责任单位内，${keys}相同的视为同一条：再次导入同一张表不会重复。`,
    ...(r.checks.length + r.demands.length === 0 ? [] : [rulesText(r)]),
    ...(r.doubleEntry === null
      ? []
      : [
          '支出必须指明一笔入账；一笔入账的支出合计不超过它的数量；支出的记账日期不早于入账、不晚于它的有效期；过了有效期的不计入可用余额；支出数量 = 项目排放量 × 替代倍数，倍数不低于准入审查的要求。支出须指明准入审查条目才能入账；一个项目可以分几笔替代，各笔的排放量合计不超过准入审查的排放量；按要求还差多少（没有替代完，或审查后来提高了要求），列为“替代缺口”，记在项目最后一笔支出上，须补足。本单位的草稿先占着本单位的入账和项目；别的单位的草稿不占用，入账时再核对。“收支”入账后不能改；有支出的项目不能移出，排放量不能改到已替代的数以下。',
        ]),
    '## 办理',
    ...lifeText(r),
    '## 期限',
    r.life === 'record' ? '在册记录不计期限。' : dueText(r, r.due),
    '## 指标',
    table(['指标', '怎么算', '单位'], figures),
    ...(r.series.length === 0 ? [] : [SERIES_WORDS]),
    ...(r.series.length === 0 ? [] : ['## 按期数据', ...r.series.map(seriesText)]),
    '## 视图',
    r.views.map((v) => `- ${v.name}`).join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

/** The list of the pages. */
export function guideIndexOf(registers: readonly Register[]): string {
  const rows = registers.map((r) => [clauseLabel(r.clause), `[${r.title}](${r.id}.md)`, `\`${r.id}\``, r.purpose])
  return [
    '# 台账',
    '每本台账一页，由台账定义生成（`node_modules/.bin/node scripts/register-guides.mjs`），请勿手改。',
    table(['条款', '台账', '代码', '用途'], rows),
  ]
    .join('\n\n')
    .concat('\n')
}
