import { COMMON } from '@gongjian/domain/register/columns.ts'
import { after, all, before, is, not, notAfter, oneOf } from '@gongjian/domain/rule/expression.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { fillsOf } from '@gongjian/domain/register/follow.ts'
import { ruleSet } from '@gongjian/domain/rule/problems.ts'
import { noncompliant, steelRetrofit } from '../registers/capacity.ts'
import { differentialPrice } from '../registers/energy.ts'
import { heavyMetals } from '../registers/scattered.ts'
import { upgrade } from '../registers/upgrading.ts'
import { planRule } from './plan-rule.ts'

/** 二（二）2（2）: the measured figure is the register's; here is what follows from it. */
export const noncompliantRules = ruleSet({
  facts: factsOf('noncompliant', '环保不达标企业', noncompliant, { trade: {}, result: {}, hopeless: {} }),
  otherwise: 'keep',
  rules: [
    planRule('noncompliant.hopeless', {
      title: '不能达标且改造升级无望',
      clause: '2.2.2.2',
      quote: '对不能达到相关标准、改造升级无望的企业，依法依规实施停产限产、关停退出',
      outcome: 'eliminate',
      when: all(is('result', '未达标'), is('hopeless', true)),
      then: '依法依规关停退出',
    }),
    planRule('noncompliant.failing', {
      title: '高排放行业整改后仍未达标',
      clause: '2.2.2.2',
      quote: '实施炭素、棕刚玉、陶瓷、耐火材料、砖瓦窑、铸造等高排放行业达标整治',
      outcome: 'require',
      when: all(
        oneOf('trade', ['炭素', '棕刚玉', '陶瓷', '耐火材料', '砖瓦窑', '铸造']),
        is('result', '未达标'),
        is('hopeless', false),
      ),
      then: '应当继续达标整治，整治期间依法停产限产',
    }),
  ],
})

/** What the row itself says of its term, and the day on which its work was done, which every row has. */
const steelFacts = factsOf(
  'steel',
  '钢铁超低排放改造',
  { ...steelRetrofit, fields: { ...steelRetrofit.fields, done: COMMON.done } },
  {
    onTime: {
      follows: [
        { when: notAfter('done', 'deadline'), value: true },
        { when: after('done', 'deadline'), value: false },
        { when: before('deadline'), value: false },
        { when: not(before('deadline')), value: true },
      ],
    },
    deadline: {},
    done: { help: '没有写的视为还没有完成' },
  },
)

/** 二（二）2（2）. */
export const steelRules = ruleSet({
  facts: steelFacts,
  otherwise: 'keep',
  rules: [
    planRule('steel.late', {
      title: '未按时完成超低排放改造的钢铁产能',
      clause: '2.2.2.2',
      quote: '关停退出未按时完成超低排放改造的钢铁产能',
      outcome: 'eliminate',
      when: is('onTime', false),
      then: '应当关停退出',
    }),
  ],
})

/** 四（二）2. */
export const metalRules = ruleSet({
  facts: factsOf('metal', '重金属行业企业', heavyMetals, { stable: {} }),
  otherwise: 'keep',
  rules: [
    planRule('metal.unstable', {
      title: '不能稳定达标的重金属企业',
      clause: '4.2.2',
      quote: '对不能稳定达标排放的，依法进行停产治理或关闭',
      outcome: 'halt',
      when: is('stable', false),
      then: '依法进行停产治理或关闭',
    }),
  ],
})

/** 三（三）2（2）: feeds 四（六） (rules/season.ts) and 七（二）. */
export const upgradeRules = ruleSet({
  facts: factsOf('upgrade', '提标治理企业', upgrade, { met: {} }),
  otherwise: 'keep',
  rules: [
    planRule('upgrade.preferred', {
      title: '达到治理要求的享受管控优惠',
      clause: '3.3.2.2',
      quote: '对达到环保治理要求的，给予政策上的支持，并享受管控优惠政策',
      outcome: 'exempt',
      when: oneOf('met', ['达到绿色环保引领', '达到绿色环保标准', '达到最优限值']),
      then: '给予政策支持，享受管控优惠',
    }),
  ],
})

const PRICED_TRADES = ['电解铝', '铁合金', '电石', '烧碱', '水泥', '钢铁']

/** 六（一）2（3）: which trades pay a surcharge by their class. A county may widen it to others. */
export const priceRules = ruleSet({
  facts: factsOf('price', '差别化电价企业', differentialPrice, {
    trade: {},
    priceClass: { follows: fillsOf(differentialPrice, 'priceClass') },
    catalogueClass: {},
    widened: {},
  }),
  otherwise: 'keep',
  rules: [
    planRule('price.differential', {
      title: '差别化电价',
      clause: '6.1.2.3',
      quote: '严格执行电解铝、铁合金、电石、烧碱、水泥、钢铁等行业差别化电价政策',
      outcome: 'require',
      when: all(oneOf('trade', PRICED_TRADES), oneOf('priceClass', ['限制类', '淘汰类'])),
      then: '应当执行差别化电价',
    }),
    planRule('price.widened', {
      title: '县（市、区）扩大范围的差别化电价',
      clause: '6.1.2.3',
      quote: '鼓励各县（市、区）根据产业结构调整、污染防治攻坚要求，扩大差别化电价政策实施范围，提高实施标准',
      outcome: 'require',
      when: is('widened', true),
      then: '按县（市、区）扩大的范围和提高的标准执行',
    }),
  ],
})
