import { ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import { scopeInWords } from '@gongjian/domain/api-token/scope.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { ENTERPRISE_SHUT, FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { FILING_STATE_TITLES, FILINGS } from '@gongjian/domain/filing/filing.ts'
import type { Change, HistoryRow } from '@gongjian/domain/history/contracts.ts'
import { referenceInWords } from '@gongjian/domain/register/reference.ts'
import {
  LINE_FIELD_TITLES,
  LINE_STATE_TITLES,
  REPORT_STATE_TITLES,
  STANDING_TITLES,
} from '@gongjian/domain/report/report.ts'
import { READS_TITLES } from '@gongjian/domain/rule/contracts.ts'
import { SCORE_STAGE_TITLES } from '@gongjian/domain/appraisal/appraisal.ts'
import { SEASON_STATE_TITLES } from '@gongjian/domain/season/season.ts'
import { VERDICT_TITLES } from '@gongjian/domain/rule/verdict.ts'
import { CANDIDATE_STANDING_TITLES, CANDIDATE_STATE_TITLES } from '@gongjian/domain/sweep/candidate.ts'
import { SWEEP_CAUSE_TITLES, SWEEP_STATE_TITLES } from '@gongjian/domain/sweep/run.ts'
import { UNIT_KIND_TITLES } from '@gongjian/domain/unit/unit.ts'
import { WEBHOOK_EVENT_TITLES } from '@gongjian/domain/webhook/contracts.ts'
import { allRegisters, allRuleSets, allSweeps } from '../plan/packs.ts'
import type { HistoryNames } from './history-names.ts'
import type { StoredRow } from './history-reader.ts'
import { eventTitle, nounLabels } from './labels.ts'
import { moveTitle, namesItem, registerValue } from './register-labels.ts'

type Image = Readonly<Record<string, unknown>>
type Titles = Readonly<Record<string, string>>

const FILING_TITLES: Titles = Object.fromEntries(Object.values(FILINGS).map((f) => [f.kind, f.title]))
const REGISTER_TITLES: Titles = Object.fromEntries(allRegisters().map((r) => [r.id, r.title]))
const PART_TITLES: Titles = Object.fromEntries(
  Object.values(FILINGS).flatMap((f) => f.parts.map((p) => [p.key, p.title])),
)
const RULE_TITLES: Titles = Object.fromEntries(allRuleSets().flatMap((s) => s.rules.map((r) => [r.id, r.title])))
const SWEEP_TITLES: Titles = Object.fromEntries(allSweeps().map((s) => [s.subject, s.title]))
const FACT_TITLES: Titles = Object.fromEntries(
  allRuleSets().flatMap(({ facts }) => Object.values(facts.facts).map((x) => [x.key, x.label])),
)
const VERSION_TITLES: Titles = { submission: '提交', resubmission: '退回后再次提交', correction: '更正' }

/** Words for the values of a choice: `table.column`. */
const CHOICES: Readonly<Record<string, Titles>> = {
  'report_line.state': LINE_STATE_TITLES,
  'report_line.standing': STANDING_TITLES,
  'report_line.carried': LINE_FIELD_TITLES,
  'report.state': REPORT_STATE_TITLES,
  'report_version.kind': VERSION_TITLES,
  'filing.state': FILING_STATE_TITLES,
  'filing.kind': FILING_TITLES,
  'membership.role': ROLE_TITLES,
  'unit.kind': UNIT_KIND_TITLES,
  'webhook.events': WEBHOOK_EVENT_TITLES,
  'webhook.registers': REGISTER_TITLES,
  'interpretation.rule': RULE_TITLES,
  'interpretation.fact': FACT_TITLES,
  'interpretation.reads': READS_TITLES,
  'entry_review.verdict': VERDICT_TITLES,
  'appraisal_score.stage': SCORE_STAGE_TITLES,
  'season_plan.state': SEASON_STATE_TITLES,
  'season_version.outcome': SEASON_STATE_TITLES,
  'sweep.state': SWEEP_STATE_TITLES,
  'sweep.cause': SWEEP_CAUSE_TITLES,
  'sweep_candidate.rule': RULE_TITLES,
  'sweep_candidate.missing': FACT_TITLES,
  'sweep_candidate.register': REGISTER_TITLES,
  'sweep_candidate.into_register': REGISTER_TITLES,
  'sweep_candidate.state': CANDIDATE_STATE_TITLES,
  'sweep_candidate.standing': CANDIDATE_STANDING_TITLES,
}

/** Words that are made of a value. */
const WORDS: Readonly<Record<string, (value: string) => string>> = {
  'api_token.scopes': (scope) => scopeInWords(scope, (id) => titled(REGISTER_TITLES, id)),
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

function inWords(noun: string, column: string, value: unknown, names: HistoryNames): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number' && namesItem(noun, column)) return referenceInWords(value, names.item(value))
  const own = registerValue(noun, column, value)
  if (own !== undefined) return own
  if (column === 'township' && typeof value === 'string') return names.township(value) ?? value
  if (Array.isArray(value)) {
    return value.length === 0 ? null : value.map((v) => inWords(noun, column, v, names) ?? '').join('、')
  }
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (column === 'unit_id' && typeof value === 'number') return names.unit(value)?.name ?? String(value)
  if (typeof value === 'number') return names.referred(noun, column, value) ?? String(value)
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([k, v]) => `${k} ${String(v)}`)
      .join('、')
  if (typeof value !== 'string') return JSON.stringify(value)
  return (
    CHOICES[`${noun}.${column}`]?.[value] ??
    WORDS[`${noun}.${column}`]?.(value) ??
    (INSTANT.test(value) ? instantInWords(value) : value)
  )
}

