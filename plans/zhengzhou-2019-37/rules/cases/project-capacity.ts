import { row, type RuleCase } from '@gongjian/domain/rule/case.ts'
import { CEMENT, CHEMICAL, PLAIN } from './project-base.ts'

/** 二（一）2（3）: 单纯新增产能, and what a code decides. */
export const surplusCases: readonly RuleCase[] = [
  row(PLAIN, {}, 'clear', '未触及任何禁限'),
  ...['钢铁', '电解铝', '水泥', '玻璃', '传统煤化工', '焦化', '铸造', '铝用炭素'].map((trade) =>
    row(
      { ...CHEMICAL, 产能置换方式: '等量置换' },
      { 行业类别: trade, 单纯新增产能: '是' },
      'prohibited',
      `新建单纯新增产能的${trade}`,
      {
        clause: '2.1.2.3',
      },
    ),
  ),
  ...['钢铁', '电解铝', '玻璃', '传统煤化工', '焦化', '铸造', '铝用炭素'].map((trade) =>
    row(
      { ...CHEMICAL, 产能置换方式: '等量置换' },
      { 行业类别: trade, 单纯新增产能: '是', 建设性质: '扩建' },
      'prohibited',
      `扩建单纯新增产能的${trade}`,
      { clause: '2.1.2.3' },
    ),
  ),
  ...['耐火材料', '陶瓷', '化工', '其他'].map((trade) =>
    row(
      trade === '化工' ? CHEMICAL : PLAIN,
      { 行业类别: trade, 单纯新增产能: '是' },
      'clear',
      `${trade}不在单纯新增产能的八个行业之列`,
    ),
  ),
  row(CEMENT, {}, 'clear', '水泥，减量置换，不是单纯新增产能'),
  row(CEMENT, { 单纯新增产能: '是' }, 'prohibited', '水泥单纯新增产能（原则上）', { clause: '2.1.2.3' }),
  row(CEMENT, { 单纯新增产能: '是', 建设性质: '扩建' }, 'prohibited', '扩建也在内', { clause: '2.1.2.3' }),
  row(CEMENT, { 单纯新增产能: '是', 建设性质: '改建' }, 'clear', '改建不在“新建、扩建”之列，且已减量置换'),
  row(CEMENT, { 单纯新增产能: '是', 建设性质: '技术改造' }, 'clear', '技术改造不在“新建、扩建”之列，且已减量置换'),
  row(CEMENT, { 单纯新增产能: null }, 'unknown', '不知是否单纯新增产能', { missing: ['单纯新增产能'] }),
  row(CEMENT, { 单纯新增产能: '是', 建设性质: null }, 'unknown', '不知建设性质', { missing: ['建设性质'] }),
  row(CEMENT, { 行业类别: null, 国民经济行业代码: '3011', 单纯新增产能: '是' }, 'prohibited', '代码 3011 就是水泥', {
    clause: '2.1.2.3',
  }),
  row(
    CEMENT,
    { 行业类别: '其他', 国民经济行业代码: '3011', 单纯新增产能: '是' },
    'prohibited',
    '写作其他，代码仍是水泥',
    {
      clause: '2.1.2.3',
    },
  ),
  row(
    PLAIN,
    { 行业类别: null, 国民经济行业代码: 3110, 单纯新增产能: '是', 产能置换方式: '等量置换' },
    'prohibited',
    '代码 3110 就是钢铁',
    {
      clause: '2.1.2.3',
    },
  ),
  row(
    PLAIN,
    { 行业类别: null, 国民经济行业代码: 'C3041', 单纯新增产能: '是', 产能置换方式: '等量置换' },
    'prohibited',
    '平板玻璃',
    {
      clause: '2.1.2.3',
    },
  ),
  row(
    PLAIN,
    { 行业类别: null, 国民经济行业代码: '3391', 单纯新增产能: '是', 产能置换方式: '等量置换' },
    'prohibited',
    '黑色金属铸造',
    {
      clause: '2.1.2.3',
    },
  ),
  row(
    PLAIN,
    { 行业类别: null, 国民经济行业代码: '3091', 单纯新增产能: '是', 产能置换方式: '等量置换' },
    'unknown',
    '碳素不都是铝用',
    {
      missing: ['行业类别'],
    },
  ),
  row(
    PLAIN,
    { 行业类别: null, 国民经济行业代码: '3216', 单纯新增产能: '是', 产能置换方式: '等量置换' },
    'unknown',
    '铝冶炼也可能是氧化铝、再生铝',
    {
      missing: ['行业类别'],
    },
  ),
  row(
    PLAIN,
    { 行业类别: null, 国民经济行业代码: '30', 单纯新增产能: '是', 产能置换方式: '等量置换' },
    'unknown',
    '两位代码不能定行业',
    {
      missing: ['行业类别'],
    },
  ),
  row(PLAIN, { 行业类别: null, 国民经济行业代码: '3911', 单纯新增产能: '是' }, 'clear', '计算机制造，代码已定为其他'),
  row(PLAIN, { 行业类别: null, 单纯新增产能: '是' }, 'unknown', '行业和代码都不知', { missing: ['行业类别'] }),
  row(
    PLAIN,
    { 单纯新增产能: '是', 产能过剩行业: '是', 产能置换方式: '等量置换' },
    'prohibited',
    '其他产能过剩行业也禁止单纯新增',
    {
      clause: '2.1.1',
    },
  ),
  row(PLAIN, { 单纯新增产能: '是', 产能过剩行业: null, 产能置换方式: '等量置换' }, 'unknown', '不知是否产能过剩行业', {
    missing: ['产能过剩行业'],
  }),
  row(
    PLAIN,
    { 行业类别: null, 单纯新增产能: '是', 产能过剩行业: '是', 产能置换方式: '等量置换' },
    'prohibited',
    '属哪个行业都禁止，不必再问',
  ),
]

