import { above, all, any, is, lessThanTimes, of, oneOf } from '@gongjian/domain/rule/expression.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { ruleSet } from '@gongjian/domain/rule/problems.ts'
import type { Rule } from '@gongjian/domain/rule/rule.ts'
import { projects } from '../registers/entry.ts'
import { planRule } from './plan-rule.ts'
import {
  CHEMICAL_TRADES,
  FUEL_SPELLINGS,
  NO_FUEL_SPELLINGS,
  RATIO_SPELLINGS,
  SURPLUS_TRADES,
  TRADE_BY_CLASS,
} from './trades.ts'

const facts = factsOf('project', '项目', projects, {
  nature: {},
  industryClass: {},
  trade: { classes: TRADE_BY_CLASS },
  onlyAddsCapacity: {},
  fuel: { spellings: { ...FUEL_SPELLINGS, ...NO_FUEL_SPELLINGS } },
  inPark: { fills: [{ when: is('inChemicalPark', true), value: true }] },
  inChemicalPark: { fills: [{ when: is('inPark', false), value: false }] },
  newChemicalPark: {},
  parkSound: {},
  transferredIn: {},
  surplusOrObsolete: {},
  replacement: {},
  backbone: {},
  // 二（一）2（3） calls these trades 产能过剩的传统产业.
  surplusIndustry: { fills: [{ when: oneOf('trade', SURPLUS_TRADES), value: true }] },
  vocs: {},
  vocOffset: {},
  vocRatio: { spellings: RATIO_SPELLINGS },
  highVoc: {},
  coal: {},
  energyIntensive: {},
  advancedEnergy: {},
  newWell: {},
})

/** 新建、扩建; 新（扩）建. */
const NEW_OR_EXPANDED = oneOf('nature', ['新建', '扩建'])
/** 新建、改建、扩建; 新改扩建. 技术改造 is a word of its own in 建设性质. */
const NEW_ALTERED_EXPANDED = oneOf('nature', ['新建', '改建', '扩建'])
const CHEMICAL = oneOf('trade', CHEMICAL_TRADES)
const EMITS_VOCS = above('vocs', of(0, 't/a'))
/** Asked of both although one fills in the other: who writes 否 beside 位于工业园区 and 是 beside 位于化工园区 is in a park all the same. */
export const IN_A_PARK = any(is('inPark', true), is('inChemicalPark', true))

function prohibit(id: string, input: Pick<Rule, 'title' | 'clause' | 'quote' | 'when' | 'then'> & Partial<Rule>): Rule {
  return planRule(`project.${id}`, { outcome: 'prohibit', ...input })
}

/** 骨干企业内部改造升级的装备大型化置换 is allowed, to 骨干企业 alone. */
const WITHIN_NO_BACKBONE = all(is('replacement', '企业内部大型化置换'), is('backbone', false))

const CAPACITY: readonly Rule[] = [
  prohibit('surplus-trade', {
    title: '单纯新增产能的过剩传统产业',
    clause: '2.1.2.3',
    quote:
      '原则上禁止新建、扩建单纯新增产能的钢铁、电解铝、水泥、玻璃、传统煤化工（甲醇、合成氨）、焦化、铸造、铝用炭素等产能过剩的传统产业项目',
    when: all(NEW_OR_EXPANDED, oneOf('trade', SURPLUS_TRADES), is('onlyAddsCapacity', true)),
    then: '禁止建设',
    inPrinciple: true,
    // 2.1.1 sums it up without its 原则上: of a trade that 2.1.2.3 names, only 2.1.2.3 speaks.
    over: ['project.surplus-industry'],
  }),
  prohibit('surplus-industry', {
    title: '单纯新增产能的产能过剩产业',
    clause: '2.1.1',
    quote: '禁止新建、扩建单纯新增产能的产能过剩产业项目',
    when: all(NEW_OR_EXPANDED, is('onlyAddsCapacity', true), is('surplusIndustry', true)),
    then: '禁止建设',
  }),
  prohibit('transferred-in', {
    title: '承接过剩和落后产能',
    clause: '2.1.2.4',
    quote: '不得承接不符合环保政策、产业政策的过剩产能和落后产能',
    when: all(is('transferredIn', true), is('surplusOrObsolete', true)),
    then: '不得承接',
  }),
  prohibit('provincial-replacement', {
    title: '钢铁、水泥、电解铝省内产能置换',
    clause: '2.1.2.5',
    quote: '对钢铁、水泥、电解铝等行业不再实施省内产能置换，可根据需要实施骨干企业内部改造升级的装备大型化置换',
    when: all(oneOf('trade', ['钢铁', '水泥', '电解铝']), any(is('replacement', '省内置换'), WITHIN_NO_BACKBONE)),
    then: '不得实施该产能置换',
  }),
  prohibit('surplus-not-replaced', {
    title: '产能过剩行业未等量或减量置换',
    clause: '3.1.2.2',
    quote: '对产能过剩的行业要实行等量或减量置换，不得借机扩大产能',
    when: all(
      is('surplusIndustry', true),
      any(NEW_OR_EXPANDED, is('onlyAddsCapacity', true)),
      any(oneOf('replacement', ['无', '省内置换']), WITHIN_NO_BACKBONE),
    ),
    then: '未实行等量或减量置换的不得建设',
  }),
]

