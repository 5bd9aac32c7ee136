import type { EmissionSource, SeasonBinding } from '@gongjian/domain/season/binding.ts'
import type { Alike } from '@gongjian/domain/season/uniform.ts'
import { WHOLE_WORKS } from '@gongjian/domain/season/words.ts'
import { count, yesNo } from '@gongjian/domain/register/field.ts'
import { all, any, atMost, is, lessThanTimes, not, of, type Expr } from '@gongjian/domain/rule/expression.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { ruleSet } from '@gongjian/domain/rule/problems.ts'
import { effective, ruleNamed } from '@gongjian/domain/rule/rule.ts'
import { scattered } from '../registers/scattered.ts'
import { greenLeaders, staggered } from '../registers/staggered.ts'
import { upgrade } from '../registers/upgrading.ts'
import { vocs } from '../registers/vocs.ts'
import { planRule } from './plan-rule.ts'
import { upgradeRules } from './enterprise.ts'
import { LISTED_FACT, staggeredRules, UPGRADE_QUOTE, UPGRADED_FACT } from './staggered.ts'

/** Beside what the row itself says, what follows from the other rows of the plan; nobody types these. */
const facts = factsOf(
  'season',
  '错峰方案条目',
  {
    ...staggered,
    fields: {
      ...staggered.fields,
      partsEmit: yesNo('企业内已分产线（工序）写明排放比重'),
      runDays: count('与前后一轮之间的运行天数', '天'),
      belowGeneral: yesNo('不严于同行业多数一般企业产线'),
      sparedByDays: yesNo('停限产天数不到错峰季一半且不到规定比例一半'),
      alerted: yesNo('预警期间另加措施'),
      tradeDeparts: yesNo('行业与企业国民经济行业代码的不一致'),
      upgradeWithheld: yesNo('提标治理达到要求而没有享受管控优惠'),
    },
  },
  {
    performance: {},
    catalogueClass: {},
    listed: LISTED_FACT,
    upgraded: UPGRADED_FACT,
    measure: {},
    level: {},
    emissionShare: {},
    minimumRun: {},
    partsEmit: {},
    runDays: {},
    belowGeneral: {},
    sparedByDays: {},
    alerted: {},
    tradeDeparts: {},
    upgradeWithheld: {},
  },
)

/** What the plan says an enterprise is, with the priority between its rules. */
function isBy(id: string): Expr {
  return effective(ruleNamed(staggeredRules, id), staggeredRules.rules)
}

const STANDARD_QUOTE =
  '对于达到绿色环保标准的企业，按照河南省绿色环保调度政策，原则上不再执行秋冬季错峰生产和重污染天气应急管控'
const SPLIT = '将错峰生产方案细化到企业生产线、工序和设备'

/**
 * 四（六）1 严禁“一刀切”: what most lines of a class are ordered is the class's measure (more than half of them), and orders that differ by
 * less than 5 points or by less than a week are one: otherwise one odd line, or a day's shift, would hide that all are ordered the same.
 */
const ALIKE: Alike = { share: 0.5, points: 5, days: 7 }

