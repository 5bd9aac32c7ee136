import { describe, expect, it } from 'vitest'
import { endOfDay, reportDueOn, startOfDay } from '@gongjian/domain/calendar/calendar.ts'
import {
  isFilled,
  LineState,
  LineText,
  ReportState,
  reportStateOf,
  timelinessOf,
} from '@gongjian/domain/report/report.ts'
import { zhengzhou } from '../index.ts'
import { TRIAL_MONTHS, type TrialMonth } from '../trial/figures.ts'
import { TRIAL_TODAY, trialPeriods } from '../trial/calendar.ts'
import { lineFigures } from '../trial/lines.ts'
import { namedEnterprises, planWords } from '../trial/plan-words.ts'
import { trialFiles } from '../trial/files/files.ts'
import { trialReports } from '../trial/reports.ts'

const reports = trialReports(zhengzhou)
const lines = reports.flatMap((r) => r.lines.map((line) => ({ month: r.month, unit: r.unit, line })))
const texts = lines.map((l) => l.line.text)
const written = texts.filter((t) => t.progress !== '')

function tasksAnsweredBy(unit: string): string[] {
  return zhengzhou.tasks.filter((t) => [t.leads, t.responsible, t.cooperating].flat().includes(unit)).map((t) => t.id)
}

function instantsOf(report: (typeof reports)[number]): string[] {
  const own = [report.firstSubmittedAt, report.resubmittedAt, report.correction?.at]
  const reviews = report.lines.flatMap((l) => [l.reviewedAt, ...(l.reviewHistory ?? []).map((h) => h.at)])
  return [...own, ...reviews].filter((at): at is string => typeof at === 'string')
}