const PARKS: readonly Rule[] = [
  prohibit('chemical-park', {
    title: '新增化工园区',
    clause: '2.1.2.3',
    quote: '禁止新增化工园区',
    when: is('newChemicalPark', true),
    then: '禁止建设',
  }),
  prohibit('chemical-outside-park', {
    title: '园区外新建化工企业',
    clause: '2.1.2.3',
    quote: '一律不批园区外新建化工企业',
    when: all(is('nature', '新建'), CHEMICAL, is('inChemicalPark', false)),
    then: '一律不批',
  }),
  prohibit('chemical-unsound-park', {
    title: '环境基础设施不完善园区内的化工项目',
    clause: '2.1.2.3',
    quote: '对园区内环境基础设施不完善或长期不能稳定运行的企业一律不批新改扩建化工项目',
    when: all(NEW_ALTERED_EXPANDED, CHEMICAL, IN_A_PARK, is('parkSound', false)),
    then: '一律不批',
  }),
  prohibit('private-well', {
    title: '园区内新建自备井',
    clause: '6.2.2.2',
    quote: '工业园区内不再审批企业自备井',
    when: all(is('newWell', true), IN_A_PARK),
    then: '不再审批',
  }),
]

const COAL_AND_ENERGY: readonly Rule[] = [
  prohibit('coal-fuelled-refractory', {
    title: '燃煤的耐火材料、陶瓷项目',
    clause: '2.1.2.3',
    quote: '禁止耐火材料、陶瓷等行业新建、扩建以煤炭为燃料的项目和企业',
    when: all(NEW_OR_EXPANDED, oneOf('trade', ['耐火材料', '陶瓷']), is('fuel', '煤')),
    then: '禁止建设',
  }),
  prohibit('coal-using', {
    title: '新（扩）建耗煤项目',
    clause: '4.5.2.2',
    quote: '全市禁止新（扩）建耗煤项目核准（审批、备案）',
    // What burns coal uses coal, whether or not the amount is stated.
    when: all(NEW_OR_EXPANDED, any(is('fuel', '煤'), above('coal', of(0, 't/a')))),
    then: '不得核准（审批、备案）',
  }),
  prohibit('energy-not-advanced', {
    title: '新建高耗能项目能耗未达国际先进水平',
    clause: '4.5.2.3',
    quote: '新建高耗能项目单位产品（产值）能耗达到国际先进水平',
    when: all(is('nature', '新建'), is('energyIntensive', true), is('advancedEnergy', false)),
    then: '未达到国际先进水平的不得建设',
  }),
]

const VOCS: readonly Rule[] = [
  prohibit('vocs-outside-park', {
    title: '新建涉VOCs企业未入园',
    clause: '4.4.2.2',
    quote: '新建涉 VOCs 排放的工业企业要入园',
    when: all(is('nature', '新建'), EMITS_VOCS, is('inPark', false)),
    then: '应当入园，园区外不得建设',
  }),
  prohibit('vocs-not-offset', {
    title: 'VOCs排放未等量或倍量削减替代',
    clause: '4.4.2.2',
    quote: '实行区域内 VOCs 排放等量或倍量削减替代',
    // Less than once is too little whatever ratio is asked for.
    when: all(
      is('nature', '新建'),
      EMITS_VOCS,
      any(lessThanTimes('vocOffset', 1, 'vocs'), all(is('vocRatio', '2'), lessThanTimes('vocOffset', 2, 'vocs'))),
    ),
    then: '削减替代量不足的不得建设',
  }),
  prohibit('high-voc', {
    title: '高VOCs含量溶剂型涂料、油墨、胶粘剂',
    clause: '4.4.2.4',
    quote: '禁止建设生产和使用高 VOCs 含量的溶剂型涂料、油墨、胶粘剂等项目',
    when: is('highVoc', true),
    then: '禁止建设',
  }),
  planRule('project.vocs-treatment', {
    title: '涉VOCs项目的废气收集和治理',
    clause: '4.4.2.3',
    quote: '新建、改建、扩建涉 VOCs 排放项目应加强废气收集，安装高效治理设施',
    outcome: 'condition',
    when: all(NEW_ALTERED_EXPANDED, EMITS_VOCS),
    then: '应当以加强废气收集、安装高效治理设施为条件',
  }),
]

/** 项目准入审查: 二（一） with 三（一）, 四（四）, 四（五）, 六（二）. */
export const projectRules = ruleSet({
  facts,
  otherwise: 'clear',
  rules: [...CAPACITY, ...PARKS, ...COAL_AND_ENERGY, ...VOCS],
})
