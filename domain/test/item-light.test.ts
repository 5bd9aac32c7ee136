import { describe, expect, it } from 'vitest'
import { lightOfItem, type ItemStanding } from '../src/register/light.ts'

const open: ItemStanding = {
  life: 'worked-off',
  stage: 'underway',
  due: '2020-12-31',
  startBy: null,
  nextPlanned: null,
  lacks: null,
}

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
    ['should have begun yesterday', { stage: 'listed', startBy: '2019-09-19' }, 'red'],
    ['begins today at the latest', { stage: 'listed', startBy: '2019-09-20' }, 'yellow'],
    ['begins in 31 days', { stage: 'listed', startBy: '2019-10-21' }, 'green'],
    ['due soon and should have begun', { due: '2019-10-01', startBy: '2019-09-19' }, 'red'],
    ['its day is not known', { due: null, lacks: ['企业规模'] }, 'none'],
    [
      'its day is not known, and it should have begun',
      { due: null, lacks: ['企业规模'], startBy: '2019-09-19' },
      'red',
    ],
    [
      'its day is not known, and a step is late',
      { due: null, lacks: ['企业规模'], nextPlanned: '2019-09-19' },
      'yellow',
    ],
    ['its day was never known, closed', { stage: 'closed', due: null, lacks: ['企业规模'] }, 'grey'],
    ['closed, past its day', { stage: 'closed', due: '2019-09-19' }, 'grey'],
    ['removed', { stage: 'removed' }, 'grey'],
    ['a record past any day', { life: 'record', due: '2019-09-19' }, 'grey'],
  ])('%s', (_what, change, light) => expect(lightOfItem({ ...open, ...change }, '2019-09-20').light).toBe(light))
  it.each<[Partial<ItemStanding>, string]>([
    [{ due: '2019-09-10' }, '2019-09-10 到期，已逾期 10 天'],
    [{ startBy: '2019-06-30' }, '最迟 2019-06-30 启动，尚未启动，已逾期 82 天'],
    [{ startBy: '2019-09-30' }, '最迟 2019-09-30 启动，还有 10 天'],
    [{ due: null, lacks: ['改造方式', '企业规模'] }, '期限未定：缺改造方式、企业规模'],
    [{ due: null }, '没有期限'],
  ])('says why: %o → %s', (change, why) => expect(lightOfItem({ ...open, ...change }, '2019-09-20').because).toBe(why))
})
