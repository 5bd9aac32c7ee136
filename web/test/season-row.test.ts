import { expect, it } from 'vitest'
import type { SeasonView } from '@gongjian/domain/season/contracts.ts'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import { rowChange } from '../src/features/season/row-change.ts'

const SEASON = { from: '2019-11-15', until: '2020-03-15' }
const DAYS = { from: SEASON.from, until: SEASON.until }

/** As the page has them, with no more than is asked of them. */
function change(typed: object, row: object = {}, guide = '分级指南（2019版）'): object {
  const plain = { from: null, until: null, limitPercent: null, performanceEdition: null, proposed: null, ...row }
  return rowChange(typed, plain as PlanRow, { ...SEASON, alerts: { guide, limits: {} } } as unknown as SeasonView)
}

it.each<[string, object, object]>([
  ['停产 takes the season', change({ measure: '停产' }), { measure: '停产', limitPercent: null, ...DAYS }],
  [
    'days that are written stay',
    change({ measure: '停产' }, { from: '2019-12-01' }),
    { measure: '停产', limitPercent: null, from: '2019-12-01', until: SEASON.until },
  ],
  [
    '限产 takes the per cent that is proposed',
    change({ measure: '限产' }, { proposed: { measure: '限产', percent: 30 } }),
    { measure: '限产', limitPercent: 30, ...DAYS },
  ],
  [
    '豁免 has neither',
    change({ measure: '豁免' }, DAYS),
    { measure: '豁免', limitPercent: null, from: null, until: null },
  ],
  ['a reason takes nothing along', change({ reason: '检修' }), { reason: '检修' }],
  [
    'a class carries the edition of the season’s guide',
    change({ performance: '一般' }),
    { performance: '一般', performanceEdition: '分级指南（2019版）' },
  ],
  [
    'one that is written stays',
    change({ performance: '一般' }, { performanceEdition: '2018版' }),
    { performance: '一般', performanceEdition: '2018版' },
  ],
  ['no guide, none', change({ performance: '一般' }, {}, ''), { performance: '一般', performanceEdition: null }],
  [
    'no class, no edition',
    change({ performance: null }, { performanceEdition: '2018版' }),
    { performance: null, performanceEdition: null },
  ],
])('%s', (_rule, made, expected) => expect(made).toEqual(expected))
