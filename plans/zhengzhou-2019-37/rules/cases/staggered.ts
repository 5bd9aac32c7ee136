import { row, type RuleCases, type Written } from '@gongjian/domain/rule/case.ts'

const UPGRADED = '提标治理享受管控优惠'

/** 四（六）2. */
export const staggeredCases: RuleCases = {
  subject: 'staggered',
  cases: [
    row({}, { 绩效等级: '绿色环保引领', 产业结构调整指导目录类别: '允许类' }, 'keep', '引领企业原则上不错峰', {
      holds: 'staggered.leader',
    }),
    row({}, { 绩效等级: '绿色环保标准', 产业结构调整指导目录类别: '鼓励类' }, 'keep', '标准企业原则上豁免', {
      holds: 'staggered.standard',
    }),
    row({}, { 绩效等级: '一般', 产业结构调整指导目录类别: '允许类' }, 'keep', '一般企业差异化错峰', {
      holds: 'staggered.general',
    }),
    row({}, { 绩效等级: '限制类' }, 'keep', '限制类提高比例或停产', { holds: 'staggered.restricted' }),
    row({}, { 绩效等级: '绿色环保引领', 产业结构调整指导目录类别: '限制类' }, 'keep', '两个维度，限制类优先', {
      holds: 'staggered.restricted',
    }),
    row({}, { 绩效等级: '绿色环保标准', 产业结构调整指导目录类别: '限制类' }, 'keep', '标准企业也一样', {
      holds: 'staggered.restricted',
    }),
    row({}, { 产业结构调整指导目录类别: '限制类' }, 'keep', '绩效未定，已是限制类', { holds: 'staggered.restricted' }),
    row({}, { 绩效等级: '绿色环保引领' }, 'keep', '目录类别未定，还不能豁免', { holds: null }),
    row(
      {},
      { 绩效等级: '一般', 产业结构调整指导目录类别: '允许类', 绿色环保评比名单: '入选引领' },
      'keep',
      '公布名单入选引领，不再看原来的等级',
      {
        holds: 'staggered.leader',
      },
    ),
    row(
      {},
      { 绩效等级: '一般', 产业结构调整指导目录类别: '允许类', 绿色环保评比名单: '入选标准' },
      'keep',
      '公布名单入选标准',
      {
        holds: 'staggered.standard',
      },
    ),
    row(
      {},
      { 绩效等级: '绿色环保标准', 产业结构调整指导目录类别: '允许类', 绿色环保评比名单: '入选引领' },
      'keep',
      '标准企业评为引领，按引领',
      {
        holds: 'staggered.leader',
      },
    ),
    row(
      {},
      { 产业结构调整指导目录类别: '允许类', 绿色环保评比名单: '入选引领' },
      'keep',
      '没有分级：还可能是限制类，不能定',
      {
        holds: null,
      },
    ),
    row(
      {},
      { 绩效等级: '一般', 产业结构调整指导目录类别: '允许类', 绿色环保评比名单: '未入选' },
      'keep',
      '评了没有入选，按一般',
      {
        holds: 'staggered.general',
      },
    ),
    row(
      {},
      { 产业结构调整指导目录类别: '限制类', 绿色环保评比名单: '入选引领' },
      'keep',
      '在名单的限制类，限制类优先',
      {
        holds: 'staggered.restricted',
      },
    ),
    row(
      {},
      { 绩效等级: '一般', 产业结构调整指导目录类别: '允许类', [UPGRADED]: '是' },
      'keep',
      '提标治理达到要求、享受优惠，豁免',
      {
        holds: 'staggered.upgraded',
      },
    ),
    row(
      {},
      { 绩效等级: '一般', 产业结构调整指导目录类别: '允许类', [UPGRADED]: '否' },
      'keep',
      '达到要求而不享受优惠，按一般',
      {
        holds: 'staggered.general',
      },
    ),
    row(
      {},
      { 绩效等级: '一般', 产业结构调整指导目录类别: '限制类', [UPGRADED]: '是' },
      'keep',
      '限制类优先，提标治理不豁免',
      {
        holds: 'staggered.restricted',
      },
    ),
    row(
      {},
      { 绩效等级: '绿色环保标准', 产业结构调整指导目录类别: '允许类', [UPGRADED]: '是' },
      'keep',
      '标准企业提标治理，按标准',
      {
        holds: 'staggered.standard',
      },
    ),
    row({}, { 产业结构调整指导目录类别: '允许类', [UPGRADED]: '是' }, 'keep', '没有分级：还可能是限制类，不能定', {
      holds: null,
    }),
    row({}, { 绩效等级: '一般', 产业结构调整指导目录类别: '淘汰类' }, 'keep', '淘汰类由二（二）处理，错峰照一般', {
      holds: 'staggered.general',
    }),
  ],
}

