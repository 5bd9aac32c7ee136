import type { RuleCases } from '@gongjian/domain/rule/case.ts'
import * as enterprise from './enterprise.ts'
import { facilityCases } from './facility.ts'
import { kilnCases } from './kiln.ts'
import { projectCases } from './project.ts'
import { siteCases } from './site.ts'
import { seasonCases, staggeredCases } from './staggered.ts'

/** Tables that an official can read and hold against the document. */
export const ruleCases: readonly RuleCases[] = [
  projectCases,
  facilityCases,
  ...Object.values(enterprise),
  siteCases,
  kilnCases,
  staggeredCases,
  seasonCases,
]
