import type { RuleCases } from '@gongjian/domain/rule/case.ts'
import { replacementCases, surplusCases } from './project-capacity.ts'
import { coalCases, vocCases } from './project-emissions.ts'
import { parkCases } from './project-parks.ts'

/** 二（一） with 三（一）, 四（四）, 四（五）, 六（二）. */
export const projectCases: RuleCases = {
  subject: 'project',
  cases: [...surplusCases, ...replacementCases, ...parkCases, ...coalCases, ...vocCases],
}