const OF_ONE_LINE: Written = {
  绩效等级: '一般',
  产业结构调整指导目录类别: '允许类',
  错峰措施: '停产',
  管控对象: '生产线',
}

const LIMITED_RESTRICTED: Written = { 产业结构调整指导目录类别: '限制类', 错峰措施: '限产' }

const FEW_DAYS = '停限产天数不到错峰季一半且不到规定比例一半'

/** 限制类: 要提高错峰限产比例或实施停产. */
const belowGeneral = [
  row(
    OF_ONE_LINE,
    { ...LIMITED_RESTRICTED, 不严于同行业多数一般企业产线: '是' },
    'keep',
    '限制类限产 10 %，一般企业停产',
    { holds: 'season.restricted-below' },
  ),
  row(OF_ONE_LINE, { ...LIMITED_RESTRICTED, 不严于同行业多数一般企业产线: '否' }, 'keep', '高于一般企业的比例', {
    holds: null,
  }),
  row(OF_ONE_LINE, LIMITED_RESTRICTED, 'keep', '同行业没有一般企业，也没有规定比例，没有可比的', { holds: null }),
  row(
    OF_ONE_LINE,
    { ...LIMITED_RESTRICTED, 错峰措施: '停产', 不严于同行业多数一般企业产线: '是' },
    'keep',
    '只停一天也是停产，但远少于一般企业',
    { holds: 'season.restricted-below' },
  ),
  row(OF_ONE_LINE, { 错峰措施: '限产', 不严于同行业多数一般企业产线: '是' }, 'keep', '一般企业自己不比', {
    holds: null,
  }),
]

