import { expect, test } from 'vitest'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { registers } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import { standingTerms } from '../src/features/register/standing-terms.ts'

const scattered = registers.find((r) => r.id === 'scattered')

test.each([
  ['both are set: the sooner first', '2019-07-18', '2019-08-23', ['ownDue', 'deadline']],
  ['the other way round', '2019-09-18', '2019-08-23', ['deadline', 'ownDue']],
  ['one is set', null, '2019-08-23', ['deadline']],
  ['none: the plan’s own day is nobody’s to put off', null, null, []],
])('terms that can be put off, %s', (_what, ownDue, deadline, terms) => {
  const item = { ownDue, values: { deadline }, due: '2019-12-31' } as unknown as ItemDetail
  expect(scattered && standingTerms(scattered, item)).toEqual(terms)
})
