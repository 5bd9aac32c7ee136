import { askedFirst } from '@gongjian/domain/rule/ask.ts'
import { labelOf, type Facts } from '@gongjian/domain/rule/fact.ts'
import type { Prepared } from '@gongjian/domain/rule/prepare.ts'
import { screen, type Screening } from '@gongjian/domain/rule/screen.ts'
import { industryName } from '../enterprise/list-industries.ts'

/** A code that is none is of no trade that the plan names: a slip of the pen would pass as 其他, so it is said. */
function madeUpCodes({ set }: Prepared, facts: Facts): string[] {
  return Object.values(set.facts).flatMap(({ key, kind }) => {
    const code = facts[key]
    return kind === 'industry' && typeof code === 'string' && industryName(code) === null
      ? [`GB/T 4754-2017 里没有代码 ${code}，请核对${labelOf(set, key)}；按它推定的行业类别不可靠`]
      : []
  })
}

/** screen() of domain, with what the list of GB/T 4754-2017 says of the codes; no verdict is changed by it. */
export function screenFacts(prepared: Prepared, facts: Facts, ask = askedFirst): Screening {
  const screening = screen(prepared, facts, ask)
  return { ...screening, notices: [...madeUpCodes(prepared, facts), ...screening.notices] }
}
