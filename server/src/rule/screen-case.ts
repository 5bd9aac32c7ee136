import { fail } from '@gongjian/domain/error/codes.ts'
import { screenSite } from '../entry-review/screen-site.ts'
import { implement } from '../operation/implementation.ts'
import { readPlaces } from '../register/store/places.ts'
import { ruleSetOf } from './rules-of.ts'

/** The verdict on one case as it stands: nothing is saved, a form asks again after each answer. */
export const screenCase = implement(
  'screenCase',
  async (ctx, { subject, facts, on, unit, township, point, answers = {}, texts = {} }) => {
    const set = await ruleSetOf(ctx, subject)
    const places = unit === undefined ? null : await readPlaces(ctx)
    const body = unit === undefined ? undefined : places?.unit(unit)
    if (unit !== undefined && !body) return fail('unit-not-found', { unit })
    const here = township === undefined || !body ? undefined : places?.township(township, body.id)
    return screenSite(
      ctx,
      set,
      { unit: body?.id ?? null, township: here?.code ?? null, point: point ?? null, texts, answers, on },
      facts,
    )
  },
)
