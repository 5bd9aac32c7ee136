import { describe, expect, it } from 'vitest'
import { lightOfItem, type ItemStanding } from '../src/register/light.ts'

const open: ItemStanding = { life: 'worked-off', stage: 'underway', due: '2020-12-31', nextPlanned: null }

describe('the light of an item on 2019-09-20', () => {
  it.each<[string, Partial<ItemStanding>, string]>([
    ['far from its day', {}, 'green'],
    ['no day', { due: null }, 'green'],
    ['due today', { due: '2019-09-20' }, 'yellow'],
    ['due in 30 days', { due: '2019-10-20' }, 'yellow'],
    ['due in 31 days', { due: '2019-10-21' }, 'green'],
    ['due yesterday', { due: '2019-09-19' }, 'red'],
    ['claimed but not closed, past its day', { stage: 'claimed', due: '2019-09-19' }, 'red'],
    ['a step behind its planned day', { nextPlanned: '2019-09-19' }, 'yellow'],
    ['a step planned for today', { nextPlanned: '2019-09-20' }, 'green'],
    ['closed, past its day', { stage: 'closed', due: '2019-09-19' }, 'grey'],
    ['removed', { stage: 'removed' }, 'grey'],
    ['a record past any day', { life: 'record', due: '2019-09-19' }, 'grey'],
  ])('%s', (_what, change, light) => expect(lightOfItem({ ...open, ...change }, '2019-09-20').light).toBe(light))
  it('says why', () =>
    expect(lightOfItem({ ...open, due: '2019-09-10' }, '2019-09-20').because).toBe('2019-09-10 到期，已逾期 10 天'))
})
