import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import { document } from './document.ts'
import { targets } from './targets.ts'
import { tasks } from './tasks/tasks.ts'
import { townships } from './townships.ts'
import { units } from './units.ts'

export { guidedRuleSets, ruleSets } from './rules/index.ts'
export { registers } from './registers/index.ts'

/** 郑政办〔2019〕37号. The web imports ./map.ts only: this file reads the disk. */
export const zhengzhou: PlanPack = {
  code: 'zhengzhou-2019-37',
  city: '郑州市',
  title: '郑州市推进产业结构调整打赢污染防治攻坚战工作方案',
  docNumber: '郑政办〔2019〕37号',
  issuer: '郑州市人民政府办公厅',
  signedOn: '2019-06-10',
  document,
  units,
  townships,
  tasks,
  targets,
  firstReportMonth: '2019-07',
  reportDueDay: 25,
  filings: [
    {
      kind: 'implementation',
      title: '产业结构调整具体实施方案',
      clause: '7.1',
      clauseLabel: '七（一）',
      task: null,
      dueOn: '2019-06-25',
    },
    {
      kind: 'relocation',
      title: '重污染企业搬迁改造实施方案',
      clause: '3.1',
      clauseLabel: '三（一）',
      task: '3.1',
      dueOn: '2019-06-25',
    },
  ],
}