/** 二（一）2（4）（5）, 三（一）2（2）: capacity that is moved. */
export const replacementCases: readonly RuleCase[] = [
  ...['钢铁', '水泥', '电解铝'].flatMap((trade) => [
    row(CEMENT, { 行业类别: trade, 产能置换方式: '省内置换' }, 'prohibited', `${trade}不再实施省内产能置换`, {
      clause: '2.1.2.5',
    }),
    row(
      CEMENT,
      { 行业类别: trade, 产能置换方式: '企业内部大型化置换', 骨干企业: '是' },
      'clear',
      `${trade}骨干企业内部大型化置换可以实施`,
    ),
    row(CEMENT, { 行业类别: trade, 产能置换方式: '企业内部大型化置换' }, 'prohibited', `${trade}不是骨干企业`, {
      clause: '2.1.2.5',
    }),
    row(
      CEMENT,
      { 行业类别: trade, 产能置换方式: '企业内部大型化置换', 骨干企业: null },
      'unknown',
      `${trade}不知是否骨干企业`,
      {
        missing: ['骨干企业'],
      },
    ),
  ]),
  row(CEMENT, { 产能置换方式: '省内置换', 建设性质: '技术改造' }, 'prohibited', '技术改造也不得省内置换', {
    clause: '2.1.2.5',
  }),
  row(CEMENT, { 产能置换方式: '无' }, 'prohibited', '产能过剩行业新建而没有置换', { clause: '3.1.2.2' }),
  row(CEMENT, { 产能置换方式: '无', 建设性质: '扩建' }, 'prohibited', '扩建而没有置换', { clause: '3.1.2.2' }),
  row(CEMENT, { 产能置换方式: '无', 建设性质: '改建' }, 'clear', '不新增产能的改建不需置换'),
  row(CEMENT, { 产能置换方式: '等量置换' }, 'clear', '等量置换'),
  row(CEMENT, { 产能置换方式: null }, 'unknown', '不知怎样置换', { missing: ['产能置换方式'] }),
  row(CEMENT, { 产能置换方式: '无', 建设性质: '技术改造' }, 'clear', '不新增产能的技术改造不需置换'),
  row(CEMENT, { 产能置换方式: '无', 建设性质: '技术改造', 单纯新增产能: '是' }, 'prohibited', '借技术改造扩大产能', {
    clause: '3.1.2.2',
  }),
  row(CEMENT, { 产能置换方式: '无', 产能过剩行业: '否' }, 'clear', '申报写明不是产能过剩行业的，由人核对'),
  row(
    PLAIN,
    { 行业类别: '玻璃', 产能过剩行业: '是', 产能置换方式: '省内置换' },
    'prohibited',
    '省内置换没有写等量或减量',
    { clause: '3.1.2.2' },
  ),
  row(PLAIN, { 产能过剩行业: '是', 产能置换方式: '减量置换' }, 'clear', '减量置换'),
  row(PLAIN, { 产能过剩行业: '是', 产能置换方式: '无' }, 'prohibited', '没有置换', { clause: '3.1.2.2' }),
  row(PLAIN, { 产能过剩行业: null }, 'unknown', '没有置换，就要知道是否产能过剩行业', { missing: ['产能过剩行业'] }),
  row(PLAIN, { 承接转移项目: '是', 属于过剩或落后产能: '是' }, 'prohibited', '承接落后产能', { clause: '2.1.2.4' }),
  row(
    PLAIN,
    { 承接转移项目: '是', 属于过剩或落后产能: '是', 建设性质: '技术改造' },
    'prohibited',
    '“不得承接”不分建设性质',
    { clause: '2.1.2.4' },
  ),
  row(PLAIN, { 承接转移项目: null, 属于过剩或落后产能: null }, 'unknown', '是否承接、是否过剩落后都不知', {
    missing: ['承接转移项目', '属于过剩或落后产能'],
  }),
  row(PLAIN, { 承接转移项目: '是' }, 'clear', '承接转移但不是过剩落后产能'),
  row(PLAIN, { 属于过剩或落后产能: '是' }, 'clear', '不是承接转移的'),
  row(PLAIN, { 承接转移项目: '是', 属于过剩或落后产能: null }, 'unknown', '要看是否过剩落后', {
    missing: ['属于过剩或落后产能'],
  }),
  row(PLAIN, { 承接转移项目: null, 属于过剩或落后产能: '是' }, 'unknown', '要看是否承接转移', {
    missing: ['承接转移项目'],
  }),
]
