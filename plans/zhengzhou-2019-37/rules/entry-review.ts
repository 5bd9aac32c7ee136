import type { EntryReviewBinding } from '@gongjian/domain/entry-review/binding.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { is } from '@gongjian/domain/rule/expression.ts'
import { entryList, projects } from '../registers/entry.ts'
import { IN_A_PARK } from './project.ts'

/** 项目准入审查: whose rules decide on which register, and how a county's own list (二（一）2（2）) is read as rules beside them. */
export const entryReview: EntryReviewBinding = {
  subject: 'project',
  register: projects.id,
  touched: 'listEntry',
  list: {
    register: entryList.id,
    clause: entryList.clause,
    restriction: 'restriction',
    outcomes: { 禁止: 'prohibit', 限制: 'condition' },
    industryClass: 'industryClass',
    classFact: 'industryClass',
    trade: 'trade',
    words: { product: '主要产品', process: '生产工艺', equipment: '主要设备' },
    area: 'area',
    areaName: 'areaName',
    areas: {
      全域: null,
      生态保护红线内: is('inRedLine', true),
      园区内: IN_A_PARK,
      园区外: is('inPark', false),
    },
    outside: ['园区外'],
    // No rule of the plan asks it.
    facts: factsOf('project', '项目', projects, { inRedLine: {} }).facts,
    condition: 'condition',
    basis: 'basis',
    basisNumber: 'basisNumber',
    from: 'from',
    until: 'until',
  },
}