/** 四（六）: what is found in a plan. A row that passes is kept without a word. */
export const seasonCases: RuleCases = {
  subject: 'season',
  cases: [
    row(OF_ONE_LINE, {}, 'keep', '一般企业停产：没有发现', { holds: null }),
    row(OF_ONE_LINE, { 绩效等级: '绿色环保引领' }, 'keep', '引领企业停产', { holds: 'season.leader-limited' }),
    row(OF_ONE_LINE, { 绩效等级: '绿色环保引领', 错峰措施: '豁免' }, 'keep', '引领企业豁免', { holds: null }),
    row(OF_ONE_LINE, { 绩效等级: '绿色环保引领', 错峰措施: '限产' }, 'keep', '引领企业限产，比例再小也要说明', {
      holds: 'season.leader-limited',
    }),
    row(OF_ONE_LINE, { 绿色环保评比名单: '入选引领' }, 'keep', '在公布名单而停产', { holds: 'season.leader-limited' }),
    row(OF_ONE_LINE, { 绩效等级: '绿色环保标准' }, 'keep', '标准企业停产', { holds: 'season.standard-limited' }),
    row(
      OF_ONE_LINE,
      { 绩效等级: '绿色环保引领', 产业结构调整指导目录类别: '限制类' },
      'keep',
      '限制类优先，停产是对的',
      {
        holds: null,
      },
    ),
    row(
      OF_ONE_LINE,
      { 绩效等级: '绿色环保标准', 错峰措施: '豁免', 预警期间另加措施: '是' },
      'keep',
      '标准企业不错峰而写了预警措施',
      {
        holds: 'season.standard-alerted',
      },
    ),
    row(
      OF_ONE_LINE,
      { 绩效等级: '绿色环保标准', 错峰措施: '豁免', 预警期间另加措施: '否' },
      'keep',
      '标准企业不加预警措施',
      {
        holds: null,
      },
    ),
    row(
      OF_ONE_LINE,
      { 绩效等级: '绿色环保引领', 错峰措施: '豁免', 预警期间另加措施: '是' },
      'keep',
      '引领企业预警期间自主减排',
      {
        holds: null,
      },
    ),
    row(OF_ONE_LINE, { 预警期间另加措施: '是' }, 'keep', '一般企业写预警措施', { holds: null }),
    row(OF_ONE_LINE, { [UPGRADED]: '是', 错峰措施: '限产' }, 'keep', '提标治理达到要求、享受优惠而限产', {
      holds: 'season.upgraded-limited',
    }),
    row(OF_ONE_LINE, { [UPGRADED]: '是', 错峰措施: '豁免' }, 'keep', '提标治理达到要求、享受优惠，豁免', {
      holds: null,
    }),
    row(OF_ONE_LINE, { [UPGRADED]: '否' }, 'keep', '不享受优惠，停产没有发现', { holds: null }),
    row(
      OF_ONE_LINE,
      { [UPGRADED]: '是', 错峰措施: '豁免', 预警期间另加措施: '是' },
      'keep',
      '提标治理豁免而写了预警措施',
      {
        holds: 'season.upgraded-alerted',
      },
    ),
    row(OF_ONE_LINE, { 提标治理达到要求而没有享受管控优惠: '是' }, 'keep', '提标治理达到要求，没有给优惠而停产', {
      holds: 'season.upgrade-withheld',
    }),
    row(
      OF_ONE_LINE,
      { 提标治理达到要求而没有享受管控优惠: '是', 错峰措施: '豁免' },
      'keep',
      '没有写享受优惠，已经豁免',
      {
        holds: null,
      },
    ),
    row(OF_ONE_LINE, { 行业与企业国民经济行业代码的不一致: '是' }, 'keep', '砖瓦厂写成其他行业', {
      holds: 'season.trade-other',
    }),
    row(OF_ONE_LINE, { 行业与企业国民经济行业代码的不一致: '否' }, 'keep', '行业与代码一致', { holds: null }),
    row(OF_ONE_LINE, { 产业结构调整指导目录类别: '限制类', 错峰措施: '豁免' }, 'keep', '限制类豁免', {
      holds: 'season.restricted-exempt',
    }),
    row(
      OF_ONE_LINE,
      { 绩效等级: null, 产业结构调整指导目录类别: '限制类', 错峰措施: '豁免' },
      'keep',
      '没有分级的限制类豁免',
      {
        holds: 'season.restricted-exempt',
      },
    ),
    row(OF_ONE_LINE, { 产业结构调整指导目录类别: '限制类', [FEW_DAYS]: '是' }, 'keep', '限制类只停两天，等于豁免', {
      holds: 'season.restricted-exempt',
    }),
    row(OF_ONE_LINE, { 产业结构调整指导目录类别: '限制类', [FEW_DAYS]: '否' }, 'keep', '限制类全季停产', {
      holds: null,
    }),
    row(OF_ONE_LINE, { [FEW_DAYS]: '是' }, 'keep', '一般企业只停两天：须写理由，是否“一刀切”看各类多数', {
      holds: null,
    }),
    ...belowGeneral,
    row(OF_ONE_LINE, { 错峰措施: null }, 'keep', '措施未定，没有可核对的', { holds: null }),
    row(
      OF_ONE_LINE,
      { 管控对象: '企业', '企业内已分产线（工序）写明排放比重': '是' },
      'keep',
      '只有工序排放，全厂停产',
      {
        holds: 'season.whole-stopped',
      },
    ),
    row(OF_ONE_LINE, { 管控对象: '企业', '企业内已分产线（工序）写明排放比重': '否' }, 'keep', '各工序都不写排放', {
      holds: null,
    }),
    row(OF_ONE_LINE, { 管控对象: '企业' }, 'keep', '没有分到工序，不知是否只有部分排放', { holds: null }),
    row(
      OF_ONE_LINE,
      { 管控对象: '企业', 错峰措施: '限产', '企业内已分产线（工序）写明排放比重': '是' },
      'keep',
      '全厂限产不在此列',
      {
        holds: null,
      },
    ),
    row(OF_ONE_LINE, { 占企业排放比重: 0 }, 'keep', '比重为 0 的产线停产', { holds: 'season.idle-stopped' }),
    row(OF_ONE_LINE, { 占企业排放比重: 0.01 }, 'keep', '略大于 0：有排放', { holds: null }),
    row(OF_ONE_LINE, { 占企业排放比重: null }, 'keep', '比重未知不等于 0', { holds: null }),
    row(OF_ONE_LINE, { 最短连续运行天数: 30, 与前后一轮之间的运行天数: 29 }, 'keep', '差一天', {
      holds: 'season.short-run',
    }),
    row(OF_ONE_LINE, { 最短连续运行天数: 30, 与前后一轮之间的运行天数: 30 }, 'keep', '恰好够', { holds: null }),
    row(OF_ONE_LINE, { 最短连续运行天数: 30 }, 'keep', '只停一轮，没有两轮之间', { holds: null }),
    row(OF_ONE_LINE, { 与前后一轮之间的运行天数: 1 }, 'keep', '不知最短连续运行天数', { holds: null }),
  ],
}