describe('trial reports', () => {
  it('are the same each time', () => {
    expect(trialReports(zhengzhou)).toEqual(reports)
  })

  it('come from all 31 units in all three months, each once', () => {
    for (const month of TRIAL_MONTHS) expect(reports.filter((r) => r.month === month)).toHaveLength(31)
    expect(new Set(reports.map((r) => `${r.month}/${r.unit}`)).size).toBe(93)
    expect(reports.every((r) => r.trial)).toBe(true)
  })

  it('have a line for each task that the unit answers for, and no other', () => {
    for (const r of reports) expect(r.lines.map((l) => l.task)).toEqual(tasksAnsweredBy(r.unit))
    expect(reports.filter((r) => r.month === '2019-07').flatMap((r) => r.lines)).toHaveLength(16 * 22 + 4 + 23 + 68)
  })

  it('show every state of a line and of a report', () => {
    expect(new Set(lines.map((l) => l.line.state))).toEqual(new Set(LineState.options))
    expect(new Set(reports.map((r) => r.state))).toEqual(new Set(ReportState.options))
  })

  it('stand in the state that follows from their lines', () => {
    for (const r of reports) {
      const states = r.lines.map((l) => l.state)
      expect(r.state, `${r.unit} ${r.month}`).toBe(
        reportStateOf(states, r.firstSubmittedAt !== null, r.month !== '2019-09'),
      )
      if (r.state === 'closed') expect(states.every((s) => s === 'accepted')).toBe(true)
    }
  })

  it('fit the schema of a line and name milestones of its task', () => {
    for (const { line } of lines) {
      LineText.parse(line.text)
      const milestones = zhengzhou.tasks.find((t) => t.id === line.task)?.milestones.map((m) => m.id)
      expect(milestones).toEqual(expect.arrayContaining(line.text.reached))
    }
  })

  it('are late twice in July and once in August', () => {
    const late = reports.filter((r) => {
      const at = r.firstSubmittedAt === null ? null : new Date(r.firstSubmittedAt)
      const now = startOfDay(TRIAL_TODAY)
      return timelinessOf(at, endOfDay(reportDueOn(r.month)), now) === 'late'
    })
    expect(late.map((r) => r.month)).toEqual(['2019-07', '2019-07', '2019-08'])
  })

  it('happen before the trial’s day, in order, and within their month until it closed', () => {
    for (const r of reports) {
      const period = trialPeriods.find((p) => p.month === r.month)
      for (const at of instantsOf(r)) {
        expect(at).toMatch(/^2019-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
        expect(new Date(at).getTime()).toBeLessThan(startOfDay(TRIAL_TODAY).getTime())
        if (at !== r.correction?.at && period?.closedAt) expect(at < period.closedAt).toBe(true)
      }
      for (const l of r.lines) {
        const steps = [r.firstSubmittedAt, ...(l.reviewHistory ?? []).map((h) => h.at)]
        if (l.reviewHistory) steps.push(r.resubmittedAt ?? null)
        const moments = [...steps, l.reviewedAt].filter((s): s is string => s !== null)
        expect(moments).toEqual([...moments].sort())
      }
    }
  })

  it('give a reason for each return and a review for each decision', () => {
    for (const { line } of lines) {
      expect(line.returnReason !== null).toBe(line.state === 'returned')
      expect(line.reviewedAt !== null).toBe(line.state === 'returned' || line.state === 'accepted')
      for (const past of line.reviewHistory ?? []) expect(past.reason).toBeTruthy()
    }
    expect(reports.some((r) => r.resubmittedAt !== undefined && r.month === '2019-09')).toBe(true)
  })

  it('are filled where submitted; in September some are half filled and some not begun', () => {
    for (const { line } of lines.filter((l) => l.line.state !== 'draft')) {
      expect(isFilled(line.text, line.carried)).toBe(true)
    }
    const drafts = reports.filter((r) => r.state === 'draft')
    const filled = drafts.map((r) => r.lines.filter((l) => isFilled(l.text, l.carried)).length)
    expect(filled.filter((n) => n === 0).length).toBeGreaterThanOrEqual(5)
    expect(filled.filter((n) => n > 0).length).toBeGreaterThanOrEqual(5)
    expect(drafts.some((r) => r.lines.some((l) => l.carried.length > 0))).toBe(true)
  })

  it('bring files along where they claim a milestone or were sent back for want of them, and none where nothing is said', () => {
    for (const { unit, month, line } of lines) {
      const asked = (line.reviewHistory ?? []).some((h) => /照片|佐证/.test(h.reason ?? ''))
      if (asked) expect(line.files).toEqual(expect.arrayContaining(['photo', 'file']))
      const last = lines.find(
        (l) => l.unit === unit && l.line.task === line.task && l.month < month && month === '2019-08',
      )
      const isSaid = line.state !== 'draft' && line.state !== 'returned' && month !== '2019-09'
      const isNew = line.text.reached.some((id) => !(last?.line.text.reached ?? []).includes(id))
      if (isSaid && isNew)
        expect([unit, line.task, line.files]).toEqual([unit, line.task, expect.arrayContaining(['file'])])
      if (line.text.notApplicable || line.text.progress === '') expect(line.files).toEqual([])
    }
    expect(lines.some((l) => (l.line.reviewHistory ?? []).some((h) => /佐证/.test(h.reason ?? '')))).toBe(true)
    expect(new Set(lines.flatMap((l) => l.line.files))).toEqual(new Set(Object.keys(trialFiles)))
  })

  it('put one miscount right after closing', () => {
    const corrected = reports.filter((r) => r.correction)
    expect(corrected).toHaveLength(1)
    const correction = corrected[0]?.correction
    const before = corrected[0]?.lines.find((l) => l.task === correction?.lines[0]?.task)
    expect(before?.text.progress).not.toBe(correction?.lines[0]?.text.progress)
    expect(before?.text.cumulative).not.toBe(correction?.lines[0]?.text.cumulative)
  })

  it('say the same of a task that does not apply in every month', () => {
    const reasons = new Map<string, Set<string>>()
    for (const { unit, line } of lines.filter((l) => l.line.text.notApplicable)) {
      const key = `${unit}/${line.task}`
      reasons.set(key, (reasons.get(key) ?? new Set()).add(line.text.notApplicableReason))
    }
    expect(reasons.size).toBeGreaterThan(10)
    for (const said of reasons.values()) expect([...said]).toHaveLength(1)
  })
})

describe('trial figures', () => {
  it('add up from month to month', () => {
    for (const { unit, line } of lines) {
      const [july = {}, august = {}, september = {}] = TRIAL_MONTHS.map((month: TrialMonth) =>
        lineFigures({ unit, task: line.task, month }),
      )
      for (const name of Object.keys(july)) {
        expect(august[name]?.total).toBe((july[name]?.total ?? 0) + (august[name]?.added ?? 0))
        expect(september[name]?.total).toBe((august[name]?.total ?? 0) + (september[name]?.added ?? 0))
        for (const f of [july, august, september]) expect(f[name]?.added).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('stand in the words: a total is never below the month’s own figure', () => {
    // 移位, 关闭 and the like are written with their unit in both fields; compare those that name the same thing.
    const pairs: [string, RegExp, RegExp][] = [
      ['4.3', /主体移位(\d+)台/, /移位(\d+)台/],
      ['5.2', /机器人(\d+)台/, /机器人(\d+)台/],
      ['6.2', /自备井(\d+)眼/, /关闭(\d+)眼/],
      ['4.1', /取缔(\d+)家/, /取缔(\d+)家/],
    ]
    const mature = lines.filter((l) => l.line.carried.length === 0)
    for (const [task, monthly, total] of pairs) {
      for (const { line } of mature.filter((l) => l.line.task === task)) {
        const month = monthly.exec(line.text.progress)
        const all = total.exec(line.text.cumulative)
        if (month && all) expect(Number(month[1])).toBeLessThanOrEqual(Number(all[1]))
      }
    }
  })

  it('never fall in the words, in any unit', () => {
    const numbered = ['4.3', '5.2', '4.5', '6.5', '3.1']
    const bodies = zhengzhou.units.filter((u) => u.kind === 'body')
    for (const { code } of bodies) {
      for (const task of numbered) {
        const told = (['2019-07', '2019-08'] as const).map((month) => {
          const report = reports.find((r) => r.unit === code && r.month === month)
          const line =
            report?.correction?.lines.find((l) => l.task === task) ?? report?.lines.find((l) => l.task === task)
          return [...(line?.text.cumulative ?? '').matchAll(/([一-龥]+)(\d+)/g)].map(
            (m) => [m[1], Number(m[2])] as const,
          )
        })
        const [july = [], august = []] = told
        const earlier = new Map(july)
        for (const [word, n] of august)
          expect(n, `${code} ${task} ${word}`).toBeGreaterThanOrEqual(earlier.get(word) ?? 0)
      }
    }
  })
})

describe('trial words', () => {
  it('are not all the same', () => {
    for (const pick of ['progress', 'cumulative'] as const) {
      const said = written.map((t) => t[pick])
      expect(new Set(said).size / said.length, pick).toBeGreaterThan(0.6)
    }
  })

  it('leave no slot unfilled and no nought reported', () => {
    for (const t of texts) {
      const all = [t.progress, t.cumulative, t.problems, t.nextSteps, t.notApplicableReason].join('\n')
      expect(all).not.toMatch(/[{}]|undefined|NaN/)
      expect(all).not.toContain('演示')
      expect(all).not.toMatch(/(?<![\d.])0(台|家|条|个|次|眼|吨|万|亿|人|份|处|公里)/)
    }
  })

  it('name no enterprise but the twelve, and those only in the plan’s words', () => {
    const sentences = new Set(Object.values(planWords).flatMap((byUnit) => Object.values(byUnit)))
    for (const t of texts) {
      let rest = [t.progress, t.cumulative, t.problems, t.nextSteps, t.notApplicableReason].join('\n')
      for (const sentence of sentences) rest = rest.replaceAll(sentence, '')
      expect(rest).not.toMatch(/公司|集团|乙炔气厂|股份|特钢/)
    }
    const named = [...sentences].join('')
    for (const name of namedEnterprises) expect(named).toContain(name)
  })

  it('take the twelve names from the document', () => {
    const document = zhengzhou.document.replace(/\s+/g, '')
    for (const name of namedEnterprises) expect(document).toContain(name)
  })
})
