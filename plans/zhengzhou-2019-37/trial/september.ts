import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { EMPTY_LINE, reportStateOf, type LineField, type LineText } from '@gongjian/domain/report/report.ts'
import { at, submittedAt } from './calendar.ts'
import { lineFiles, lineText, tasksOf } from './lines.ts'
import { rng, type Rng } from './random.ts'
import type { TrialLine, TrialReport } from './types.ts'

const MONTH = '2019-09'
const REVIEW_DAY = '2019-09-19'

type Stage = 'accepted' | 'part-accepted' | 'submitted' | 'returned' | 'half-filled' | 'not-begun'

/** How far each unit is on 20 September, five days before the due day. */
const STAGES: Readonly<Record<Stage, readonly string[]>> = {
  accepted: ['410185', 'jiguan'],
  'part-accepted': ['410183', '410184', 'gaoxin', 'shengtai'],
  submitted: ['410102', '410106', 'jiaotong', 'keji', 'shichang'],
  returned: ['410182', '410122', 'jingkai', 'fagai'],
  'half-filled': ['410181', '410103', '410108', 'hanggang', 'gongxin', 'shuili', 'yingji'],
  'not-begun': ['410104', '410105', 'zhengdong', 'chengjian', 'ziran', 'caizheng', 'renshe', 'nongwei', 'gongan'],
}

/** Which leads have read the lines of the units that are partly through. */
const LEADS_THROUGH: Readonly<Record<string, readonly string[]>> = {
  '410183': ['gongxin'],
  '410184': ['shengtai', 'shuili'],
  gaoxin: ['gongxin', 'fagai'],
  shengtai: ['gongxin'],
}

/** One report went back before the day, was mended and came in again. */
const MENDED = {
  unit: '410184',
  line: 3,
  firstSubmittedAt: '2019-09-16T15:20:00+08:00',
  resubmittedAt: '2019-09-18T16:40:00+08:00',
  returned: {
    at: '2019-09-18T10:12:00+08:00',
    decision: 'return',
    reason: '请补充现场照片、验收单等佐证材料，并写明下步工作的时间节点。',
  },
} as const

const THIN_WORDS = ['本月按计划推进，总体进展顺利。', '本月继续推进相关工作，取得一定成效。', '本月正常开展工作。']
const THIN_REASONS = [
  '本月进展过于笼统，请补充具体点位、数量和完成时间。',
  '没有本月数据，无法判断进度，请按台账补充后重报。',
  '请写明本月实际完成的工作和完成时间，不要只写“按计划推进”。',
]

export function septemberReport(pack: PlanPack, unit: string): TrialReport {
  const stage = stageOf(unit)
  const r = rng(`report/${unit}/${MONTH}`)
  const begun = stage !== 'half-filled' && stage !== 'not-begun'
  const firstSubmittedAt = begun ? submittedAt(r, MONTH, unit) : null
  const lines = tasksOf(pack, unit).map((task, i) => {
    const line = septemberLine(pack, { unit, task, stage }, i)
    const isOwn = line.state !== 'returned' && line.carried.length === 0
    return isOwn ? { ...line, files: lineFiles(pack, { unit, task: task.id, month: MONTH }, line.text) } : line
  })
  const states = lines.map((l) => l.state)
  const report: TrialReport = {
    trial: true,
    month: MONTH,
    unit,
    state: reportStateOf(states, begun, false),
    firstSubmittedAt,
    lines,
  }
  return unit === MENDED.unit ? mended(pack, report) : report
}

function mended(pack: PlanPack, report: TrialReport): TrialReport {
  const lines = report.lines.map((l, i) => {
    if (i !== MENDED.line) return l
    const files = lineFiles(pack, { unit: report.unit, task: l.task, month: MONTH }, l.text, MENDED.returned.reason)
    return { ...l, files, reviewHistory: [MENDED.returned] }
  })
  return { ...report, firstSubmittedAt: MENDED.firstSubmittedAt, resubmittedAt: MENDED.resubmittedAt, lines }
}

interface Key {
  readonly unit: string
  readonly task: PlanTask
  readonly stage: Stage
}

function septemberLine(pack: PlanPack, key: Key, index: number): TrialLine {
  const r = rng(`september/${key.unit}/${key.task.id}`)
  const written = lineText(pack, { unit: key.unit, task: key.task.id, month: MONTH })
  switch (key.stage) {
    case 'accepted':
      return accepted(r, key, written)
    case 'part-accepted':
      return throughLead(key) ? accepted(r, key, written) : line(key, written, 'submitted')
    case 'submitted':
      return line(key, written, 'submitted')
    case 'returned':
      return index % 6 === 1 && !written.notApplicable ? returned(r, key, written) : line(key, written, 'submitted')
    case 'half-filled':
      return half(pack, r, key, written)
    case 'not-begun':
      return line(key, { ...EMPTY_LINE, reached: [] }, 'draft')
  }
}

function line(key: Key, text: LineText, state: TrialLine['state'], carried: LineField[] = []): TrialLine {
  return { task: key.task.id, text, carried, state, returnReason: null, reviewedAt: null, files: [] }
}

function accepted(r: Rng, key: Key, text: LineText): TrialLine {
  return { ...line(key, text, 'accepted'), reviewedAt: at(r, REVIEW_DAY, 9, 16) }
}

function returned(r: Rng, key: Key, text: LineText): TrialLine {
  const thin = { ...text, progress: r.pick(THIN_WORDS), nextSteps: '继续推进各项工作。' }
  return { ...line(key, thin, 'returned'), returnReason: r.pick(THIN_REASONS), reviewedAt: at(r, REVIEW_DAY, 9, 16) }
}

/** Half way: some lines written, some begun over last month's words, some only carried over, some still empty. */
function half(pack: PlanPack, r: Rng, key: Key, written: LineText): TrialLine {
  const before = lineText(pack, { unit: key.unit, task: key.task.id, month: '2019-08' })
  const draw = r.next()
  if (written.notApplicable) return line(key, before, 'draft', ['notApplicable', 'notApplicableReason'])
  if (draw < 0.35) return line(key, written, 'draft')
  if (draw < 0.6) {
    const begun = { ...written, cumulative: before.cumulative, nextSteps: before.nextSteps }
    return line(key, begun, 'draft', ['cumulative', 'nextSteps'])
  }
  if (draw < 0.85) return line(key, before, 'draft', carriedFields(before))
  return line(key, { ...EMPTY_LINE, reached: [] }, 'draft')
}

function carriedFields(text: LineText): LineField[] {
  const fields: LineField[] = ['progress', 'cumulative', 'problems', 'nextSteps', 'standing']
  return text.reached.length > 0 ? [...fields, 'reached'] : fields
}

function throughLead(key: Key): boolean {
  return LEADS_THROUGH[key.unit]?.some((lead) => key.task.leads.includes(lead)) ?? false
}

function stageOf(unit: string): Stage {
  const found = Object.entries(STAGES).find(([, units]) => units.includes(unit))
  if (!found) throw new Error(`no stage of ${unit} in September`)
  return found[0] as Stage
}
