import { expect, it } from 'vitest'
import { rowsOf, rowsOfPart } from '../src/register/figure-words.ts'
import type { Condition } from '../src/register/filter.ts'
import { countOf, rechecksOf, seriesOf } from '../src/register/figure.ts'

const LISTED: Condition = { field: 'stage', op: 'is', value: 'listed' }
const split = countOf('byKind', '按类别', [LISTED], 'kind')

it.each<[string, readonly Condition[], readonly Condition[]]>([
  ['a count: its rows', rowsOf(split), [LISTED]],
  ['a part of it', rowsOfPart(split, 'kind', '甲'), [LISTED, { field: 'kind', op: 'is', value: '甲' }]],
  ['those where it is not filled in', rowsOfPart(split, 'kind', null), [LISTED, { field: 'kind', op: 'unknown' }]],
  [
    'rechecks: the items that were looked at again, not the whole register',
    rowsOf(rechecksOf('rechecks', '回头看')),
    [{ field: 'rechecks', op: 'atLeast', value: 1 }],
  ],
  [
    'years: what stands in the ledger',
    rowsOf(seriesOf('a', '甲', { series: 'yearly', field: 'a', unit: 't' })),
    [{ field: 'stage', op: 'in', value: ['listed', 'underway', 'claimed', 'verified', 'closed'] }],
  ],
])('a figure opens the rows that it counts: %s', (_what, found, rows) => expect(found).toEqual(rows))