/** An event's own words lie in its detail; of any other row the columns that differ count. */
function imageOf(row: StoredRow, side: 'before' | 'after'): Image {
  const image = row[side] ?? {}
  return row.noun === 'event' ? ((image.detail as Image | null | undefined) ?? {}) : image
}

function changesOf(row: StoredRow, names: HistoryNames): Change[] {
  const before = imageOf(row, 'before')
  const after = imageOf(row, 'after')
  return Object.entries(nounLabels(row.noun)?.columns ?? {}).flatMap(([field, title]) => {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) return []
    const from = inWords(row.noun, field, before[field], names)
    const to = inWords(row.noun, field, after[field], names)
    return from === to || (row.action === 'insert' && to === '否') ? [] : [{ field, title, from, to }]
  })
}

const VERBS: Titles = { insert: '新建', update: '修改', delete: '删除' }

/** State → what was done to bring it about. */
const DEEDS: Titles = {
  submitted: '提交',
  accepted: '接受',
  approved: '批准',
  returned: '退回',
  closed: '关闭',
  draft: '退回填报',
}
/** The same of a facility; from 关停 to anything else it is brought back. */
const FACILITY_DEEDS: Titles = { 在用: '启用', 停用: '停用', 已关停: '关停' }

/** undefined: nothing beyond what was done to the row. */
type Deed = (row: StoredRow) => string | undefined

function became({ before, after }: StoredRow, column: string): boolean {
  return !before?.[column] && Boolean(after?.[column])
}

function facilityDeed({ action, before, after }: StoredRow): string | undefined {
  if (action !== 'update' || before?.state === after?.state || typeof after?.state !== 'string') return undefined
  return before?.state === FACILITY_CLOSED ? '恢复' : FACILITY_DEEDS[after.state]
}

function enterpriseDeed({ action, before, after }: StoredRow): string | undefined {
  if (action !== 'update') return undefined
  if (before?.state === ENTERPRISE_SHUT && after?.state !== ENTERPRISE_SHUT) return '恢复'
  if (before?.merged_into === after?.merged_into) return undefined
  return after?.merged_into === null ? '撤销并入' : '并入'
}

function accountDeed(row: StoredRow): string | undefined {
  if (became(row, 'disabled')) return '停用'
  return row.before?.disabled === true && row.after?.disabled === false ? '启用' : undefined
}

function itemDeed({ action, before, after }: StoredRow): string | undefined {
  if (action !== 'update') return undefined
  if (before?.stage !== after?.stage) return moveTitle(before?.stage, after?.stage) ?? '修改'
  return before?.unit_id === after?.unit_id ? undefined : '指定责任单位'
}

function stateDeed({ action, before, after }: StoredRow): string | undefined {
  if (action !== 'update' || typeof after?.state !== 'string' || before?.state === after.state) return undefined
  return DEEDS[after.state] ?? '修改'
}

const DEEDS_OF: Readonly<Record<string, Deed>> = {
  event: () => '操作',
  enterprise: enterpriseDeed,
  enterprise_merge: (row) => (row.action === 'insert' ? '登记' : row.after?.undone_reason ? '撤销' : '修改'),
  enterprise_apart: () => '登记',
  facility: facilityDeed,
  attachment: (row) => (row.action === 'insert' ? '上传' : became(row, 'removed_at') ? '删除' : '修改'),
  period: (row) => (row.action === 'insert' ? '开启' : became(row, 'closed_at') ? '关闭' : '修改'),
  account: accountDeed,
  api_token: (row) => (became(row, 'revoked_at') ? '停用' : undefined),
  season_plan: ({ before, after }) => (before?.state === 'approved' && after?.state === 'draft' ? '调整' : undefined),
  item_recheck: ({ action }) => (action === 'insert' ? '安排' : '完成'),
  season_answer: (row) => (row.action === 'insert' ? '答复' : '认可'),
}

