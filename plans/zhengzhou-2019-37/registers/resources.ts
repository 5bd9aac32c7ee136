import { by } from '@gongjian/domain/register/due.ts'
import {
  choice,
  choices,
  computed,
  count,
  dayDone,
  f,
  money,
  note,
  quantity,
  required,
  text,
  year,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { countOf, seriesOf, shareOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CLOSED, END_2020, is, KEPT, NOT_CLOSED, PARK_KINDS, PARK_LEVELS, view, within, workViews } from './words.ts'

const AUDIT_TRADES = [
  '钢铁',
  '有色金属',
  '建材',
  '化工',
  '造纸',
  '氮肥',
  '印染',
  '原料药制造',
  '电镀',
  '炭素',
  '火电',
  '酿酒',
  '污水处理厂',
  '其他',
]

/** 六（三）: 公布 → 审核 → 评估 → 验收. */
export const cleanerProduction = register('cleaner-production', {
  title: '清洁生产审核',
  clause: '6.3',
  subject: 'enterprise',
  purpose: '重点行业清洁生产审核：强制性或自愿性、因何列入，公布、审核、评估、验收逐步推进，强制性要全覆盖。',
  fields: {
    kind: required(choice('审核类别', ['强制性', '自愿性'], { aliases: ['审核类型', '类别', '强制或自愿'] })),
    reasons: choices(
      '列入原因',
      ['重点用能', '使用有毒有害原料', '排放有毒有害物质', '超标或超总量', '水污染物重点行业', '企业自愿'],
      { aliases: ['审核原因', '列入理由'] },
    ),
    trade: required(choice('行业', AUDIT_TRADES, { aliases: ['行业类别', '所属行业'] })),
    year: required(year('审核年度', { aliases: ['年度'], min: 2010, indexed: true })),
    round: text('批次', { aliases: ['公布批次'], longest: 30 }),
    publishedOn: dayDone('公布日期', { aliases: ['名单公布日期'] }),
    auditor: text('咨询服务机构', { aliases: ['审核机构', '咨询机构'] }),
    auditedOn: dayDone('审核报告日期', { aliases: ['审核完成时间'] }),
    assessedOn: dayDone('评估日期', { aliases: ['评估时间'] }),
    acceptedOn: dayDone('验收日期', { aliases: ['验收时间'] }),
    result: choice('验收结论', ['通过', '不通过'], { aliases: ['验收结果'] }),
    schemes: count('清洁生产方案', '项', { aliases: ['方案数', '无低费与中高费方案'] }),
    investment: money('方案投资', { aliases: ['投资额', '总投资'] }),
    energySaved: quantity('年节能量', 'tce', { aliases: ['节能量'] }),
    waterSaved: quantity('年节水量', 'm³', { aliases: ['节水量'] }),
    cut: note('污染物削减', { aliases: ['减排效果', '减排量'] }),
  },
  steps: [
    step('公布', 'file', { kind: ['强制性'] }, '6.3.2.1'),
    step('审核', 'file', null, '6.3.2.1'),
    step('评估', 'file', null, '6.3.2.1'),
    step('验收', 'file', null, '6.3.2.1'),
  ],
  outcomes: ['result'],
  due: by(END_2020, '6.3.1'),
  key: ['enterprise', 'year'],
  figures: [
    shareOf('coverage', '强制性审核完成率', [CLOSED, is('kind', '强制性')], [KEPT, is('kind', '强制性')]),
    countOf('byKind', '按类别', [KEPT], 'kind'),
    sumOf('energySaved', '年节能量', 'energySaved', 'tce', [CLOSED]),
    sumOf('waterSaved', '年节水量', 'waterSaved', 'm³', [CLOSED]),
  ],
  views: workViews(
    ['kind', 'trade', 'year', 'publishedOn', 'auditedOn', 'acceptedOn'],
    [
      view('强制性未完成', ['trade', 'year', 'auditor', 'stage', 'due', 'light'], [NOT_CLOSED, is('kind', '强制性')]),
      view('自愿性', ['trade', 'year', 'stage', 'light'], [KEPT, is('kind', '自愿性')]),
    ],
  ),
})

/** 六（三）2（3）. */
export const circularParks = register('circular-parks', {
  title: '园区循环化改造',
  clause: '6.3.2.3',
  task: '6.3',
  subject: 'park',
  purpose: '各类园区循环化改造、规范发展和提质增效：方案、重点工程、资源产出和验收。',
  fields: {
    parkKind: choice('园区类型', PARK_KINDS),
    level: choice('园区级别', PARK_LEVELS, { aliases: ['级别'] }),
    content: note('改造内容', { aliases: ['建设内容', '主要内容'] }),
    works: count('重点工程', '项', { aliases: ['项目数'] }),
    investment: money('总投资', { aliases: ['投资额'] }),
    pilot: choice('试点级别', ['国家级试点', '省级试点', '非试点'], { aliases: ['试点'] }),
    energySaved: quantity('年节能量', 'tce', { aliases: ['节能量'] }),
    wasteUsed: quantity('固废利用量', 't/a', { aliases: ['综合利用量'] }),
    acceptedOn: dayDone('验收日期', { aliases: ['验收时间'] }),
  },
  steps: [step('实施方案', 'file'), step('工程建设', 'photo'), step('验收', 'file')],
  due: by(END_2020, '6.3.1'),
  figures: [
    countOf('byPilot', '按试点级别', [KEPT], 'pilot'),
    sumOf('investment', '总投资', 'investment', '万元', [KEPT]),
  ],
  views: workViews(['parkKind', 'level', 'pilot', 'investment', 'acceptedOn']),
})

/** 六（四）: provincial and municipal parks first; online data arrive by HJ 212. */
export const parks = register('parks', {
  title: '产业集聚区污水处理',
  clause: '6.4',
  subject: 'park',
  purpose: '省、市级产业集聚区管网全配套、污水集中处理设施稳定达标运行并安装在线监控，其他园区加快建设。',
  fields: {
    level: required(choice('园区级别', PARK_LEVELS, { aliases: ['级别', '集聚区级别'] })),
    parkKind: choice('园区类型', PARK_KINDS),
    newOrUpgraded: yesNo('新建或升级', {
      aliases: ['是否新建升级'],
      help: '须同步规划、建设集中处理设施',
      clause: '6.4.2.1',
    }),
    plant: text('污水处理厂', { aliases: ['集中处理设施', '污水厂名称', '依托污水厂'] }),
    ownPlant: choice('处理方式', ['自建集中处理', '依托城镇污水厂', '尚无'], { aliases: ['处理设施类型'] }),
    capacity: quantity('设计处理能力', 'm³/d', { aliases: ['处理能力', '设计规模', '处理规模'] }),
    inflow: quantity('实际处理量', 'm³/d', { aliases: ['日处理量'] }),
    load: computed('运行负荷率', '%', f.times(f.number(100), f.divide(f.field('inflow'), f.field('capacity'))), {
      decimals: 1,
    }),
    builtUpArea: quantity('建成区面积', 'km²', { aliases: ['面积'] }),
    pipes: quantity('污水管网长度', 'km', { aliases: ['管网长度'] }),
    pipeShare: quantity('管网覆盖率', '%', {
      max: 100,
      decimals: 2,
      aliases: ['管网配套率', '覆盖率'],
      clause: '6.4.2.2',
    }),
    online: yesNo('安装自动在线监控', { aliases: ['在线监控', '在线监测'], clause: '6.4.2.2', indexed: true }),
    networked: yesNo('与生态环境部门联网', { aliases: ['是否联网'] }),
    mn: text('在线设备编号', { aliases: ['MN号', '设备唯一标识'], help: 'HJ 212 的 MN', longest: 40 }),
    standard: text('排放标准', { aliases: ['执行标准'] }),
    intake: text('接纳标准', { aliases: ['纳管标准', '进水标准'], clause: '6.4.2.3' }),
    pretreated: yesNo('排污单位预处理达接纳标准', { aliases: ['预处理达标'], clause: '6.4.2.3' }),
    dischargers: count('排污单位', '家', { aliases: ['纳管企业数', '排水企业'] }),
    steady: yesNo('稳定达标运行', { aliases: ['是否稳定达标'], indexed: true }),
    problems: note('存在问题', { aliases: ['主要问题'] }),
    investment: money('总投资', { aliases: ['投资额'] }),
  },
  steps: [
    step('集中处理设施建成', 'photo', null, '6.4.2.1'),
    step('管网全配套', 'file', null, '6.4.2.2'),
    step('在线监控安装联网', 'photo', null, '6.4.2.2'),
    step('稳定达标运行核查', 'file', null, '6.4.2.2'),
  ],
  due: by(END_2020, '6.4.1'),
  series: [
    {
      id: 'monthly',
      title: '月度运行',
      period: 'month',
      fields: {
        treated: quantity('处理水量', 'm³', { aliases: ['处理量'] }),
        days: count('运行天数', '天', { max: 31, aliases: ['监测天数'] }),
        compliant: count('达标天数', '天', { max: 31 }),
        share: computed('达标率', '%', f.times(f.number(100), f.divide(f.field('compliant'), f.field('days'))), {
          decimals: 1,
        }),
        cod: quantity('化学需氧量均值', 'mg/L', { aliases: ['COD'] }),
        ammonia: quantity('氨氮均值', 'mg/L', { aliases: ['氨氮'] }),
        source: text('数据来源', { aliases: ['依据'] }),
      },
      asksBeyondPercent: 50,
      checks: [
        { kind: 'notAbove', field: 'compliant', others: ['days'], message: '达标天数不多于运行天数', clause: '6.4.1' },
      ],
    },
  ],
  figures: [
    countOf('byLevel', '按级别', [KEPT], 'level'),
    shareOf(
      'steady',
      '省市级稳定达标',
      [KEPT, within('level', ['省级', '市级']), is('steady', true)],
      [KEPT, within('level', ['省级', '市级'])],
    ),
    seriesOf('days', '达标率', { series: 'monthly', field: 'compliant', over: 'days', unit: '%' }),
    sumOf('capacity', '设计处理能力', 'capacity', 'm³/d', [KEPT]),
    countOf('noMonitor', '未装在线监控', [NOT_CLOSED, is('online', false)]),
  ],
  views: workViews(
    ['level', 'plant', 'capacity', 'pipeShare', 'online', 'steady'],
    [
      view(
        '省市级集聚区',
        ['level', 'pipeShare', 'online', 'steady', 'stage', 'light'],
        [KEPT, within('level', ['省级', '市级'])],
      ),
      view('未稳定达标', ['level', 'plant', 'problems', 'light'], [NOT_CLOSED, is('steady', false)]),
    ],
  ),
})
