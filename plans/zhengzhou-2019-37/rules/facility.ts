import { all, atMost, is, of, orLess } from '@gongjian/domain/rule/expression.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { ruleSet } from '@gongjian/domain/rule/problems.ts'
import type { Rule } from '@gongjian/domain/rule/rule.ts'
import { capacity } from '../registers/capacity.ts'
import { planRule } from './plan-rule.ts'

const facts = factsOf('facility', '生产线（装备）', capacity, {
  product: {},
  ratedCapacity: { unitFact: 'capacityUnit' },
  capacityUnit: {},
  diameter: {},
  process: {},
  standalone: {},
  inCentralArea: {},
  specialCement: {},
})

function eliminate(id: string, input: Pick<Rule, 'title' | 'clause' | 'quote' | 'when' | 'then'>): Rule {
  return planRule(`facility.${id}`, { outcome: 'eliminate', ...input })
}

/** 二（二）1（2）②–⑥. ⑦ is decided by comprehensive standards and by people. */
export const facilityRules = ruleSet({
  facts,
  otherwise: 'keep',
  rules: [
    eliminate('substandard-steel', {
      title: '“地条钢”',
      clause: '2.2.1.2.2',
      quote: '严防“地条钢”死灰复燃',
      when: is('product', '地条钢'),
      then: '一律取缔',
    }),
    eliminate('aluminium-central', {
      title: '中心城区电解铝',
      clause: '2.2.1.2.3',
      quote: '退出中心城区电解铝产能',
      when: all(is('product', '电解铝'), is('inCentralArea', true)),
      then: '应当退出',
    }),
    eliminate('aluminium-small', {
      title: '小规模电解铝',
      clause: '2.2.1.2.3',
      quote: '淘汰单厂规模20万吨/年以下产能',
      when: all(is('product', '电解铝'), orLess('ratedCapacity', of(20, '万吨/年'))),
      then: '应当淘汰',
    }),
    eliminate('carbon-small', {
      title: '小规模独立铝用炭素',
      clause: '2.2.1.2.4',
      quote: '退出10万吨/年以下的独立铝用炭素企业',
      when: all(is('product', '铝用炭素'), is('standalone', true), orLess('ratedCapacity', of(10, '万吨/年'))),
      then: '应当退出',
    }),
    eliminate('fixed-bed-gasifier', {
      title: '固定床间歇式煤气化炉',
      clause: '2.2.1.2.5',
      quote: '淘汰固定床间歇式煤气化炉',
      when: all(is('product', '煤气'), is('process', '固定床间歇式')),
      then: '应当淘汰',
    }),
    eliminate('ammonia-small', {
      title: '小规模合成氨',
      clause: '2.2.1.2.5',
      quote: '退出单套装置30万吨/年以下的合成氨产能',
      when: all(is('product', '合成氨'), orLess('ratedCapacity', of(30, '万吨/年'))),
      then: '应当退出',
    }),
    eliminate('clinker-small', {
      title: '小规模通用水泥熟料',
      clause: '2.2.1.2.6',
      quote: '淘汰2000吨/日及以下通用水泥熟料生产线',
      when: all(is('product', '通用水泥熟料'), atMost('ratedCapacity', of(2000, '吨/日'))),
      then: '应当淘汰',
    }),
    eliminate('grinding-small', {
      title: '小直径水泥粉磨',
      clause: '2.2.1.2.6',
      quote: '直径3米及以下水泥粉磨装备（特种水泥除外）',
      when: all(is('product', '水泥粉磨'), atMost('diameter', of(3, 'm')), is('specialCement', false)),
      then: '应当淘汰',
    }),
  ],
})
