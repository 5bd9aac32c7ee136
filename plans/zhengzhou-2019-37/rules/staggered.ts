import { LISTED, NOT_LISTED } from '@gongjian/domain/season/words.ts'
import { all, any, is } from '@gongjian/domain/rule/expression.ts'
import { factsOf, type FactExtras } from '@gongjian/domain/rule/fact.ts'
import { ruleSet } from '@gongjian/domain/rule/problems.ts'
import type { Rule } from '@gongjian/domain/rule/rule.ts'
import { staggered } from '../registers/staggered.ts'
import { planRule } from './plan-rule.ts'

/** The published list is whole (四（六）2（1） 评比): an enterprise that it does not name is not on it. */
export const LISTED_FACT: FactExtras = { presumed: NOT_LISTED }
/** 三（三）2（2）: the register of upgrades is whole; who is not settled there enjoys nothing of it. */
export const UPGRADED_FACT: FactExtras = { presumed: false }
const [LEADER, STANDARD] = LISTED

const facts = factsOf('staggered', '错峰生产', staggered, {
  performance: {},
  // The catalogue's axis, another one than the performance class. Most lines are in no class of it that matters.
  catalogueClass: {},
  listed: LISTED_FACT,
  upgraded: UPGRADED_FACT,
})

/** Of two that hold of a line the one that stands first speaks: 限制类 wins over the performance class, a leader is more than a standard enterprise, and either more than an upgrade. */
const PRIORITY = [
  'staggered.restricted',
  'staggered.leader',
  'staggered.standard',
  'staggered.upgraded',
  'staggered.general',
]

/** 三（三）2（2）, which says of the preference what 四（六）2（1） says of standard enterprises: they are spared. */
export const UPGRADE_QUOTE = '对达到环保治理要求的，给予政策上的支持，并享受管控优惠政策'

function measureRule(id: string, input: Parameters<typeof planRule>[1]): Rule {
  return planRule(id, { ...input, over: PRIORITY.slice(PRIORITY.indexOf(id) + 1) })
}

/** 四（六）2: which measure a line is proposed; the county sets it, with reasons, and 一刀切 is forbidden (4.6.1). */
export const staggeredRules = ruleSet({
  facts,
  otherwise: 'keep',
  rules: [
    measureRule('staggered.leader', {
      title: '绿色环保引领企业',
      clause: '4.6.2.1',
      quote: '对评为绿色环保引领企业的，原则上不再实施错峰生产',
      outcome: 'exempt',
      // Whoever was put on the list is spared from the next season on, whatever class an older edition gave it.
      when: any(is('performance', '绿色环保引领'), is('listed', LEADER)),
      then: '不再实施错峰生产',
      inPrinciple: true,
    }),
    measureRule('staggered.standard', {
      title: '达到绿色环保标准的企业',
      clause: '4.6.2.1',
      quote: '对于达到绿色环保标准的企业，按照河南省绿色环保调度政策，原则上不再执行秋冬季错峰生产和重污染天气应急管控',
      outcome: 'exempt',
      when: any(is('performance', '绿色环保标准'), is('listed', STANDARD)),
      then: '不再执行秋冬季错峰生产和重污染天气应急管控',
      inPrinciple: true,
    }),
    measureRule('staggered.restricted', {
      title: '限制类企业',
      clause: '4.6.2.2',
      quote: '对属于《产业结构调整指导目录》限制类企业，要提高错峰限产比例或实施停产',
      outcome: 'require',
      when: any(is('catalogueClass', '限制类'), is('performance', '限制类')),
      then: '应当提高错峰限产比例或实施停产',
    }),
    measureRule('staggered.upgraded', {
      title: '提标治理达到要求、享受管控优惠的企业',
      clause: '3.3.2.2',
      quote: UPGRADE_QUOTE,
      outcome: 'exempt',
      when: is('upgraded', true),
      then: '享受管控优惠，不再执行秋冬季错峰生产和重污染天气应急管控',
      inPrinciple: true,
    }),
    measureRule('staggered.general', {
      title: '一般企业',
      clause: '4.6.2.2',
      quote:
        '针对钢铁、建材、铸造、有色、化工等高排放行业实施差异化错峰生产，将错峰生产方案细化到企业生产线、工序和设备',
      outcome: 'require',
      when: is('performance', '一般'),
      then: '应当按绩效差异化错峰，细化到生产线、工序和设备',
    }),
  ],
  tables: [{ id: 'staggered.measures', title: '错峰措施', within: all(), rows: PRIORITY }],
})
