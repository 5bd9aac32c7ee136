import { describe, expect, it } from 'vitest'
import { by, byField, lateTerms, putOff } from '../src/register/due.ts'
import { day } from '../src/register/field.ts'

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

describe('a term later than the plan’s day', () => {
  const fields = { deadline: day('治理期限'), clearBy: day('清除期限', { clause: '3.2.2', latest: '2020-12-31' }) }
  const late = { deadline: '2021-06-30', clearBy: '2021-01-01' }
  it('is told of the field that the due day goes by, and of one that has its own', () => {
    expect(lateTerms(field, fields, late, {})).toEqual([
      { key: 'deadline', words: '治理期限 2021-06-30 晚于方案时限 2020-12-31（四（一）1），只可早于、不可晚于' },
      { key: 'clearBy', words: '清除期限 2021-01-01 晚于方案时限 2020-12-31（三（二）2），只可早于、不可晚于' },
    ])
    expect(lateTerms(byField('deadline', null, '6.1'), fields, { deadline: '2021-06-30' }, {})).toEqual([])
    expect(lateTerms(field, fields, { deadline: '2020-12-31', clearBy: null }, {})).toEqual([])
  })
  it('that stands already is no fault of who writes it again', () => {
    expect(lateTerms(field, fields, late, late)).toEqual([])
  })
})
