import { byField, continuing } from '@gongjian/domain/register/due.ts'
import {
  choice,
  computed,
  day,
  dayDone,
  f,
  note,
  quantity,
  required,
  text,
  year,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { countOf, seriesOf, shareOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CATALOGUE_CLASSES, CLOSED, is, KEPT, known, LEVELS, recordViews, view, workViews } from './words.ts'

/** 六（一）2（1）: full coverage of the key energy-intensive trades. */
export const energySupervision = register('energy-supervision', {
  title: '节能专项监察',
  clause: '6.1',
  subject: 'enterprise',
  counter: '家次',
  purpose:
    '重点高耗能行业节能监察全覆盖：每家每批次一行，现场监察、发现问题、限期整改、复核，并核对最新环保排放标准执行情况。',
  fields: {
    year: required(year('监察年度', { aliases: ['年度'], min: 2010, indexed: true })),
    round: text('监察批次', { aliases: ['批次'], longest: 30 }),
    trade: required(
      choice('行业', ['钢铁', '水泥', '化工', '玻璃', '有色', '其他'], { aliases: ['行业类别', '所属行业'] }),
    ),
    keyEnergy: yesNo('重点高耗能行业', { aliases: ['是否重点高耗能'], indexed: true }),
    energy: quantity('年综合能耗', 'tce', { aliases: ['综合能源消费量', '能耗', '年能耗'] }),
    unitProduct: text('单位产品能耗名称', { aliases: ['能耗指标'] }),
    unitEnergy: quantity('单位产品能耗', '', { aliases: ['实际单耗'], unitColumn: '单耗单位' }),
    unitLimit: quantity('单位产品能耗限额', '', { aliases: ['限额', '限额标准值'], unitColumn: '单耗单位' }),
    unitOfEnergy: text('单耗单位', { longest: 30 }),
    visitedOn: dayDone('现场监察日期', { aliases: ['监察日期', '监察时间'], indexed: true }),
    team: text('监察机构', { aliases: ['监察单位', '监察人员'] }),
    finding: choice('监察结论', ['符合要求', '限期整改', '行政处罚'], { aliases: ['结论', '监察结果'] }),
    problems: note('发现问题', { aliases: ['存在问题', '违法违规用能行为'] }),
    emissionStandard: yesNo('执行最新排放标准', { aliases: ['是否执行最新环保标准'], clause: '6.1.2.1' }),
    deadline: day('整改截止日期', { aliases: ['整改期限', '限期'] }),
    correctedOn: dayDone('整改完成日期', { aliases: ['整改完成时间'] }),
  },
  steps: [
    step('现场监察', 'photo'),
    step('监察报告', 'file'),
    step('整改完成', 'file', { finding: ['限期整改', '行政处罚'] }),
  ],
  outcomes: ['team', 'finding', 'problems', 'emissionStandard'],
  due: byField('deadline', null, '6.1.2.1'),
  key: ['enterprise', 'year', 'round'],
  figures: [
    shareOf(
      'coverage',
      '重点高耗能监察覆盖率',
      [KEPT, is('keyEnergy', true), known('visitedOn')],
      [KEPT, is('keyEnergy', true)],
    ),
    countOf('byFinding', '按结论', [KEPT, known('finding')], 'finding'),
    countOf('corrected', '整改完成', [CLOSED, known('correctedOn')]),
    sumOf('energy', '监察企业能耗', 'energy', 'tce', [KEPT]),
  ],
  views: workViews(
    ['year', 'round', 'trade', 'visitedOn', 'finding', 'deadline'],
    [
      view('尚未监察', ['year', 'trade', 'energy', 'person', 'planned'], [KEPT, { field: 'visitedOn', op: 'unknown' }]),
      view('限期整改', ['problems', 'deadline', 'correctedOn', 'light'], [KEPT, is('finding', '限期整改')]),
    ],
  ),
})

/** 六（一）1, 2（2）: 领跑者, 能效之星 and the catalogues: applied for, recommended, on the list. */
export const efficiencyLeaders = register('efficiency-leaders', {
  title: '能效“领跑者”与目录申报',
  clause: '6.1.2.2',
  task: '6.1',
  subject: 'enterprise',
  life: 'record',
  counter: '项',
  purpose: '能效“领跑者”名单及国家节能机电设备（产品）目录、“能效之星”产品目录的申报、推荐和公布名单。',
  fields: {
    list: required(
      choice('名单（目录）', ['能效“领跑者”', '节能机电设备（产品）目录', '“能效之星”产品目录', '工业节能技术装备'], {
        aliases: ['申报类别', '目录名称', '名单名称'],
        clause: '6.1.1',
      }),
    ),
    level: choice('级别', LEVELS, { aliases: ['名单级别'] }),
    year: required(year('年度', { aliases: ['申报年度'], min: 2010, indexed: true })),
    trade: text('行业', { aliases: ['行业类别', '用能行业'] }),
    product: text('产品（型号）', { aliases: ['产品名称', '产品', '设备型号'] }),
    indicator: text('能效指标', { aliases: ['指标', '指标名称'] }),
    indicatorValue: quantity('指标值', '', { aliases: ['能效值', '实际值'], unitColumn: '指标单位' }),
    advanced: quantity('对标值', '', { aliases: ['先进值', '标杆值'], unitColumn: '指标单位' }),
    indicatorUnit: text('指标单位', { longest: 30 }),
    progress: required(choice('申报进展', ['申报', '推荐', '入选', '未入选'], { aliases: ['进展'] })),
    appliedOn: dayDone('申报日期', { aliases: ['申报时间'] }),
    recommendedOn: dayDone('推荐日期', { aliases: ['推荐时间'] }),
    publishedOn: dayDone('公布日期', { aliases: ['公布时间'] }),
    announcement: text('公布文件', { aliases: ['公告文号', '文号'] }),
  },
  due: continuing(),
  key: ['enterprise', 'list', 'year', 'product'],
  figures: [
    countOf('byList', '入选（按名单）', [is('stage', 'listed'), is('progress', '入选')], 'list'),
    countOf('byProgress', '按进展', [is('stage', 'listed')], 'progress'),
  ],
  views: recordViews(['list', 'level', 'year', 'product', 'progress', 'publishedOn'], 'year', [
    view('公布名单', ['list', 'level', 'year', 'publishedOn'], [is('progress', '入选')], {
      field: 'publishedOn',
      descending: true,
    }),
  ]),
})

/** 六（一）2（3）: class and surcharge, kWh month by month. */
export const differentialPrice = register('differential-price', {
  title: '差别化电价',
  clause: '6.1.2.3',
  task: '6.1',
  subject: 'enterprise',
  life: 'record',
  counter: '家',
  purpose: '电解铝、铁合金、电石、烧碱、水泥、钢铁等行业差别化电价：企业类别、加价标准、逐月电量和加价电费。',
  fields: {
    trade: required(
      choice('行业', ['电解铝', '铁合金', '电石', '烧碱', '水泥', '钢铁', '其他（县扩大范围）'], {
        aliases: ['行业类别', '所属行业'],
      }),
    ),
    priceClass: required(
      choice('类别', ['限制类', '淘汰类', '能耗超限额', '其他'], { aliases: ['企业类别', '差别电价类别'] }),
    ),
    catalogueClass: choice('装备目录类别', CATALOGUE_CLASSES, {
      aliases: ['目录类别'],
      help: '涉及装备在《产业结构调整指导目录》中的类别；限制类、淘汰类的，“类别”由它定',
    }),
    equipment: text('涉及装备（产线）', { aliases: ['装备', '生产装备'] }),
    basis: text('认定依据', { aliases: ['依据', '文件'] }),
    widened: yesNo('县区扩大范围或提高标准', { aliases: ['是否扩大范围'] }),
    surcharge: quantity('加价标准', '元/kWh', { max: 10, decimals: 4, aliases: ['加价', '电价加价'] }),
    account: text('用电户号', { aliases: ['户号'], longest: 40 }),
    from: day('起始日期', { aliases: ['执行日期', '起执行日期'] }),
    until: day('截止日期', { aliases: ['停止执行日期'] }),
  },
  // The class is the catalogue's own; what is over its energy quota, or taken in by a county, is typed.
  follows: ['淘汰类', '限制类'].map((value) => ({
    field: 'priceClass',
    when: { catalogueClass: [value] },
    value,
    clause: '6.1.2.3',
  })),
  due: continuing(),
  key: ['enterprise', 'priceClass', 'equipment'],
  checks: [
    { kind: 'notBefore', field: 'until', others: ['from'], message: '截止日期不早于起始日期', clause: '6.1.2.3' },
  ],
  series: [
    {
      id: 'monthly',
      title: '月度加价电量',
      period: 'month',
      fields: {
        electricity: quantity('执行电量', 'kWh', { aliases: ['电量', '用电量', '加价电量'] }),
        surcharge: quantity('加价标准', '元/kWh', { max: 10, decimals: 4, aliases: ['加价'] }),
        amount: computed('加价电费', '元', f.times(f.field('electricity'), f.field('surcharge')), { decimals: 2 }),
      },
      asksBeyondPercent: 30,
      checks: [],
    },
  ],
  figures: [
    countOf('byClass', '按类别', [is('stage', 'listed')], 'priceClass'),
    seriesOf('electricity', '本年执行电量', { series: 'monthly', field: 'electricity', unit: 'kWh' }),
    seriesOf('amount', '本年加价电费', { series: 'monthly', field: 'amount', unit: '元' }),
  ],
  views: recordViews(['trade', 'priceClass', 'equipment', 'surcharge', 'from', 'until'], 'title', [
    view('淘汰类', ['trade', 'equipment', 'surcharge', 'from'], [is('priceClass', '淘汰类')], {
      field: 'title',
      descending: false,
    }),
  ]),
})
