import type { Criterion } from '@gongjian/domain/appraisal/appraisal.ts'

/** A round of the appraisal as it went. */
export interface TrialAppraisal {
  readonly name: string
  readonly edition: string
  readonly criteria: readonly Criterion[]
  /** ISO 8601 with offset. */
  readonly openedAt: string
  /** null: still being scored. */
  readonly published: { readonly on: string; readonly docNumber: string; readonly at: string } | null
  /** The unit whose desk leads it. */
  readonly by: string
}

export const TRIAL_PUBLISHED = '2019年第一批（演示）'
export const TRIAL_OPEN = '2019年第二批（演示）'

/** Criteria and maxima are made up: the document names none. */
const CRITERIA: readonly Criterion[] = [
  { title: '装备水平（演示）', max: 20 },
  { title: '污染治理（演示）', max: 30 },
  { title: '监测监控（演示）', max: 20 },
  { title: '清洁运输（演示）', max: 10 },
  { title: '环境管理（演示）', max: 20 },
]

const COMMON = { edition: '演示评比标准', criteria: CRITERIA, by: 'gongxin' } as const

export const trialAppraisals: readonly TrialAppraisal[] = [
  {
    ...COMMON,
    name: TRIAL_PUBLISHED,
    openedAt: '2019-07-02T09:30:00+08:00',
    published: { on: '2019-09-19', docNumber: '演示公布文号1号', at: '2019-09-19T16:00:00+08:00' },
  },
  { ...COMMON, name: TRIAL_OPEN, openedAt: '2019-09-20T09:30:00+08:00', published: null },
]
