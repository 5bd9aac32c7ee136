import { row, type RuleCase, type RuleCases, type Written } from './case.ts'

/** A project that touches nothing; each case changes what it is about. */
const PLAIN: Written = {
  建设性质: '新建',
  行业类别: '其他',
  单纯新增产能: '否',
  燃料: '天然气',
  位于工业园区: '是',
  位于化工园区: '否',
  新建化工园区: '否',
  园区环保基础设施完善且稳定运行: '是',
  承接转移项目: '否',
  属于过剩或落后产能: '否',
  产能置换方式: '无',
  骨干企业: '否',
  产能过剩行业: '否',
  VOCs排放量: 0,
  VOCs削减替代量: 0,
  VOCs替代倍数要求: '1',
  生产或使用高VOCs含量溶剂型涂料油墨胶粘剂: '否',
  年耗煤量: 0,
  高耗能项目: '否',
  单位产品能耗达到国际先进水平: '是',
  新建自备井: '否',
}

const CEMENT: Written = { ...PLAIN, 行业类别: '水泥', 产能过剩行业: null, 产能置换方式: '减量置换' }
const CHEMICAL: Written = { ...PLAIN, 行业类别: '化工', 位于化工园区: '是' }
const VOCS: Written = { ...PLAIN, VOCs排放量: 12.5, VOCs削减替代量: 12.5 }

const SURPLUS: readonly RuleCase[] = [
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
  ...['耐火材料', '陶瓷', '其他'].map((trade) =>
    row(PLAIN, { 行业类别: trade, 单纯新增产能: '是' }, 'clear', `${trade}不在单纯新增产能的八个行业之列`),
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

const REPLACEMENT: readonly RuleCase[] = [
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
  row(PLAIN, { 承接转移项目: '是' }, 'clear', '承接转移但不是过剩落后产能'),
  row(PLAIN, { 属于过剩或落后产能: '是' }, 'clear', '不是承接转移的'),
  row(PLAIN, { 承接转移项目: '是', 属于过剩或落后产能: null }, 'unknown', '要看是否过剩落后', {
    missing: ['属于过剩或落后产能'],
  }),
  row(PLAIN, { 承接转移项目: null, 属于过剩或落后产能: '是' }, 'unknown', '要看是否承接转移', {
    missing: ['承接转移项目'],
  }),
]

const PARKS: readonly RuleCase[] = [
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
  row(PLAIN, { 新建自备井: '是', 位于工业园区: '否' }, 'clear', '园区外的自备井不在本款'),
  row(PLAIN, { 新建自备井: '是', 位于工业园区: null }, 'unknown', '要看是否在园区', { missing: ['位于工业园区'] }),
  row(PLAIN, { 新建自备井: '是', 位于工业园区: null, 位于化工园区: '是' }, 'prohibited', '化工园区也是工业园区', {
    clause: '6.2.2.2',
  }),
  row(PLAIN, { 位于工业园区: null }, 'clear', '不涉VOCs、不打井，园区不必再问'),
]

const COAL_AND_ENERGY: readonly RuleCase[] = [
  ...['耐火材料', '陶瓷'].flatMap((trade) => [
    row(PLAIN, { 行业类别: trade, 燃料: '煤' }, 'prohibited', `新建燃煤${trade}`, { clause: ['2.1.2.3', '4.5.2.2'] }),
    row(PLAIN, { 行业类别: trade, 燃料: '煤', 建设性质: '改建' }, 'clear', `改建燃煤${trade}不在“新建、扩建”之列`),
    row(PLAIN, { 行业类别: trade }, 'clear', `用天然气的${trade}`),
    row(PLAIN, { 行业类别: trade, 燃料: null }, 'unknown', `${trade}不知燃料`, { missing: ['燃料'] }),
  ]),
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
  row(PLAIN, { 高耗能项目: '是', 单位产品能耗达到国际先进水平: null }, 'unknown', '要看能耗水平', {
    missing: ['单位产品能耗达到国际先进水平'],
  }),
  row(PLAIN, { 高耗能项目: null, 单位产品能耗达到国际先进水平: '否' }, 'unknown', '要看是否高耗能', {
    missing: ['高耗能项目'],
  }),
  row(PLAIN, { 高耗能项目: null }, 'clear', '已达国际先进水平，是否高耗能不必再问'),
]

const VOC_RULES: readonly RuleCase[] = [
  row(VOCS, {}, 'conditional', '入园、等量替代：以废气收集治理为条件', { clause: '4.4.2.3' }),
  row(VOCS, { 位于工业园区: '否' }, 'prohibited', '新建涉VOCs企业未入园', { clause: '4.4.2.2' }),
  row(VOCS, { 位于工业园区: null }, 'unknown', '不知是否入园', { missing: ['位于工业园区'] }),
  row(VOCS, { 位于工业园区: null, 位于化工园区: '是' }, 'conditional', '在化工园区就是入园', { clause: '4.4.2.3' }),
  row(VOCS, { VOCs削减替代量: 12.4999 }, 'prohibited', '替代量略少', { clause: '4.4.2.2' }),
  row(VOCS, { VOCs削减替代量: 12.5001 }, 'conditional', '替代量略多', { clause: '4.4.2.3' }),
  row(VOCS, { VOCs替代倍数要求: '2' }, 'prohibited', '要求倍量而只有等量', { clause: '4.4.2.2' }),
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

/** 二（一） with 三（一）, 四（四）, 四（五）, 六（二）. */
export const projectCases: RuleCases = {
  subject: 'project',
  cases: [...SURPLUS, ...REPLACEMENT, ...PARKS, ...COAL_AND_ENERGY, ...VOC_RULES],
}
