import { describe, expect, it } from 'vitest'
import { by, byField, putOff } from '../src/register/due.ts'

const TODAY = '2019-09-20'
const field = byField('deadline', '2020-12-31', '4.1.1')

describe('what a change of terms puts off', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
    ['the term later', { deadline: '2019-09-10' }, { deadline: '2020-11-10' }, ['deadline']],
    ['the term later, long before it passes', { deadline: '2020-03-01' }, { deadline: '2020-03-02' }, ['deadline']],
    ['the term emptied', { deadline: '2019-09-10' }, { deadline: null }, ['deadline']],
    ['the term earlier', { deadline: '2020-11-10' }, { deadline: '2020-01-01' }, []],
    ['the term as it was', { deadline: '2019-09-10' }, { deadline: '2019-09-10' }, []],
    ['a first term', { deadline: null }, { deadline: '2020-01-01' }, []],
    ['its own term that has passed, emptied', { ownDue: '2019-09-19' }, { ownDue: null }, ['ownDue']],
    ['its own term that has passed, later', { ownDue: '2019-09-19' }, { ownDue: '2019-12-31' }, ['ownDue']],
    ['its own term of today, emptied', { ownDue: '2019-09-20' }, { ownDue: null }, []],
    ['its own term to come, later', { ownDue: '2019-10-01' }, { ownDue: '2019-12-31' }, []],
    ['both', { deadline: '2019-09-01', ownDue: '2019-08-01' }, {}, ['deadline', 'ownDue']],
  ])('%s', (_what, before, after, keys) => expect(putOff(field, before, after, TODAY)).toEqual(keys))
  it('a rule of the plan’s own day has no term but the county’s', () =>
    expect(putOff(by('2020-12-31', '4.3'), { deadline: '2019-09-01' }, { deadline: null }, TODAY)).toEqual([]))
})
