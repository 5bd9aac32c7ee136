import { askedFirst } from '@gongjian/domain/rule/ask.ts'
import type { Facts } from '@gongjian/domain/rule/fact.ts'
import type { Prepared } from '@gongjian/domain/rule/prepare.ts'
import { screen, type Screening } from '@gongjian/domain/rule/screen.ts'
import { madeUpCode } from '../enterprise/list-industries.ts'

function madeUpCodes({ set }: Prepared, facts: Facts): string[] {
  return Object.values(set.facts).flatMap((fact) =>
    madeUpCode(fact, facts[fact.key] ?? null).map((words) => `${words}；按它推定的行业类别不可靠`),
  )
}

/** screen() of domain, with what the list of GB/T 4754-2017 says of the codes; no verdict is changed by it. */
export function screenFacts(prepared: Prepared, facts: Facts, ask = askedFirst): Screening {
  const screening = screen(prepared, facts, ask)
  return { ...screening, notices: [...madeUpCodes(prepared, facts), ...screening.notices] }
}
