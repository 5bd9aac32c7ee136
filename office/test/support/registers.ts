import {
  choice,
  choices,
  computed,
  count,
  day,
  f,
  industry,
  itemOf,
  money,
  note,
  quantity,
  required,
  text,
  year,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { by } from '@gongjian/domain/register/due.ts'
import { register } from '@gongjian/domain/register/register.ts'

/** Furnaces as a county lists them. */
export const furnaces = register('furnaces', {
  title: '工业窑炉',
  purpose: '逐台登记工业窑炉及其整治，供测试读写表格',
  clause: '4.3',
  subject: 'facility',
  fields: {
    kind: required(choice('窑炉类型', ['热风炉', '加热炉', '烘干炉（窑）'], { aliases: ['类型', '炉型'] })),
    fuel: choice('燃料', ['煤', '天然气', '电'], { aliases: ['燃料类型'] }),
    diameter: quantity('炉膛直径', 'm', { max: 20, decimals: 3, aliases: ['炉膛内径'] }),
    capacity: quantity('额定产能', '吨/年'),
    compliant: yesNo('达标排放', { aliases: ['是否达标'] }),
    invested: money('改造投资'),
  },
  due: by('2020-12-31', '4.3.1'),
})

/** One field of each kind. */
export const everyKind = register('every-kind', {
  title: '各类栏目',
  purpose: '每一类栏目各一，供测试读写表格',
  clause: '4.3',
  subject: 'enterprise',
  fields: {
    words: text('短文字栏'),
    story: note('长文字栏'),
    one: choice('单选栏', ['甲类', '乙类（次）', '+丙']),
    several: choices('多选栏', ['铅', '汞', '镉']),
    amount: quantity('数量栏', '万吨/年', { min: -1000 }),
    pieces: count('个数栏', '台'),
    cost: money('金额栏'),
    on: day('日期栏'),
    since: year('年份栏'),
    sure: yesNo('是否栏'),
    trade: industry('行业栏'),
    other: itemOf('kilns', '条目栏'),
    twice: computed('两倍栏', '万吨/年', f.times(f.number(2), f.field('amount'))),
  },
  due: by('2020-12-31', '4.3.1'),
})
