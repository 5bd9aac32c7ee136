import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { readFacts } from '@gongjian/domain/rule/read-facts.ts'
import { screen } from '@gongjian/domain/rule/screen.ts'
import { implement } from '../operation/implementation.ts'
import { readInterpretations } from './interpretations.ts'
import { ruleSetOf } from './rules-of.ts'

/** The verdict on one case as it stands: nothing is saved, a form asks again after each answer. */
export const screenCase = implement('screenCase', async (ctx, { subject, facts, on }) => {
  const set = await ruleSetOf(ctx, subject)
  const interpretations = await readInterpretations(ctx)
  return screen(prepare(set, on ?? ctx.app.clock.today(), interpretations), readFacts(set.facts, facts))
})
