import { all, is, of, oneOf, orLess } from '@gongjian/domain/rule/expression.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { ruleSet } from '@gongjian/domain/rule/problems.ts'
import { kilns } from '../registers/kilns.ts'
import { planRule } from './plan-rule.ts'
import { FUEL_SPELLINGS } from './trades.ts'

const facts = factsOf('kiln', '工业窑炉', kilns, {
  kind: { spellings: { 烘干炉: '烘干炉（窑）', 烘干窑: '烘干炉（窑）', 加热窑: '加热炉' } },
  fuel: { spellings: FUEL_SPELLINGS },
  hearthDiameter: {},
  inHeatNetwork: {},
  compliant: {},
  // 四（三）1 speaks of 燃料类: a gasifier is one unless someone says that it is not.
  notFuelGas: { presumed: false },
})

/** 四（三）. */
export const kilnRules = ruleSet({
  facts,
  otherwise: 'keep',
  rules: [
    planRule('kiln.coal-hot-air', {
      title: '燃煤热风炉',
      clause: '4.3.1',
      quote: '取缔燃煤热风炉',
      outcome: 'eliminate',
      when: all(is('kind', '热风炉'), is('fuel', '煤')),
      then: '应当取缔',
    }),
    planRule('kiln.coal-in-heat-network', {
      title: '供热管网覆盖范围内的燃煤加热、烘干炉（窑）',
      clause: '4.3.1',
      quote: '淘汰热电联产供热管网覆盖范围内的燃煤加热、烘干炉（窑）',
      outcome: 'eliminate',
      when: all(oneOf('kind', ['加热炉', '烘干炉（窑）']), is('fuel', '煤'), is('inHeatNetwork', true)),
      then: '应当淘汰',
    }),
    planRule('kiln.small-gasifier', {
      title: '小直径燃料类煤气发生炉',
      clause: '4.3.1',
      quote: '淘汰炉膛直径3米以下燃料类煤气发生炉',
      outcome: 'eliminate',
      when: all(is('kind', '煤气发生炉'), orLess('hearthDiameter', of(3, 'm')), is('notFuelGas', false)),
      then: '应当淘汰',
    }),
    planRule('kiln.not-compliant', {
      title: '不能达标排放的窑炉',
      clause: '4.3.2.3',
      quote: '凡不能达标排放的工业炉窑，一律依法实施停产整治',
      outcome: 'halt',
      when: is('compliant', false),
      then: '一律依法实施停产整治',
    }),
    planRule('kiln.cleaner-energy', {
      title: '使用清洁能源',
      clause: '4.3.2.3',
      quote: '鼓励工业窑炉使用电力、天然气等清洁能源或由周边热电厂供热',
      outcome: 'encourage',
      when: oneOf('fuel', ['煤', '焦炭', '煤气', '其他']),
      then: '鼓励改用电力、天然气等清洁能源或由周边热电厂供热',
    }),
  ],
})
