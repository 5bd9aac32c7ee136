import type { MonthSummary, SummaryLine, SummaryUnit } from '@gongjian/domain/report/month-summary.ts'

const BODIES =
  '巩义市 登封市 荥阳市 新密市 新郑市 中牟县 上街区 惠济区 金水区 中原区 二七区 管城回族区 郑州经济技术开发区 郑州高新技术产业开发区 郑东新区 郑州航空港经济综合实验区'.split(
    ' ',
  )
const DEPARTMENTS = '市工信局 市发展改革委 市生态环境局 市自然资源和规划局 市应急管理局 市财政局 市科技局'.split(' ')

const TASKS = [
  ['二（一）', '优化区域产业布局', '市发展改革委'],
  ['二（二）1', '加快压减产能', '市工信局'],
  ['三（一）1', '城市建成区内重污染企业搬迁改造', '市工信局'],
  ['三（三）', '实施“一企一策”提标治理', '市生态环境局'],
] as const

function unit(name: string, kind: SummaryUnit['kind'], i: number): SummaryUnit {
  const due = kind === 'body' ? 23 : 6
  const isMissing = name === '上街区'
  const isLate = name === '登封市' || name === '市科技局'
  const filled = isMissing ? 0 : due - (i % 4)
  const notApplicable = isMissing ? 0 : i % 3
  return {
    code: `4101${String(i + 10)}`,
    name,
    kind,
    due,
    filled,
    notApplicable,
    completeness: Math.min(1, (filled + notApplicable) / due),
    submittedAt: isMissing ? null : isLate ? '2019-09-26T01:20:00Z' : '2019-09-24T08:05:00Z',
    timeliness: isMissing ? 'missing' : isLate ? 'late' : 'on-time',
    state: isMissing ? null : i % 5 === 1 ? 'returned' : 'accepted',
    returns: !isMissing && i % 5 === 1 ? 1 : 0,
  }
}

function line(name: string, i: number): SummaryLine {
  const isExempt = name === '郑东新区'
  const isMissing = name === '上街区'
  const silent = isExempt || isMissing
  return {
    unit: name,
    part: '责任主体',
    progress: silent ? '' : `完成${i + 2}家企业现场核查，淘汰落后设备${i + 1}台（套），其中电炉${i}台。`,
    cumulative: silent ? '' : `累计完成${i * 3 + 5}家，占任务数的${60 + i}%。`,
    problems: !silent && i % 6 === 2 ? '个别企业搬迁用地指标尚未落实，设备采购周期较长。' : '',
    nextSteps: silent ? '' : '10月底前完成剩余企业验收。',
    notApplicableReason: isExempt ? '辖区内无此类企业。' : null,
    standing: silent ? null : i % 7 === 3 ? 'behind' : 'on-track',
    state: isMissing ? null : 'accepted',
  }
}

export function sampleSummary(changes: Partial<MonthSummary> = {}): MonthSummary {
  const units = [
    ...BODIES.map((name, i) => unit(name, 'body', i)),
    ...DEPARTMENTS.map((name, i) => unit(name, 'department', i)),
  ]
  const tasks = TASKS.map(([label, title, lead], t) => ({
    id: `task-${t + 1}`,
    clause: `2.${t + 1}`,
    label,
    title,
    lead,
    lines: BODIES.map((name, i) => line(name, i + t)),
  }))
  const problems = tasks.flatMap((task) =>
    task.lines
      .filter(({ problems }) => problems !== '')
      .map((found) => ({ task: `${task.label} ${task.title}`, unit: found.unit, text: found.problems })),
  )
  const count = (timeliness: SummaryUnit['timeliness']) => units.filter((each) => each.timeliness === timeliness).length
  return {
    issuer: '郑州市环境污染治理攻坚战领导小组办公室',
    docNumber: '郑环攻坚办〔2019〕12号',
    planTitle: '郑州市推进产业结构调整打赢污染防治攻坚战工作方案',
    planDocNumber: '郑政办〔2019〕37号',
    month: '2019-09',
    trial: true,
    preparedAt: '2019-09-26T02:00:00Z',
    dueOn: '2019-09-25',
    dueIsRestDay: false,
    closed: null,
    totals: {
      units: units.length,
      submitted: units.length - count('missing'),
      onTime: count('on-time'),
      late: count('late'),
      open: count('open'),
      missing: count('missing'),
      returned: units.filter(({ state }) => state === 'returned').length,
      accepted: units.filter(({ state }) => state === 'accepted').length,
    },
    units,
    tasks,
    problems,
    late: units.filter(({ timeliness }) => timeliness === 'late').map(({ name }) => name),
    missing: units.filter(({ timeliness }) => timeliness === 'missing').map(({ name }) => name),
    ...changes,
  }
}
