import { byTable } from '@gongjian/domain/register/due.ts'
import * as k from '@gongjian/domain/register/field.ts'
import { countOf, rateOf, seriesOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register } from '@gongjian/domain/register/register.ts'

function row(pathway: string, day: string, startBy: string | null, sizes?: readonly string[]) {
  const when = { pathway: [pathway], ...(sizes ? { 'enterprise.size': sizes } : {}) }
  return { when, day, startBy, clause: '4.3' }
}

/** Every kind of field, a due table by pathway and size, checks, a series, figures: what no ledger of the plan has all at once. */
export const probe = register('probe', {
  title: '试验台账',
  purpose: '测试台账语言里各种字段、规则与指标的写法',
  clause: '4.3',
  subject: 'project',
  due: byTable(
    [
      row('就地改造', '2020-12-31', '2019-06-30'),
      row('退城入园', '2022-12-31', '2019-10-10', ['中', '小', '微']),
      row('退城入园', '2025-12-31', '2019-10-10', ['大']),
      row('关闭退出', '2020-12-31', null),
    ],
    'began',
  ),
  fields: {
    words: k.text('词', { indexed: true }),
    pathway: k.choice('方式', ['就地改造', '退城入园', '关闭退出']),
    metals: k.choices('金属', ['铅', '汞', '镉']),
    amount: k.quantity('数量', 't', { indexed: true, decimals: 3 }),
    limit1: k.quantity('上限', 't', { decimals: 3 }),
    pieces: k.count('件数', '件'),
    cost: k.money('费用'),
    began: k.day('开始日'),
    ended: k.dayDone('结束日'),
    since: k.year('始建年份'),
    works: k.yesNo('运行'),
    trade: k.industry('所属行业'),
    other: k.itemOf('probe', '另一条'),
    price: k.computed(
      '单价',
      '元/t',
      k.f.divide(k.f.times(k.f.field('cost'), k.f.number(10_000)), k.f.field('amount')),
    ),
    story: k.note('经过'),
  },
  checks: [
    { kind: 'below', field: 'amount', others: ['limit1'], message: '数量应小于上限', clause: '4.3' },
    { kind: 'notBefore', field: 'ended', others: ['began'], message: '结束不早于开始', clause: '4.3' },
  ],
  series: [
    {
      id: 'monthly',
      title: '月度用量',
      period: 'month',
      asksBeyondPercent: 30,
      checks: [{ kind: 'notAbove', field: 'part', others: ['coal'], message: '其中洗煤不多于用煤', clause: '4.3' }],
      fields: {
        coal: k.quantity('用煤', 't'),
        part: k.quantity('其中洗煤', 't'),
        output: k.quantity('产量', 't'),
        rate: k.computed('单耗', 't/t', k.f.divide(k.f.field('coal'), k.f.field('output'))),
      },
    },
    {
      id: 'yearly',
      title: '年度排放',
      period: 'year',
      asksBeyondPercent: 30,
      checks: [
        {
          kind: 'notAbove',
          field: 'emitted',
          less: 'old',
          others: ['allowed'],
          message: '排放减去往年存量不多于许可',
          clause: '4.3',
        },
      ],
      doubts: [{ parts: ['emitted'], less: ['old'], whole: 'allowed', label: '排放', message: '排放多于许可' }],
      fields: {
        emitted: k.quantity('排放', 't'),
        old: k.quantity('其中往年存量', 't'),
        allowed: k.quantity('许可', 't'),
      },
    },
  ],
  figures: [
    sumOf('amount', '合计', 'amount', 't', [], 'pathway'),
    countOf('byWay', '按方式', [{ field: 'stage', op: 'isNot', value: 'removed' }], 'pathway'),
    rateOf('share', '占比', 'amount', 'limit1'),
    seriesOf('coal', '本年用煤', { series: 'monthly', field: 'coal', unit: 't' }),
    seriesOf('emitted', '排放', { series: 'yearly', field: 'emitted', unit: 't' }),
    seriesOf('fallen', '较2015年', { series: 'yearly', field: 'emitted', unit: '%', against: 2015 }),
    seriesOf('change', '同比', { series: 'monthly', field: 'coal', unit: '%', against: 'before' }),
  ],
})