function actionOf(row: StoredRow): string {
  const deedOf = row.noun.startsWith('reg_') ? itemDeed : DEEDS_OF[row.noun]
  return deedOf?.(row) ?? stateDeed(row) ?? VERBS[row.action] ?? row.action
}

function text(image: Image, key: string): string {
  const value = image[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What bears no title any more stands for itself. */
function titled(titles: Titles, key: string): string {
  return titles[key] ?? key
}

function subjectOf(row: StoredRow, names: HistoryNames): string {
  const image = row.after ?? row.before ?? {}
  const unit = row.unit_id === null ? '' : (names.unit(row.unit_id)?.name ?? '')
  const task = row.task_id === null ? undefined : names.task(row.task_id)
  const parts: Readonly<Record<string, readonly string[]>> = {
    report_line: [text(image, 'month'), unit, task ? `${task.label} ${task.title}` : ''],
    report: [text(image, 'month'), unit],
    report_version: [
      names.referred(row.noun, 'report_id', Number(image.report_id)) ?? '',
      unit,
      `第 ${text(image, 'number')} 版`,
    ],
    filing: [unit, FILING_TITLES[text(image, 'kind')] ?? ''],
    filing_part: [unit, PART_TITLES[text(image, 'key')] ?? ''],
    account: [`${text(image, 'name')}（${text(image, 'login')}）`],
    membership: [names.account(text(image, 'account_id')) ?? unit],
    api_token: [text(image, 'name'), `（${text(image, 'prefix')}…）`, unit],
    webhook: [text(image, 'url'), unit],
    interpretation: [titled(RULE_TITLES, text(image, 'rule')), titled(FACT_TITLES, text(image, 'fact'))],
    entry_review: [`项目编号 ${text(image, 'item_id')}`, unit],
    entry_decision: [`项目编号 ${text(image, 'item_id')}`, unit],
    appraisal_score: [`申报编号 ${text(image, 'item_id')}`, titled(SCORE_STAGE_TITLES, text(image, 'stage')), unit],
    appraisal_listing: [text(image, 'enterprise'), unit],
    season_alert: [text(image, 'colour'), text(image, 'from_day')],
    season_plan: [names.referred(row.noun, 'season_id', Number(image.season_id)) ?? '', unit],
    season_version: [unit, `第 ${text(image, 'number')} 版`],
    season_answer: [unit, text(image, 'finding')],
    sweep: [titled(SWEEP_TITLES, text(image, 'subject'))],
    sweep_candidate: [`条目编号 ${text(image, 'item_id')}`, titled(RULE_TITLES, text(image, 'rule')), unit],
    event: [text(image, 'subject')],
    period: [text(image, 'month')],
    period_summary: [names.referred(row.noun, 'period_id', Number(image.period_id)) ?? ''],
    attachment: [text(image, 'name')],
    plan: [text(image, 'title')],
    task: [text(image, 'label'), text(image, 'title')],
    item_step: [text(image, 'key'), unit],
    item_recheck: [`第 ${text(image, 'round')} 轮`, unit],
  }
  if (row.noun.startsWith('reg_'))
    return [text(image, 'title'), text(image, 'period'), unit].filter((p) => p !== '').join(' ')
  return (parts[row.noun] ?? [text(image, 'name')]).filter((p) => p !== '').join(' ')
}

function nounTitle(row: StoredRow): string {
  if (row.noun === 'event') return eventTitle(text(row.after ?? {}, 'kind'))
  return nounLabels(row.noun)?.title ?? row.noun
}

/** A stored row as a person reads it. */
export function describeRow(row: StoredRow, names: HistoryNames): HistoryRow {
  return {
    id: row.id,
    at: row.at.toISOString(),
    planAt: row.plan_at.toISOString(),
    actor: row.actor,
    actorUnit: row.actor_unit,
    ip: row.ip,
    noun: nounTitle(row),
    action: actionOf(row),
    subject: subjectOf(row, names),
    unit: row.unit_id === null ? null : (names.unit(row.unit_id)?.name ?? null),
    task: row.task_id === null ? null : (names.task(row.task_id)?.code ?? null),
    why: row.why,
    changes: changesOf(row, names),
    sealedIn: row.block,
  }
}
