import { REVIEW_FIELDS } from '@gongjian/domain/entry-review/fields.ts'
import { byField, continuing } from '@gongjian/domain/register/due.ts'
import {
  choice,
  count,
  day,
  dayDone,
  industry,
  itemOf,
  money,
  note,
  quantity,
  required,
  text,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { countOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import {
  CLOSED,
  END_2020,
  FUELS,
  is,
  KEPT,
  known,
  NOT_CLOSED,
  PARK_KINDS,
  PARK_LEVELS,
  recordViews,
  view,
  workViews,
} from './words.ts'

/** 二（一）: what a project is asked before it may begin; the labels are the facts of the entry rules. */
export const projects = register('projects', {
  title: '项目准入审查',
  clause: '2.1',
  subject: 'project',
  counter: '个',
  purpose:
    '拟建项目逐个审查：是否触及方案和“三线一单”的禁止、限制，谁决定、凭什么决定，与审查结论不一致的决定须有理由。',
  fields: {
    code: text('项目代码', { aliases: ['在线审批平台代码', '投资项目代码', '立项代码'], indexed: true, longest: 40 }),
    procedure: choice('审批方式', ['审批', '核准', '备案'], { aliases: ['立项方式', '办理类型'] }),
    nature: required(choice('建设性质', ['新建', '改建', '扩建', '技术改造'], { aliases: ['项目性质'] })),
    industryClass: industry('国民经济行业代码', { aliases: ['行业代码', '国民经济行业'] }),
    trade: choice(
      '行业类别',
      ['钢铁', '电解铝', '水泥', '玻璃', '传统煤化工', '焦化', '铸造', '铝用炭素', '耐火材料', '陶瓷', '化工', '其他'],
      { aliases: ['行业', '所属行业'] },
    ),
    product: text('主要产品', { aliases: ['产品', '产品方案'] }),
    newCapacity: quantity('净新增产能', '', {
      aliases: ['新增产能', '建设规模'],
      help: '单位写在“产能单位”一列',
      unitColumn: '产能单位',
    }),
    capacityUnit: text('产能单位', { longest: 20 }),
    onlyAddsCapacity: yesNo('单纯新增产能', { aliases: ['是否单纯新增产能'], clause: '2.1.2.3' }),
    surplusIndustry: yesNo('产能过剩行业', { aliases: ['是否产能过剩行业'], clause: '3.1.2.2' }),
    replacement: choice('产能置换方式', ['无', '省内置换', '企业内部大型化置换', '等量置换', '减量置换'], {
      aliases: ['产能置换', '置换方式'],
      clause: '2.1.2.5',
    }),
    backbone: yesNo('骨干企业', { aliases: ['是否骨干企业'], clause: '2.1.2.5' }),
    equipment: note('主要设备', { aliases: ['主要生产设备', '装备'] }),
    process: note('生产工艺', { aliases: ['工艺', '工艺流程'] }),
    fuel: choice('燃料', [...FUELS, '不用燃料'], { aliases: ['燃料类型', '使用燃料'] }),
    coal: quantity('年耗煤量', 't/a', { aliases: ['耗煤量', '煤炭消费量', '新增耗煤'], clause: '4.5.2.2' }),
    energyIntensive: yesNo('高耗能项目', { aliases: ['是否高耗能', '“两高”项目'], clause: '4.5.2.3' }),
    energy: quantity('年综合能耗', 'tce', { aliases: ['综合能耗', '能源消费量'] }),
    unitEnergy: text('单位产品能耗', { aliases: ['产品单耗'], help: '连同单位，如 98 kgce/t', longest: 60 }),
    advancedEnergy: yesNo('单位产品能耗达到国际先进水平', { aliases: ['是否国际先进'], clause: '4.5.2.3' }),
    inPark: yesNo('位于工业园区', { aliases: ['是否入园', '在园区内'] }),
    inChemicalPark: yesNo('位于化工园区', { aliases: ['是否位于化工园区'] }),
    newChemicalPark: yesNo('新建化工园区', { aliases: ['是否新建化工园区'], help: '项目本身就是新设化工园区' }),
    parkName: text('所在园区', { aliases: ['园区', '集聚区名称'] }),
    parkSound: yesNo('园区环保基础设施完善且稳定运行', { aliases: ['园区环保设施完善'], clause: '2.1.2.3' }),
    inRedLine: yesNo('位于生态保护红线内', { aliases: ['是否在红线内'], clause: '2.1.2.2' }),
    transferredIn: yesNo('承接转移项目', { aliases: ['是否承接产业转移'], clause: '2.1.2.4' }),
    surplusOrObsolete: yesNo('属于过剩或落后产能', { aliases: ['是否过剩落后产能'], clause: '2.1.2.4' }),
    vocs: quantity('VOCs排放量', 't/a', { aliases: ['VOCs年排放量', '挥发性有机物排放量'], clause: '4.4.2.2' }),
    vocRatio: choice('VOCs替代倍数要求', ['1', '2'], { aliases: ['替代倍数'], clause: '4.4.2.2' }),
    vocOffset: quantity('VOCs削减替代量', 't/a', { aliases: ['削减替代量'], clause: '4.4.2.2' }),
    vocSource: itemOf('voc-offsets', 'VOCs替代来源', { clause: '4.4.2.2' }),
    gasTreatment: yesNo('废气收集并安装高效治理设施', { aliases: ['废气治理'], clause: '4.4.2.3' }),
    highVoc: yesNo('生产或使用高VOCs含量溶剂型涂料油墨胶粘剂', { aliases: ['高VOCs原辅材料'], clause: '4.4.2.4' }),
    newWell: yesNo('新建自备井', { aliases: ['是否新建自备井'], clause: '6.2.2.2' }),
    investment: money('总投资', { aliases: ['投资额', '项目总投资', '计划投资'] }),
    site: text('建设地点', { aliases: ['项目地址', '建设地址'] }),
    landArea: quantity('用地面积', '亩', { aliases: ['占地面积'] }),
    listEntry: itemOf('entry-list', '触及的准入清单条目', { clause: '2.1.2.2' }),
    ...REVIEW_FIELDS,
  },
  steps: [
    step('申报材料', 'file'),
    step('审查意见', 'file'),
    step('决定文书', 'file'),
    step('条件落实核查', 'photo', { decision: ['附条件同意'] }),
  ],
  due: continuing(),
  key: ['title', 'enterprise'],
  reviewed: 'project',
  figures: [
    countOf('byVerdict', '按审查结论', [KEPT], 'verdict'),
    countOf('refused', '不同意', [KEPT, is('decision', '不同意')]),
    countOf('against', '决定与结论不一致', [KEPT, is('againstVerdict', true)]),
    countOf('undecided', '待决定', [NOT_CLOSED, { field: 'decision', op: 'unknown' }]),
  ],
  views: workViews(
    ['nature', 'trade', 'inPark', 'verdict', 'decision', 'decidedOn'],
    [
      view(
        '决定与结论不一致',
        ['verdict', 'decision', 'decisionReason', 'decidedBy', 'decidedOn'],
        [is('againstVerdict', true)],
      ),
      view('信息不足', ['nature', 'trade', 'verdict', 'person'], [is('verdict', '信息不足')]),
      view('涉煤涉VOCs', ['trade', 'coal', 'vocs', 'vocRatio', 'vocOffset', 'verdict'], [KEPT, known('vocs')]),
    ],
  ),
})

/** 二（一）2（2）: a county's own list; the screening obeys it as it obeys the plan. */
export const entryList = register('entry-list', {
  title: '“三线一单”准入清单',
  clause: '2.1.2.2',
  task: '2.1',
  subject: 'record',
  keptBy: 'bodies',
  noticed: true,
  counter: '条',
  titleLabel: '条目名称',
  purpose: '各县（市、区）明确禁止和限制发展的行业、装备、工艺、产品目录，写明依据和起止日期，准入审查照此执行。',
  fields: {
    line: choice('“三线一单”类别', ['生态保护红线', '环境质量底线', '资源利用上线', '环境准入清单'], {
      aliases: ['类别'],
    }),
    restriction: required(choice('管控要求', ['禁止', '限制'], { aliases: ['准入要求', '禁止或限制'] })),
    industryClass: industry('行业代码', { aliases: ['国民经济行业代码', '行业'] }),
    process: text('工艺', { aliases: ['生产工艺'] }),
    equipment: text('装备', { aliases: ['设备'] }),
    product: text('产品', { aliases: ['产品名称'] }),
    condition: note('限制条件', { aliases: ['准入条件'], help: '限制类须写明在什么条件下可以建设' }),
    area: choice('适用区域', ['全域', '生态保护红线内', '建成区', '园区内', '园区外', '重点流域', '其他'], {
      aliases: ['区域', '管控单元'],
    }),
    areaName: text('区域名称', { aliases: ['管控单元名称'] }),
    basis: required(text('依据', { aliases: ['文件依据', '政策依据'] })),
    basisNumber: text('文号', { aliases: ['依据文号'], longest: 60 }),
    from: required(day('起始日期', { aliases: ['生效日期', '执行日期'] })),
    until: day('截止日期', { aliases: ['失效日期', '有效期至'] }),
  },
  checks: [
    { kind: 'notBefore', field: 'until', others: ['from'], message: '截止日期不早于起始日期', clause: '2.1.2.2' },
  ],
  due: continuing(),
  figures: [
    countOf('prohibited', '禁止类', [is('stage', 'listed'), is('restriction', '禁止')]),
    countOf('restricted', '限制类', [is('stage', 'listed'), is('restriction', '限制')]),
  ],
  views: recordViews(['restriction', 'industryClass', 'product', 'area', 'basis', 'from', 'until'], 'title', [
    view('禁止类', ['industryClass', 'process', 'equipment', 'product', 'area', 'basis'], [is('restriction', '禁止')], {
      field: 'title',
      descending: false,
    }),
  ]),
})

/** 二（一）2（1）（2）: zones put right by a deadline, assessments of regions and plans, 三线一单 itself. */
export const zones = register('zones', {
  title: '园区整治与规划环评',
  clause: '2.1.2.1',
  task: '2.1',
  subject: 'park',
  counter: '项',
  titleLabel: '园区（区域）名称',
  purpose: '开发区、产业集聚区、工业园区限期达标改造，区域、规划环评和“三线一单”编制，布局调整，逐项排期销号。',
  fields: {
    kind: required(
      choice('事项类别', ['限期达标改造', '规划环评', '区域环评', '“三线一单”编制', '布局调整优化', '环境风险管控'], {
        aliases: ['类别', '工作类别'],
      }),
    ),
    parkKind: choice('园区类型', PARK_KINDS),
    level: choice('园区级别', PARK_LEVELS, { aliases: ['级别'] }),
    basin: text('所在重点流域（区域）', { aliases: ['重点流域', '重点区域'] }),
    problem: note('存在问题', { aliases: ['主要问题'] }),
    requirement: note('整治要求', { aliases: ['整改要求', '整改措施'] }),
    enterprises: count('涉及企业数', '家', { aliases: ['涉及企业'] }),
    deadline: day('限期', { aliases: ['限期日期', '整改期限'] }),
    author: text('编制单位', { aliases: ['环评单位'] }),
    approvedBy: text('审查机关', { aliases: ['审批机关'] }),
    docNumber: text('审查文号', { aliases: ['批复文号', '文号'], longest: 60 }),
    approvedOn: dayDone('审查日期', { aliases: ['批复日期'] }),
  },
  steps: [
    step('整治方案', 'file', { kind: ['限期达标改造', '布局调整优化', '环境风险管控'] }),
    step('整治完成', 'photo', { kind: ['限期达标改造', '布局调整优化', '环境风险管控'] }),
    step('达标验收', 'file', { kind: ['限期达标改造'] }),
    step('报告（成果）编制', 'file', { kind: ['规划环评', '区域环评', '“三线一单”编制'] }),
    step('审查（发布）', 'file', { kind: ['规划环评', '区域环评', '“三线一单”编制'] }),
  ],
  outcomes: ['approvedBy', 'docNumber'],
  due: byField('deadline', END_2020, '2.1.1'),
  key: ['title', 'kind'],
  figures: [countOf('byKind', '按事项', [KEPT], 'kind'), countOf('assessed', '已审查', [CLOSED, known('approvedOn')])],
  views: workViews(
    ['kind', 'parkKind', 'level', 'deadline'],
    [view('限期达标改造', ['problem', 'deadline', 'stage', 'light'], [KEPT, is('kind', '限期达标改造')])],
  ),
})

/** 二（一）2（4）: 河南省承接产业转移指导目录. */
export const transferCatalogue = register('transfer-catalogue', {
  title: '承接产业转移指导目录',
  clause: '2.1.2.4',
  task: '2.1',
  subject: 'record',
  counter: '条',
  titleLabel: '产业（产品）名称',
  purpose: '河南省承接产业转移指导目录所列、本市可以承接的产业，供准入审查和招商对照。',
  fields: {
    trade: text('产业门类', { aliases: ['产业类别'], indexed: true }),
    industryClass: industry('行业代码', { aliases: ['国民经济行业代码'] }),
    region: text('承接地区', { aliases: ['重点承接区域'] }),
    edition: required(text('目录版本', { aliases: ['版本'], longest: 60 })),
    from: day('起始日期', { aliases: ['生效日期'] }),
    until: day('截止日期', { aliases: ['失效日期'] }),
  },
  due: continuing(),
  key: ['title', 'edition'],
  views: recordViews(['trade', 'industryClass', 'region', 'edition', 'from', 'until'], 'title'),
})
