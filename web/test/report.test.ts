import { describe, expect, it } from 'vitest'
import type { Report, ReportLine, ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { EMPTY_LINE, type LineField, type LineState, type LineText } from '@gongjian/domain/report/report.ts'
import { newDraft, reduceDraft } from '../src/components/autosave/draft.ts'
import { chosenText } from '../src/features/report/chosen-text.ts'
import { correctionsOf, problemOf } from '../src/features/report/corrections.ts'
import { dueWords } from '../src/features/report/due-words.ts'
import { compareVersions, type FrozenReport } from '../src/features/report/frozen-report.ts'
import {
  firstToDo,
  missingOf,
  readyWords,
  reportHasBegun,
  servedOf,
  standingOf,
  viewLine,
} from '../src/features/report/line-words.ts'
import { isNews } from '../src/features/report/pulse.ts'
import { afterLeaving, neighbour, reviewProgress } from '../src/features/report/review-list.ts'

function lineOf(task: string, text: Partial<LineText> = {}, more: Partial<ReportLine> = {}): ReportLine {
  return {
    ...EMPTY_LINE,
    ...text,
    task,
    label: task,
    title: `任务${task}`,
    clause: task,
    part: 'responsible',
    leads: [],
    milestones: [],
    state: 'draft',
    filled: false,
    carried: [],
    version: 1,
    edited: null,
    reviewed: null,
    returnReason: null,
    files: [],
    lastMonth: null,
    ...more,
  }
}
function view(line: ReportLine) {
  return viewLine(line, newDraft(servedOf(line)), true)
}

it('has begun when a person wrote or sent; where no line may be read, that is not known', () => {
  const edited = { edited: { by: '某人', at: '2019-09-20T02:00:00Z' } }
  const carried = lineOf('1', { notApplicable: true }, { carried: ['notApplicable'] })
  expect(reportHasBegun({ firstSubmittedAt: null, lines: [carried] })).toBe(false)
  expect(reportHasBegun({ firstSubmittedAt: null, lines: [carried, lineOf('2', {}, edited)] })).toBe(true)
  expect(reportHasBegun({ firstSubmittedAt: '2019-09-20T02:00:00Z', lines: [] })).toBe(true)
  expect(reportHasBegun({ firstSubmittedAt: null, lines: [] })).toBeNull()
})

describe('the word of the bar', () => {
  const reviewed = { by: '审核人', at: '2019-09-20T02:00:00Z' }
  const before = { by: '填报人', at: '2019-09-19T02:00:00Z' }
  const after = { by: '填报人', at: '2019-09-20T03:00:00Z' }
  const back = (task: string, edited = before) =>
    view(lineOf(task, { progress: '做了' }, { state: 'returned', reviewed, edited }))
  it('names what came back and is as it was', () => {
    expect(readyWords([back('三（二）'), back('四（一）', after), view(lineOf('1'))])).toBe(
      '还有 1 条没填，退回的 三（二）还没有改',
    )
    expect(readyWords(['1', '2', '3', '4'].map((t) => back(t)))).toBe('退回的 1、2、3等 4 条还没有改')
  })
  it('takes what is being written for changed, before it is saved', () => {
    const { line } = back('1')
    const draft = reduceDraft(newDraft(servedOf(line)), { type: 'edit', patch: { progress: '改了' } })
    expect(readyWords([viewLine(line, draft, true)])).toBe('已填完')
  })
})

describe('the word of the task list', () => {
  // state, text, carried, word
  const rows: [LineState, Partial<LineText>, LineField[], string][] = [
    ['draft', {}, [], 'empty'],
    ['draft', { cumulative: '累计' }, ['cumulative'], 'carried'],
    ['draft', { progress: '上月的话' }, ['progress'], 'carried'],
    ['draft', { progress: '本月做了' }, ['cumulative'], 'filled'],
    ['draft', { notApplicable: true }, [], 'empty'],
    ['draft', { notApplicable: true, notApplicableReason: '无此类企业' }, [], 'not-applicable'],
    ['returned', { progress: '本月做了' }, [], 'returned'],
    ['submitted', { progress: '本月做了' }, [], 'submitted'],
    ['accepted', { progress: '本月做了' }, [], 'accepted'],
  ]
  it.each(rows)('%s %o %o → %s', (state, text, carried, word) => {
    expect(standingOf(state, { ...EMPTY_LINE, ...text }, carried)).toBe(word)
  })

  it('counts confirmed words of last month as filled before they are saved', () => {
    const line = lineOf('3.1', { progress: '上月的话' }, { carried: ['progress'] })
    const draft = reduceDraft(newDraft(servedOf(line)), { type: 'confirm', fields: ['progress'] })
    expect(view(line).filled).toBe(false)
    expect(viewLine(line, draft, true).filled).toBe(true)
    expect(viewLine(line, reduceDraft(draft, { type: 'send' }), true).filled).toBe(true)
  })

  it('begins with what came back, and misses only what would be sent', () => {
    const views = [
      view(lineOf('1', { progress: '有' })),
      view(lineOf('2')),
      view(lineOf('3', {}, { state: 'accepted' })),
      view(lineOf('4', { progress: '有' }, { state: 'returned' })),
    ]
    expect(missingOf(views).map((v) => v.line.task)).toEqual(['2'])
    expect(firstToDo(views)?.line.task).toBe('4')
  })
})

describe('the words before sending', () => {
  const report = {
    dueOn: '2019-08-25',
    daysLeft: 2,
    restDay: true,
    firstSubmittedAt: null,
    timeliness: 'open' as const,
  }
  it.each([
    [{ daysLeft: 2 }, '还有 2 天，现在提交记为按时'],
    [{ daysLeft: 0 }, '就是今天'],
    [{ daysLeft: -3 }, '已过 3 天，现在提交将记为迟报'],
    [{ daysLeft: -3, firstSubmittedAt: '2019-08-24T00:00:00Z', timeliness: 'on-time' as const }, '首次提交已记为按时'],
  ])('%o: %s', (patch, words) => {
    const said = dueWords({ ...report, ...patch })
    expect(said[0]).toContain(words)
    expect(said[1]).toBe('25日为休息日，截止日不顺延。')
  })
})

describe('the pulse', () => {
  const line = lineOf('3.1', {}, { version: 3 })
  const report = { state: 'draft', lines: [line] } as unknown as Report
  const pulse = { task: '3.1', version: 3, state: 'draft' as const, edited: null, files: 0 }
  it.each([
    ['nothing moved', pulse, false],
    ['a newer version', { ...pulse, version: 4 }, true],
    ['an answer that was under way while we saved', { ...pulse, version: 2, files: 1 }, false],
    ['a file more', { ...pulse, files: 1 }, true],
    ['returned', { ...pulse, state: 'returned' as const }, true],
  ])('%s', (_, p, news) => expect(isNews({ state: 'draft', lines: [p] }, report)).toBe(news))
})

describe('two versions', () => {
  const frozen = (number: number, progress: string, files: string[]): FrozenReport => ({
    month: '2019-08',
    unit: { code: '410181', name: '巩义市' },
    number,
    reason: null,
    submittedBy: '张三',
    submittedAt: '2019-08-23T06:54:48.000Z',
    dueOn: '2019-08-25',
    lines: [
      { ...EMPTY_LINE, progress, task: '3.1', label: '三（一）', title: '搬迁', clause: '3.1' },
      { ...EMPTY_LINE, progress: '同', task: '4.1', label: '四（一）', title: '散乱污', clause: '4.1' },
    ],
    attachments: files.map((name) => ({ task: '3.1', name, bytes: 1, sha256: name })),
  })
  it('names the fields and files that differ, and no line that does not', () => {
    expect(compareVersions(frozen(1, '旧', ['a']), frozen(2, '新', ['b']))).toEqual([
      {
        task: '3.1',
        label: '三（一）',
        title: '搬迁',
        fields: [{ field: 'progress', title: '本月进展', before: '旧', after: '新' }],
        added: ['b'],
        removed: ['a'],
      },
    ])
    expect(compareVersions(frozen(1, '同', []), frozen(2, '同', []))).toEqual([])
  })
})

it('a correction sends what differs, with a reason, and never an empty line', () => {
  const lines = [lineOf('3.1', { progress: '旧' }), lineOf('4.1', { progress: '不动' })]
  const same = { '4.1': { ...EMPTY_LINE, progress: '不动' } }
  const copies = { ...same, '3.1': { ...EMPTY_LINE, progress: '新' } }
  expect(correctionsOf(lines, copies).map((c) => c.task)).toEqual(['3.1'])
  expect(problemOf('原因', lines, same)).toBe('还没有改动任何内容')
  expect(problemOf(' ', lines, copies)).toBe('请填写更正原因')
  expect(problemOf('原因', lines, { '3.1': EMPTY_LINE })).toContain('不能为空')
  expect(problemOf('原因', lines, copies)).toBeNull()
})

it('a conflict is resolved field by field', () => {
  const mine = { ...EMPTY_LINE, progress: '我', problems: '我的问题', nextSteps: '同' }
  const theirs = { ...EMPTY_LINE, progress: '他', problems: '他的问题', nextSteps: '同' }
  expect(chosenText(mine, theirs, { progress: { words: '他，我' }, problems: 'mine' })).toEqual({
    ...theirs,
    progress: '他，我',
    problems: '我的问题',
  })
})

describe('the review list', () => {
  const lines = ['a', 'b', 'c'].map((code) => ({ unit: { code }, task: '1' }) as ReviewLine)
  it('walks and stops at the ends', () => {
    expect(neighbour(lines, null, 1)).toBe('a/1')
    expect(neighbour(lines, 'a/1', 1)).toBe('b/1')
    expect(neighbour(lines, 'c/1', 1)).toBe('c/1')
    expect(neighbour([], null, 1)).toBeNull()
  })
  it('goes to the next line when some leave, or to the one before', () => {
    expect(afterLeaving(lines, 'a/1', new Set(['a/1', 'b/1']))).toBe('c/1')
    expect(afterLeaving(lines, 'c/1', new Set(['c/1']))).toBe('b/1')
    expect(afterLeaving(lines, 'a/1', new Set(['a/1', 'b/1', 'c/1']))).toBeNull()
  })
  it('counts the reviewed of what was sent', () => {
    const counts = { accepted: 10, returned: 2, submitted: 36, draft: 7 }
    expect(reviewProgress(counts)).toEqual({ reviewed: 12, sent: 48, unsent: 7 })
  })
})
