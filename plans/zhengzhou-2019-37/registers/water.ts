import { byField, continuing } from '@gongjian/domain/register/due.ts'
import {
  choice,
  computed,
  day,
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
import {
  CLOSED,
  is,
  KEPT,
  known,
  LEVELS,
  NOT_CLOSED,
  PARK_KINDS,
  PARK_LEVELS,
  recordViews,
  unknown,
  view,
  workViews,
} from './words.ts'

/** 六（二）2（2）: wells of enterprises in parks are closed by a deadline, no new one is approved. */
export const wells = register('wells', {
  title: '园区企业自备井',
  clause: '6.2',
  subject: 'facility',
  facilityKind: '自备井',
  counter: '眼',
  purpose: '工业园区内企业自备井逐眼登记，明确关停期限，接通公共供水、停泵断电、封填后销号，不再审批新井。',
  fields: {
    park: required(text('所在园区', { aliases: ['园区', '园区名称', '产业集聚区'], indexed: true })),
    depth: quantity('井深', 'm', { max: 5000, decimals: 1, aliases: ['深度'] }),
    pump: quantity('出水量', 'm³/d', { aliases: ['取水能力', '日取水能力'] }),
    permit: text('取水许可证号', { aliases: ['许可证号', '取水证号'], longest: 60 }),
    permitUntil: day('许可有效期至', { aliases: ['许可证到期'] }),
    yearly: quantity('年取水量', 'm³', { aliases: ['取水量', '年用水量'] }),
    use: choice('用途', ['生产', '生活', '消防备用', '其他'], { aliases: ['取水用途'] }),
    publicWater: yesNo('已接通公共供水', { aliases: ['公共供水', '是否接通管网'], indexed: true }),
    closeBy: day('关停期限', { aliases: ['限期关闭日期', '关闭期限', '关停时限'] }),
    sealedOn: dayDone('封井日期', { aliases: ['封填日期', '关停日期'] }),
    sealing: choice('封井方式', ['填埋', '封存备用', '加锁封停'], { aliases: ['封填方式', '关停方式'] }),
    noticeNumber: text('关停通知文号', { aliases: ['文号'], longest: 60 }),
  },
  steps: [
    step('接通公共供水', 'photo', null, '6.2.2.2'),
    step('停泵断电', 'photo', null, '6.2.2.2'),
    step('封填', 'photo', null, '6.2.2.2'),
    step('注销取水许可', 'file', null, '6.2.2.2'),
  ],
  ends: {},
  outcomes: ['sealing', 'noticeNumber'],
  due: byField('closeBy', null, '6.2.2.2'),
  figures: [
    countOf('sealed', '已关停', [CLOSED]),
    countOf('byPark', '按园区（未关停）', [NOT_CLOSED], 'park'),
    countOf('noDeadline', '未定期限', [NOT_CLOSED, unknown('closeBy')]),
    sumOf('yearly', '在用井年取水量', 'yearly', 'm³', [NOT_CLOSED]),
  ],
  views: workViews(
    ['facility', 'park', 'yearly', 'publicWater', 'closeBy'],
    [
      view('未定关停期限', ['facility', 'park', 'publicWater', 'person'], [NOT_CLOSED, unknown('closeBy')]),
      view('未通公共供水', ['facility', 'park', 'yearly', 'closeBy', 'light'], [NOT_CLOSED, is('publicWater', false)]),
    ],
  ),
})

/** 六（二）2（2）: parks' central water supply. */
export const waterSupply = register('water-supply', {
  title: '园区集中供水设施',
  clause: '6.2.2.2',
  task: '6.2',
  subject: 'park',
  purpose: '产业集聚区、专业园区等工业园区配套建设集中供水设施的能力、管网和进度，供自备井关停替代。',
  fields: {
    parkKind: choice('园区类型', PARK_KINDS),
    level: choice('园区级别', PARK_LEVELS, { aliases: ['级别'] }),
    plant: text('供水厂（水源）', { aliases: ['水厂', '供水水源'] }),
    capacity: quantity('供水能力', 'm³/d', { aliases: ['设计能力', '日供水能力'] }),
    pipes: quantity('供水管网长度', 'km', { aliases: ['管网长度'] }),
    coverage: quantity('管网覆盖率', '%', { max: 100, decimals: 2, aliases: ['覆盖率'] }),
    connected: quantity('已接入企业占比', '%', { max: 100, decimals: 2, aliases: ['接入率'] }),
    investment: money('总投资', { aliases: ['投资额'] }),
    deadline: day('建设期限', { aliases: ['计划建成时间'] }),
    runningOn: dayDone('通水日期', { aliases: ['通水时间'] }),
  },
  steps: [step('立项', 'file'), step('开工建设', 'photo'), step('通水', 'photo')],
  outcomes: ['coverage', 'connected'],
  due: byField('deadline', null, '6.2.2.2'),
  figures: [countOf('running', '已通水', [CLOSED]), sumOf('capacity', '供水能力', 'capacity', 'm³/d', [CLOSED])],
  views: workViews(
    ['parkKind', 'capacity', 'coverage', 'deadline', 'runningOn'],
    [view('未通水', ['level', 'capacity', 'deadline', 'light'], [NOT_CLOSED, unknown('runningOn')])],
  ),
})

/** 六（二）2（1）: against the national quotas; 水效领跑者. */
export const waterBenchmark = register('water-benchmark', {
  title: '水效对标与“领跑者”',
  clause: '6.2.2.1',
  task: '6.2',
  subject: 'enterprise',
  life: 'record',
  purpose: '高耗水行业重点企业对照国家工业节水标准和水效“领跑者”逐年对标，记录单位产品取水量、重复利用率和节水措施。',
  fields: {
    trade: required(
      choice('行业', ['钢铁', '石化', '化工', '印染', '造纸', '食品', '其他'], { aliases: ['行业类别', '所属行业'] }),
    ),
    product: required(text('对标产品', { aliases: ['产品', '产品名称'] })),
    productUnit: text('产品单位', { aliases: ['计量单位'], longest: 20, help: '如 t、万m' }),
    standard: text('取水定额标准', { aliases: ['标准号', '节水标准'] }),
    general: quantity('通用值', 'm³/单位', { aliases: ['定额通用值', '限定值'] }),
    advanced: quantity('先进值', 'm³/单位', { aliases: ['定额先进值'] }),
    leading: quantity('领跑值', 'm³/单位', { aliases: ['领跑者指标', '定额领跑值'] }),
    result: choice('对标结果', ['达到领跑值', '达到先进值', '达到通用值', '未达标'], { aliases: ['结果', '对标结论'] }),
    measures: note('节水工艺与措施', { aliases: ['节水措施', '节水技术'] }),
    list: choice('“领跑者”申报', ['未申报', '申报', '推荐', '入选', '未入选'], {
      aliases: ['水效领跑者', '申报进展'],
      clause: '6.1.1',
    }),
    level: choice('名单级别', LEVELS, { aliases: ['级别'] }),
    listYear: year('名单年度', { aliases: ['年度'], min: 2010 }),
  },
  due: continuing(),
  key: ['enterprise', 'product'],
  series: [
    {
      id: 'yearly',
      title: '年度用水',
      period: 'year',
      fields: {
        water: quantity('取水量', 'm³', { aliases: ['年取水量', '用水量'] }),
        product: quantity('产品产量', '', { aliases: ['产量'], help: '按“产品单位”', unitColumn: '产品单位' }),
        unitWater: computed('单位产品取水量', 'm³/单位', f.divide(f.field('water'), f.field('product'))),
        recycled: quantity('重复利用率', '%', { max: 100, decimals: 2, aliases: ['水重复利用率'] }),
      },
      asksBeyondPercent: 30,
      checks: [],
    },
  ],
  figures: [
    countOf('byResult', '按对标结果', [is('stage', 'listed'), known('result')], 'result'),
    shareOf(
      'advanced',
      '达到先进值及以上',
      [is('stage', 'listed'), { field: 'result', op: 'in', value: ['达到领跑值', '达到先进值'] }],
      [is('stage', 'listed')],
    ),
    seriesOf('water', '重点企业年取水量', { series: 'yearly', field: 'water', unit: 'm³' }),
    countOf('leaders', '水效“领跑者”', [is('list', '入选')]),
  ],
  views: recordViews(['trade', 'product', 'general', 'advanced', 'result', 'list'], 'title', [
    view('未达标', ['trade', 'product', 'general', 'measures'], [KEPT, is('result', '未达标')], {
      field: 'title',
      descending: false,
    }),
    view('“领跑者”名单', ['trade', 'product', 'level', 'listYear'], [is('list', '入选')], {
      field: 'listYear',
      descending: true,
    }),
  ]),
})
