import { tasks } from './tasks/tasks.ts'
import { units } from './units.ts'

/** One thing that the pack says otherwise than the reader reads it. `—`: one side does not have it. */
export interface Difference {
  readonly what: string
  readonly pack: string
  readonly reading: string
  readonly reason: string
}

export const ABSENT = '—'

const ALL_BODIES = units
  .filter((u) => u.kind === 'body')
  .map((u) => u.name)
  .join('、')

/** 三（三）2 carries its 牵头单位 line inside the clause itself; everywhere else the line is a numbered clause of its own. */
const IN_THE_CLAUSE = new Set(['3.3.2.1', '3.3.2.2'])
const ONLY_CONCERNED = new Set(['3.1', '5.1'])
const NAMED_COUNTIES = new Set(['410103', '410122', '410182', '410184'])

const CLAUSES: readonly Difference[] = tasks
  .filter((t) => !IN_THE_CLAUSE.has(t.id))
  .map((t) => ({
    what: `task ${t.id} clause`,
    pack: t.id,
    reading: `${t.id}.3`,
    reason:
      'The reading gives an assignment the innermost clause; the pack hangs it on the clause that it answers for.',
  }))

const RESPONSIBLE: readonly Difference[] = tasks
  .filter((t) => t.id !== '3.2')
  .map((t) => ({
    what: `task ${t.id} responsible`,
    pack: ALL_BODIES,
    reading: `${ONLY_CONCERNED.has(t.id) ? '各相关县（市、区）政府' : '各县（市、区）政府'}、开发区管委会`,
    reason: ONLY_CONCERNED.has(t.id)
      ? '各相关 names nobody: all 16 may report, and say with a reason where a task does not apply.'
      : 'The document names the bodies together; the pack names the 12 counties and the 4 zones.',
  }))

const TITLES: readonly Difference[] = [
  {
    what: 'task 3.3.2.2 title',
    pack: '组织推进重点行业“一企一策”提标治理',
    reading: ABSENT,
    reason: '三（三）2（2） has no heading of its own; its first words name the task.',
  },
]

/** One deadline governs several works of its sentence: each is a milestone, only the first holds the date in its words. */
const MILESTONES: readonly Difference[] = [
  ...[
    '4.3/燃煤加热烘干炉',
    '4.3/煤气发生炉',
    '4.4/化工企业治理',
    '5.2/智能车间',
    '5.2/两化融合',
    '5.4/公共机构占比',
  ].map((id): Difference => ({
    what: `milestone ${id}`,
    pack: '2020-12-31',
    reading: ABSENT,
    reason: 'A further work under the deadline that begins the sentence; a unit reports each of them done by itself.',
  })),
  {
    what: 'milestone 6.1/申报名单目录',
    pack: 'no date',
    reading: ABSENT,
    reason: '六（一）1 encourages (鼓励…) and names no day. The task keeps its milestone, undated.',
  },
]

const DEADLINES: readonly Difference[] = [
  {
    what: 'deadline 1.3 到2020年年底',
    pack: ABSENT,
    reading: 'by 2020-12-31',
    reason: 'The day of the targets of 一（三）, not of a task.',
  },
  {
    what: 'deadline 1.3 到2022年年底',
    pack: ABSENT,
    reading: 'by 2022-12-31',
    reason: 'The day of the target for all of the built-up area’s polluters; 三（一） dates the task.',
  },
  {
    what: 'deadline 7.1 2019年6月25日之前',
    pack: 'filing 2019-06-25',
    reading: 'by 2019-06-25',
    reason: '七（一） orders the implementation plans: a filing, not a task.',
  },
  {
    what: 'deadline 7.3 每月25日前',
    pack: 'firstReportMonth 2019-07',
    reading: 'recurring',
    reason: '七（三） orders the monthly report: the calendar, not a task.',
  },
]

const TARGETS: readonly Difference[] = [
  'target 1.3/建成区重污染企业',
  'target 5.2/新一轮技改',
  'target 5.4/公交环卫',
  'target 6.3/强制性清洁生产',
  'target 6.4/污水集中处理',
].map((what) => ({
  what,
  pack: 'all',
  reading: ABSENT,
  reason: 'A goal for every one of a set, with no number: an addition of the pack.',
}))

const UNITS: readonly Difference[] = units
  .filter((u) => u.kind !== 'department' && !NAMED_COUNTIES.has(u.code))
  .map((u) => ({
    what: `unit ${u.name}`,
    pack: u.kind,
    reading: ABSENT,
    reason:
      u.kind === 'body'
        ? 'Stands behind 各县（市、区）政府、开发区管委会; the document does not name it.'
        : 'Has a part in how the work is run (七, 落款), not in a task: the reader lists units of assignments.',
  }))

const COLLECTIVE: readonly Difference[] = ['各县（市、区）政府', '各相关县（市、区）政府', '开发区管委会'].map(
  (name) => ({
    what: `unit ${name}`,
    pack: ABSENT,
    reading: 'unit',
    reason: 'A collective name: the pack has the bodies behind it.',
  }),
)

/** test/differences.test.ts holds this list against the reader: nothing else differs, and nothing here is stale. */
export const differences: readonly Difference[] = [
  ...CLAUSES,
  ...TITLES,
  ...RESPONSIBLE,
  ...MILESTONES,
  ...DEADLINES,
  ...TARGETS,
  ...UNITS,
  ...COLLECTIVE,
]