/** 四（六）: what a row of a plan must not be, unless the county says why. Each that holds is a finding. */
export const seasonRules = ruleSet({
  facts,
  otherwise: 'keep',
  rules: [
    planRule('season.leader-limited', {
      title: '绿色环保引领企业没有豁免',
      clause: '4.6.2.1',
      quote: '对评为绿色环保引领企业的，原则上不再实施错峰生产',
      outcome: 'require',
      when: all(isBy('staggered.leader'), not(is('measure', '豁免'))),
      then: '应当改为豁免',
      inPrinciple: true,
    }),
    planRule('season.standard-limited', {
      title: '绿色环保标准企业没有豁免',
      clause: '4.6.2.1',
      quote: STANDARD_QUOTE,
      outcome: 'require',
      when: all(isBy('staggered.standard'), not(is('measure', '豁免'))),
      then: '应当改为豁免',
      inPrinciple: true,
    }),
    planRule('season.standard-alerted', {
      title: '绿色环保标准企业写了重污染天气预警措施',
      clause: '4.6.2.1',
      quote: STANDARD_QUOTE,
      outcome: 'require',
      when: all(isBy('staggered.standard'), is('alerted', true)),
      then: '应当不加预警措施',
      inPrinciple: true,
    }),
    planRule('season.upgraded-limited', {
      title: '提标治理达到要求、享受管控优惠的企业没有豁免',
      clause: '3.3.2.2',
      quote: UPGRADE_QUOTE,
      outcome: 'require',
      when: all(isBy('staggered.upgraded'), not(is('measure', '豁免'))),
      then: '应当改为豁免',
      inPrinciple: true,
    }),
    planRule('season.upgraded-alerted', {
      title: '提标治理达到要求、享受管控优惠的企业写了重污染天气预警措施',
      clause: '3.3.2.2',
      quote: UPGRADE_QUOTE,
      outcome: 'require',
      when: all(isBy('staggered.upgraded'), is('alerted', true)),
      then: '应当不加预警措施',
      inPrinciple: true,
    }),
    planRule('season.upgrade-withheld', {
      title: '提标治理达到要求而没有享受管控优惠',
      clause: '3.3.2.2',
      quote: UPGRADE_QUOTE,
      outcome: 'require',
      when: all(isBy('staggered.general'), is('upgradeWithheld', true), not(is('measure', '豁免'))),
      then: '应当在提标治理台账写明享受管控优惠，改为豁免',
    }),
    planRule('season.restricted-exempt', {
      title: '限制类企业豁免错峰',
      clause: '4.6.2.2',
      quote: '对属于《产业结构调整指导目录》限制类企业，要提高错峰限产比例或实施停产',
      outcome: 'require',
      when: all(isBy('staggered.restricted'), any(is('measure', '豁免'), is('sparedByDays', true))),
      then: '应当改为停产，或改为高于一般企业的限产比例',
    }),
    planRule('season.restricted-below', {
      title: '限制类企业没有高于一般企业',
      clause: '4.6.2.2',
      quote: '对属于《产业结构调整指导目录》限制类企业，要提高错峰限产比例或实施停产',
      outcome: 'require',
      when: all(isBy('staggered.restricted'), not(is('measure', '豁免')), is('belowGeneral', true)),
      then: '应当改为停产，或改为高于本县（市、区）同行业一般企业的限产比例，停限产的天数也不少于一般企业',
    }),
    planRule('season.whole-stopped', {
      title: '只有部分工序排放而全厂停产',
      clause: '4.6.2.2',
      quote: SPLIT,
      outcome: 'require',
      when: all(is('measure', '停产'), is('level', WHOLE_WORKS), is('partsEmit', true)),
      then: '应当把措施写到排放的产线、工序或设备，不停其余部分',
    }),
    planRule('season.idle-stopped', {
      title: '不排放的产线（工序）停产',
      clause: '4.6.2.2',
      quote: SPLIT,
      outcome: 'require',
      when: all(is('measure', '停产'), not(is('level', WHOLE_WORKS)), atMost('emissionShare', of(0, '%'))),
      then: '应当只停有排放的产线、工序或设备',
    }),
    planRule('season.short-run', {
      title: '两轮之间不够最短连续运行天数',
      clause: '4.6.1',
      quote: '不断深化差异化错峰生产，严禁“一刀切”',
      outcome: 'require',
      when: all(is('measure', '停产'), lessThanTimes('runDays', 1, 'minimumRun')),
      then: '应当把停产时段错开到能够启停，或合并为一轮',
    }),
    planRule('season.trade-other', {
      title: '行业与企业国民经济行业代码的不一致',
      clause: '4.6.2.2',
      quote: '针对钢铁、建材、铸造、有色、化工等高排放行业实施差异化错峰生产',
      outcome: 'require',
      when: is('tradeDeparts', true),
      then: '应当按企业的国民经济行业代码改正行业；代码有误的，在企业库改正',
    }),
  ],
  tables: [],
})

/** 三（三）2（2） writes what a works emits before and after its upgrade: after, where that is known. */
function emission(pollutant: string, key: string): EmissionSource {
  return {
    pollutant,
    written: `${key}Cut`,
    register: upgrade.id,
    fields: [`${key}After`, `${key}Before`],
    how: 'latest',
  }
}

/** 错峰方案: which register and rules it stands on, and what they propose. */
export const season: SeasonBinding = {
  register: staggered.id,
  subject: staggeredRules.facts.subject,
  proposals: {
    // 4.6.2.1 spares standard enterprises from both; of leaders it says only that they are not staggered, the rest is the guide's.
    'staggered.leader': { measure: '豁免', tier: 'spared', alert: { kind: 'own', clause: null } },
    'staggered.standard': { measure: '豁免', tier: 'spared', alert: { kind: 'spared', clause: '4.6.2.1' } },
    'staggered.upgraded': { measure: '豁免', tier: 'spared', alert: { kind: 'spared', clause: '3.3.2.2' } },
    'staggered.restricted': { measure: '停产', tier: 'restricted', alert: { kind: 'stopped', clause: '4.6.2.2' } },
    'staggered.general': { measure: '限产', tier: 'general', alert: { kind: 'limited', clause: null } },
  },
  checks: seasonRules,
  uniform: {
    clause: '4.6.1',
    quote: '不断深化差异化错峰生产，严禁“一刀切”',
    mend: '应当按绩效等级和目录类别分别写措施：引领、标准企业豁免，限制类停产或高于一般企业的比例',
    alike: ALIKE,
  },
  leaders: greenLeaders.id,
  upgrades: {
    register: upgrade.id,
    subject: upgradeRules.facts.subject,
    rule: 'upgrade.preferred',
    enjoyed: 'preferred',
    met: 'met',
    since: 'acceptedOn',
  },
  facilityKind: staggered.facilityKind ?? '生产线',
  emissions: [
    emission('颗粒物', 'dust'),
    emission('二氧化硫', 'sulphur'),
    emission('氮氧化物', 'nitrogen'),
    { pollutant: 'VOCs', written: 'vocsCut', register: vocs.id, fields: ['emission'], how: 'sum' },
  ],
  // 4.6.2.2: 钢铁、建材、铸造、有色、化工等高排放行业. Carbon is counted among 建材 as in the register.
  trades: [
    ['31', '钢铁'],
    ['30', '建材'],
    ['339', '铸造'],
    ['32', '有色'],
    ['26', '化工'],
    ['252', '化工'],
  ],
  tradesClause: '4.6.2.2',
  // 四（一）: a yard that is to be shut or put right is not let run by turns.
  elsewhere: [{ register: scattered.id, why: `在${scattered.title}台账，没有销号，按四（一）处置，不列入错峰` }],
}
