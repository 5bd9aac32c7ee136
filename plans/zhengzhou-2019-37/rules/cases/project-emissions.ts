import { row, type RuleCase } from '@gongjian/domain/rule/case.ts'
import { CEMENT, PLAIN, VOCS } from './project-base.ts'

/** 二（一）2（3）, 四（五）: coal and energy. */
export const coalCases: readonly RuleCase[] = [
  ...['耐火材料', '陶瓷'].flatMap((trade) => [
    row(PLAIN, { 行业类别: trade, 燃料: '煤' }, 'prohibited', `新建燃煤${trade}`, { clause: ['2.1.2.3', '4.5.2.2'] }),
    row(PLAIN, { 行业类别: trade, 燃料: '煤', 建设性质: '改建' }, 'clear', `改建燃煤${trade}不在“新建、扩建”之列`),
    row(PLAIN, { 行业类别: trade }, 'clear', `用天然气的${trade}`),
    row(PLAIN, { 行业类别: trade, 燃料: null }, 'unknown', `${trade}不知燃料`, { missing: ['燃料'] }),
  ]),
  ...['耐火材料', '陶瓷'].map((trade) =>
    row(PLAIN, { 行业类别: trade, 燃料: '煤炭', 建设性质: '扩建' }, 'prohibited', `扩建燃煤${trade}`, {
      clause: ['2.1.2.3', '4.5.2.2'],
    }),
  ),
  row(PLAIN, { 行业类别: null, 国民经济行业代码: '3089', 燃料: '煤' }, 'prohibited', '代码 3089 就是耐火材料', {
    clause: ['2.1.2.3', '4.5.2.2'],
  }),
  row(PLAIN, { 燃料: '无' }, 'clear', '不用燃料'),
  row(PLAIN, { 燃料: '燃煤', 建设性质: null }, 'unknown', '要看是不是新建、扩建', { missing: ['建设性质'] }),
  row(PLAIN, { 年耗煤量: '0.5万吨/年' }, 'prohibited', '单位写在数里', { clause: '4.5.2.2' }),
  row(PLAIN, { 年耗煤量: 1 }, 'prohibited', '新建耗煤项目，一吨也是耗煤', { clause: '4.5.2.2' }),
  row(PLAIN, { 年耗煤量: 0.001 }, 'prohibited', '不到一吨也是耗煤', { clause: '4.5.2.2' }),
  row(PLAIN, { 年耗煤量: 1000, 建设性质: '扩建' }, 'prohibited', '扩建耗煤项目', { clause: '4.5.2.2' }),
  row(PLAIN, { 年耗煤量: 1000, 建设性质: '改建' }, 'clear', '改建不在“新（扩）建”之列'),
  row(PLAIN, { 年耗煤量: 1000, 建设性质: '技术改造' }, 'clear', '技术改造不在“新（扩）建”之列'),
  row(PLAIN, { 燃料: '煤', 年耗煤量: null }, 'prohibited', '烧煤就是耗煤，用量不知也一样', { clause: '4.5.2.2' }),
  row(PLAIN, { 年耗煤量: null }, 'unknown', '煤也可以作原料，要问用量', { missing: ['年耗煤量'] }),
  row(PLAIN, { 燃料: '焦炭' }, 'clear', '焦炭不是煤'),
  row(PLAIN, { 燃料: null }, 'unknown', '不知燃料', { missing: ['燃料'] }),
  row(PLAIN, { 高耗能项目: '是' }, 'clear', '高耗能但达到国际先进水平'),
  row(PLAIN, { 高耗能项目: '是', 单位产品能耗达到国际先进水平: '否' }, 'prohibited', '高耗能而未达到', {
    clause: '4.5.2.3',
  }),
  row(
    PLAIN,
    { 高耗能项目: '是', 单位产品能耗达到国际先进水平: '否', 建设性质: '扩建' },
    'clear',
    '条款只写“新建高耗能项目”',
  ),
  ...['改建', '技术改造'].map((nature) =>
    row(
      PLAIN,
      { 高耗能项目: '是', 单位产品能耗达到国际先进水平: '否', 建设性质: nature },
      'clear',
      `${nature}不是“新建高耗能项目”`,
    ),
  ),
  row(PLAIN, { 高耗能项目: '是', 单位产品能耗达到国际先进水平: null }, 'unknown', '要看能耗水平', {
    missing: ['单位产品能耗达到国际先进水平'],
  }),
  row(PLAIN, { 高耗能项目: null, 单位产品能耗达到国际先进水平: '否' }, 'unknown', '要看是否高耗能', {
    missing: ['高耗能项目'],
  }),
  row(PLAIN, { 高耗能项目: null }, 'clear', '已达国际先进水平，是否高耗能不必再问'),
]

