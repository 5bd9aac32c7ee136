import { OPEN } from '@gongjian/domain/register/life.ts'
import { choice, type ChoiceField, type Extras } from '@gongjian/domain/register/field.ts'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import type { View } from '@gongjian/domain/register/register.ts'

/** Words that several registers share. */
export const END_2020 = '2020-12-31'

export const POLLUTANTS = ['颗粒物', '二氧化硫', '氮氧化物', 'VOCs', '氟化物', '氨', '其他']

/** 4.3 and 2.1: what burns. */
export const FUELS = ['煤', '焦炭', '煤气', '天然气', '电', '热力', '其他']

/** The catalogue's axis; the performance class is another one. */
export const CATALOGUE_CLASSES = ['鼓励类', '允许类', '限制类', '淘汰类']

/** 4.6: 绿色环保调度. */
export const PERFORMANCE_CLASSES = ['绿色环保引领', '绿色环保标准', '一般', '限制类']

/** The hub's 大中小微, and 特大, which stands in the plan (特大型) and not in the statistics; the plan puts it with 大型. */
export const SIZES = ['特大', '大', '中', '小', '微']

export const PARK_LEVELS = ['国家级', '省级', '市级', '县级', '其他']
export const PARK_KINDS = ['产业集聚区', '开发区', '专业园区', '化工园区', '其他工业园区']
export const LEVELS = ['国家级', '省级', '市级', '县级']

export function size(extras: Extras = {}): ChoiceField {
  return choice('企业规模', SIZES, {
    aliases: ['规模', '企业类型', '规模类型'],
    help: '留空时取企业档案中的规模',
    ...extras,
  })
}

export function is(field: string, value: string | boolean): Condition {
  return { field, op: 'is', value }
}
export function within(field: string, value: readonly string[]): Condition {
  return { field, op: 'in', value: [...value] }
}
export function atLeast(field: string, value: number): Condition {
  return { field, op: 'atLeast', value }
}
export function known(field: string): Condition {
  return { field, op: 'known' }
}
export function unknown(field: string): Condition {
  return { field, op: 'unknown' }
}

export const CLOSED = is('stage', 'closed')
export const NOT_CLOSED = within('stage', OPEN)
/** All that counts: a draft is nobody's word yet, and what was removed stood there by mistake. */
export const KEPT = within('stage', ['listed', 'underway', 'claimed', 'verified', 'closed'])

export function view(
  name: string,
  columns: readonly string[],
  where: readonly Condition[] = [],
  sort: View['sort'] = { field: 'due', descending: false },
): View {
  return { name, columns: ['title', 'unit', ...columns], where, sort }
}

/** How a register that is worked off opens: what is still to do, then what is late, waits for a decision, or is done. */
export function workViews(columns: readonly string[], more: readonly View[] = []): View[] {
  const shown = [...columns, 'stage', 'due', 'light']
  return [
    view('未销号', shown, [NOT_CLOSED]),
    view('逾期与临期', ['person', ...shown], [NOT_CLOSED, within('light', ['red', 'yellow'])]),
    view('待核查与待销号', shown, [within('stage', ['claimed', 'verified'])]),
    ...more,
    view('已销号', [...columns, 'done'], [CLOSED], { field: 'done', descending: true }),
    view('待定（未定责任单位）', shown, [NOT_CLOSED, unknown('unit')]),
  ]
}

/** How a register of records opens. */
export function recordViews(columns: readonly string[], sortBy: string, more: readonly View[] = []): View[] {
  const sort = { field: sortBy, descending: false }
  return [
    view('在册', columns, [is('stage', 'listed')], sort),
    ...more,
    view('草稿', columns, [is('stage', 'draft')], sort),
  ]
}
