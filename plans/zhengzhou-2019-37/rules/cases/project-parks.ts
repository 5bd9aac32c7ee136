import { row, type RuleCase } from '@gongjian/domain/rule/case.ts'
import { CHEMICAL, PLAIN } from './project-base.ts'

/** 二（一）2（3）, 六（二）2（2）: parks. */
export const parkCases: readonly RuleCase[] = [
  row(CHEMICAL, {}, 'clear', '化工企业进化工园区，园区设施完善'),
  row(CHEMICAL, { 位于化工园区: '否' }, 'prohibited', '化工园区外新建化工企业', { clause: '2.1.2.3' }),
  row(CHEMICAL, { 位于化工园区: '否', 位于工业园区: '否' }, 'prohibited', '园区外新建化工企业', { clause: '2.1.2.3' }),
  row(CHEMICAL, { 位于化工园区: null, 位于工业园区: '否' }, 'prohibited', '不在任何园区，自然不在化工园区', {
    clause: '2.1.2.3',
  }),
  row(CHEMICAL, { 位于化工园区: null }, 'unknown', '在园区，但不知是不是化工园区', { missing: ['位于化工园区'] }),
  row(CHEMICAL, { 位于化工园区: '否', 建设性质: '扩建' }, 'clear', '园区外既有化工企业扩建不属“新建化工企业”'),
  row(CHEMICAL, { 位于化工园区: '否', 建设性质: '技术改造' }, 'clear', '园区外既有化工企业技术改造'),
  row(CHEMICAL, { 园区环保基础设施完善且稳定运行: '否' }, 'prohibited', '园区设施不完善，不批新建化工', {
    clause: '2.1.2.3',
  }),
  row(CHEMICAL, { 园区环保基础设施完善且稳定运行: '否', 建设性质: '改建' }, 'prohibited', '不批改建化工', {
    clause: '2.1.2.3',
  }),
  row(CHEMICAL, { 园区环保基础设施完善且稳定运行: '否', 建设性质: '扩建' }, 'prohibited', '不批扩建化工', {
    clause: '2.1.2.3',
  }),
  row(CHEMICAL, { 园区环保基础设施完善且稳定运行: '否', 建设性质: '技术改造' }, 'clear', '“新改扩建”不含技术改造'),
  row(CHEMICAL, { 园区环保基础设施完善且稳定运行: null }, 'unknown', '不知园区设施', {
    missing: ['园区环保基础设施完善且稳定运行'],
  }),
  row(
    CHEMICAL,
    { 位于化工园区: null, 位于工业园区: null, 园区环保基础设施完善且稳定运行: '否' },
    'prohibited',
    '园区内外都不批，位置不必再问',
  ),
  row(CHEMICAL, { 行业类别: null, 国民经济行业代码: '2631', 位于化工园区: '否' }, 'prohibited', '农药是化工', {
    clause: '2.1.2.3',
  }),
  row(
    CHEMICAL,
    { 行业类别: null, 国民经济行业代码: '2614', 位于化工园区: '否' },
    'prohibited',
    '有机原料，传统煤化工或其他化工都是化工',
    {
      clause: '2.1.2.3',
    },
  ),
  row(CHEMICAL, { 行业类别: null, 国民经济行业代码: '2521', 位于化工园区: '否' }, 'prohibited', '炼焦按化工对待', {
    clause: '2.1.2.3',
  }),
  row(CHEMICAL, { 行业类别: null, 国民经济行业代码: '2710', 位于化工园区: '否' }, 'unknown', '制药不都是化工', {
    missing: ['行业类别'],
  }),
  row(
    CHEMICAL,
    { 行业类别: '其他', 国民经济行业代码: '2631', 位于化工园区: '否' },
    'prohibited',
    '写作其他，代码仍是化工',
    {
      clause: '2.1.2.3',
    },
  ),
  row(CHEMICAL, { 位于化工园区: '否', 建设性质: null }, 'unknown', '要看是不是新建', { missing: ['建设性质'] }),
  row(
    CHEMICAL,
    { 位于化工园区: '否', 建设性质: '扩建', 园区环保基础设施完善且稳定运行: '否' },
    'prohibited',
    '一般工业园区设施不完善，同样不批',
    {
      clause: '2.1.2.3',
    },
  ),
  row(PLAIN, { 园区环保基础设施完善且稳定运行: '否' }, 'clear', '不是化工，园区设施不影响本款'),
  row(PLAIN, { 园区环保基础设施完善且稳定运行: null }, 'clear', '不是化工，不必问园区设施'),
  ...['焦化', '传统煤化工'].map((trade) =>
    row(
      { ...CHEMICAL, 产能置换方式: '减量置换' },
      { 行业类别: trade, 位于化工园区: '否' },
      'prohibited',
      `${trade}按化工对待`,
      {
        clause: '2.1.2.3',
      },
    ),
  ),
  row(PLAIN, { 新建化工园区: '是' }, 'prohibited', '禁止新增化工园区', { clause: '2.1.2.3' }),
  row(PLAIN, { 新建化工园区: null }, 'unknown', '不知是否新设化工园区', { missing: ['新建化工园区'] }),
  row({}, { 新建化工园区: '是' }, 'prohibited', '只知是新设化工园区', { clause: '2.1.2.3' }),
  row(PLAIN, { 新建自备井: '是' }, 'prohibited', '园区内不再审批自备井', { clause: '6.2.2.2' }),
  row(PLAIN, { 新建自备井: '是', 建设性质: '技术改造' }, 'prohibited', '“不再审批”不分建设性质', { clause: '6.2.2.2' }),
  row(PLAIN, { 新建自备井: null }, 'unknown', '在园区，不知是否打井', { missing: ['新建自备井'] }),
  row(PLAIN, { 新建自备井: null, 位于工业园区: '否' }, 'clear', '不在园区，是否打井不影响本款'),
  row(PLAIN, { 新建自备井: '是', 位于工业园区: '否' }, 'clear', '园区外的自备井不在本款'),
  row(PLAIN, { 新建自备井: '是', 位于工业园区: null }, 'unknown', '要看是否在园区', { missing: ['位于工业园区'] }),
  row(PLAIN, { 新建自备井: '是', 位于工业园区: null, 位于化工园区: '是' }, 'prohibited', '化工园区也是工业园区', {
    clause: '6.2.2.2',
  }),
  row(PLAIN, { 位于工业园区: null }, 'clear', '不涉VOCs、不打井，园区不必再问'),
]