/** 四（四）; and time. */
export const vocCases: readonly RuleCase[] = [
  row(VOCS, {}, 'conditional', '入园、等量替代：以废气收集治理为条件', { clause: '4.4.2.3' }),
  row(VOCS, { 位于工业园区: '否' }, 'prohibited', '新建涉VOCs企业未入园', { clause: '4.4.2.2' }),
  row(VOCS, { 位于工业园区: null }, 'unknown', '不知是否入园', { missing: ['位于工业园区'] }),
  row(VOCS, { 位于工业园区: null, 位于化工园区: '是' }, 'conditional', '在化工园区就是入园', { clause: '4.4.2.3' }),
  row(VOCS, { VOCs削减替代量: 12.4999 }, 'prohibited', '替代量略少', { clause: '4.4.2.2' }),
  row(VOCS, { VOCs削减替代量: 12.5001 }, 'conditional', '替代量略多', { clause: '4.4.2.3' }),
  row(VOCS, { VOCs排放量: '12500kg/a' }, 'conditional', '12500 千克/年就是 12.5 吨/年', { clause: '4.4.2.3' }),
  row(VOCS, { 建设性质: null }, 'unknown', '要看建设性质', { missing: ['建设性质'] }),
  row(VOCS, { 位于工业园区: '否', VOCs削减替代量: null, VOCs替代倍数要求: null }, 'prohibited', '未入园已可定', {
    clause: '4.4.2.2',
  }),
  row(VOCS, { 生产或使用高VOCs含量溶剂型涂料油墨胶粘剂: '是' }, 'prohibited', '禁止先于条件', { clause: '4.4.2.4' }),
  row(VOCS, { 年耗煤量: null }, 'unknown', '条件成立，但可能还有禁止：信息不足先于有条件', { missing: ['年耗煤量'] }),
  row(VOCS, { VOCs替代倍数要求: '2' }, 'prohibited', '要求倍量而只有等量', { clause: '4.4.2.2' }),
  row(VOCS, { VOCs替代倍数要求: '倍量', VOCs削减替代量: 25 }, 'conditional', '倍量就是两倍', { clause: '4.4.2.3' }),
  row(VOCS, { VOCs替代倍数要求: 2, VOCs削减替代量: 25 }, 'conditional', '恰为两倍', { clause: '4.4.2.3' }),
  row(VOCS, { VOCs替代倍数要求: 2, VOCs削减替代量: 24.9999 }, 'prohibited', '略少于两倍', { clause: '4.4.2.2' }),
  row(VOCS, { VOCs替代倍数要求: null }, 'unknown', '等量已够，倍量不够，要看要求', { missing: ['VOCs替代倍数要求'] }),
  row(VOCS, { VOCs替代倍数要求: null, VOCs削减替代量: 10 }, 'prohibited', '等量都不够，倍数不必再问', {
    clause: '4.4.2.2',
  }),
  row(VOCS, { VOCs替代倍数要求: null, VOCs削减替代量: 25 }, 'conditional', '两倍都够，倍数不必再问', {
    clause: '4.4.2.3',
  }),
  row(VOCS, { VOCs排放量: 0.1, VOCs削减替代量: 0.2, VOCs替代倍数要求: '2' }, 'conditional', '0.1 的两倍就是 0.2', {
    clause: '4.4.2.3',
  }),
  row(VOCS, { VOCs排放量: 0.15, VOCs削减替代量: 0.3, VOCs替代倍数要求: '2' }, 'conditional', '0.15 的两倍就是 0.3', {
    clause: '4.4.2.3',
  }),
  row(VOCS, { VOCs削减替代量: null }, 'unknown', '不知替代量', { missing: ['VOCs削减替代量'] }),
  row(VOCS, { VOCs排放量: null }, 'unknown', '不知排放量', { missing: ['VOCs排放量'] }),
  row(PLAIN, { VOCs排放量: 0, VOCs削减替代量: null, VOCs替代倍数要求: null }, 'clear', '不排VOCs，替代不必再问'),
  row(VOCS, { VOCs排放量: 0.0001, VOCs削减替代量: 0 }, 'prohibited', '排一点也是涉VOCs', { clause: '4.4.2.2' }),
  row(
    VOCS,
    { 建设性质: '扩建', 位于工业园区: '否', VOCs削减替代量: 0 },
    'conditional',
    '入园和替代只写“新建”；治理条件含扩建',
    {
      clause: '4.4.2.3',
    },
  ),
  row(VOCS, { 建设性质: '改建', VOCs削减替代量: 0 }, 'conditional', '改建也要收集治理', { clause: '4.4.2.3' }),
  row(VOCS, { 建设性质: '技术改造', VOCs削减替代量: 0 }, 'clear', '“新建、改建、扩建”不含技术改造'),
  row(VOCS, { 建设性质: '扩建', VOCs排放量: null, VOCs削减替代量: null }, 'unknown', '有无条件要看排放量', {
    missing: ['VOCs排放量'],
  }),
  row(PLAIN, { 生产或使用高VOCs含量溶剂型涂料油墨胶粘剂: '是' }, 'prohibited', '高VOCs含量溶剂型涂料', {
    clause: '4.4.2.4',
  }),
  row(
    PLAIN,
    { 生产或使用高VOCs含量溶剂型涂料油墨胶粘剂: '是', 建设性质: '技术改造' },
    'prohibited',
    '“禁止建设”不分性质',
    {
      clause: '4.4.2.4',
    },
  ),
  row(PLAIN, { 生产或使用高VOCs含量溶剂型涂料油墨胶粘剂: null }, 'unknown', '不知是否高VOCs', {
    missing: ['生产或使用高VOCs含量溶剂型涂料油墨胶粘剂'],
  }),
  row({}, { 生产或使用高VOCs含量溶剂型涂料油墨胶粘剂: '是' }, 'prohibited', '有一条禁止即可定', { clause: '4.4.2.4' }),
  row({}, {}, 'unknown', '什么也不知', { missing: ['建设性质', '行业类别'] }),
  row(CEMENT, { 单纯新增产能: '是' }, 'clear', '方案成文之前不适用', { on: '2019-06-09' }),
  row(CEMENT, { 单纯新增产能: '是' }, 'prohibited', '成文当日起适用', { on: '2019-06-10', clause: '2.1.2.3' }),
  row(CEMENT, { 单纯新增产能: '是' }, 'prohibited', '2020 年底之后仍适用', { on: '2021-01-01', clause: '2.1.2.3' }),
]
