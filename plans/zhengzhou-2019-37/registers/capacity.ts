import { by, byField, continuing } from '@gongjian/domain/register/due.ts'
import {
  choice,
  count,
  day,
  dayDone,
  itemOf,
  money,
  note,
  quantity,
  required,
  text,
  year,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { countOf, rechecksOf, shareOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import {
  CATALOGUE_CLASSES,
  CLOSED,
  END_2020,
  is,
  KEPT,
  known,
  POLLUTANTS,
  recordViews,
  view,
  workViews,
} from './words.ts'

const PRODUCTS = ['电解铝', '铝用炭素', '煤气', '合成氨', '通用水泥熟料', '水泥粉磨', '地条钢', '其他']

/** 二（二）1: one row a line or a machine. */
export const capacity = register('capacity', {
  title: '落后产能退出',
  clause: '2.2.1',
  subject: 'facility',
  facilityKind: '生产线',
  ends: {},
  counter: '条（台）',
  purpose: '应淘汰退出的生产线和装备，一线（台）一行，停产、断水断电、拆除主体设备、现场核查后销号；“地条钢”反复检查。',
  fields: {
    product: required(choice('产品', PRODUCTS, { aliases: ['产品名称', '产品类别'] })),
    trade: choice('所属行业', ['钢铁', '有色', '水泥', '化工', '耐火材料', '铸造', '炭素', '其他'], {
      aliases: ['行业'],
    }),
    ratedCapacity: quantity('额定产能', '', {
      aliases: ['设计产能', '产能', '生产能力'],
      help: '单位写在“产能单位”一列，如 20 与 万吨/年',
      unitColumn: '产能单位',
    }),
    capacityUnit: choice('产能单位', ['万吨/年', '吨/年', '吨/日', '万吨/日'], { aliases: ['单位'], indexed: false }),
    diameter: quantity('直径', 'm', { aliases: ['磨机直径', '粉磨直径'], max: 20, decimals: 3, clause: '2.2.1.2.6' }),
    process: choice('工艺', ['固定床间歇式', '其他'], { aliases: ['生产工艺', '工艺类型'], clause: '2.2.1.2.5' }),
    standalone: yesNo('独立企业', { aliases: ['是否独立企业', '独立铝用炭素'], clause: '2.2.1.2.4' }),
    inCentralArea: yesNo('位于中心城区', { aliases: ['是否中心城区'], clause: '2.2.1.2.3' }),
    specialCement: yesNo('特种水泥', { aliases: ['是否特种水泥'], clause: '2.2.1.2.6' }),
    basis: choice(
      '退出依据',
      [
        '②地条钢',
        '③电解铝',
        '④独立铝用炭素',
        '⑤煤气化炉与合成氨',
        '⑥水泥熟料与粉磨',
        '⑦综合标准',
        '产业结构调整指导目录',
      ],
      { aliases: ['淘汰依据', '依据条款'] },
    ),
    catalogueClass: choice('产业结构调整指导目录类别', CATALOGUE_CLASSES, {
      aliases: ['目录类别'],
      clause: '2.2.1.2.1',
    }),
    standard: itemOf('standards', '未达到的综合标准', { help: '⑦：填综合标准台账的条目编号', clause: '2.2.1.2.7' }),
    missed: text('未达标情况', { aliases: ['未达标指标', '实测值'], clause: '2.2.1.2.7' }),
    model: text('设备型号', { aliases: ['型号', '规格型号'] }),
    sets: count('台（套）数', '台', { aliases: ['数量', '台数'] }),
    builtIn: year('投产年份', { aliases: ['投产时间', '建成年份'] }),
    exitedCapacity: quantity('压减产能', '万吨/年', { aliases: ['退出产能', '淘汰产能', '化解产能'] }),
    stoppedOn: dayDone('停产日期', { aliases: ['停产时间'] }),
    workers: count('涉及职工', '人', { aliases: ['职工人数'] }),
    award: money('奖补资金', { aliases: ['补助资金'] }),
  },
  steps: [
    step('停产', 'photo', null, '2.2.1.1'),
    step('断水断电', 'photo', null, '2.2.1.1'),
    step('拆除主体设备', 'photo', null, '2.2.1.1'),
    step('现场核查', 'file', null, '2.2.1.1'),
  ],
  due: by(END_2020, '2.2.1.1'),
  outcomes: ['exitedCapacity', 'missed', 'award'],
  recheck: { everyDays: 60, rounds: 8, when: { product: ['地条钢'] } },
  key: ['enterprise', 'facility', 'product'],
  figures: [
    countOf('byProduct', '在账（按产品）', [KEPT], 'product'),
    countOf('exited', '已退出（按产品）', [CLOSED], 'product'),
    sumOf('listedCapacity', '应压减产能', 'exitedCapacity', '万吨/年', [KEPT], 'product'),
    sumOf('exitedCapacity', '已压减产能', 'exitedCapacity', '万吨/年', [CLOSED], 'product'),
    countOf('substandardSteel', '发现“地条钢”', [KEPT, is('product', '地条钢')]),
    rechecksOf('rechecks', '“地条钢”回头看', [is('product', '地条钢')]),
  ],
  views: workViews(
    ['product', 'ratedCapacity', 'capacityUnit', 'basis', 'exitedCapacity'],
    [
      view('地条钢', ['facility', 'stoppedOn', 'stage', 'light'], [is('product', '地条钢')]),
      view('综合标准（⑦）', ['trade', 'standard', 'missed', 'stage', 'light'], [KEPT, is('basis', '⑦综合标准')]),
    ],
  ),
})

/** 二（二）1（2）①: the city may set its own stricter than the nation's and the province's. */
export const standards = register('standards', {
  title: '综合标准',
  clause: '2.2.1.2.1',
  task: '2.2.1',
  subject: 'record',
  counter: '项',
  titleLabel: '标准名称',
  purpose: '环保、能耗、质量、安全、技术等综合标准及市定更严格的要求，写明依据和日期，⑦的退出条目据此指明差在哪一项。',
  fields: {
    kind: required(choice('标准类别', ['环保', '能耗', '质量', '安全', '技术'], { aliases: ['类别'] })),
    trade: choice('适用行业', ['水泥', '耐火材料', '铸造', '钢铁', '电解铝', '炭素', '化工', '各行业'], {
      aliases: ['行业'],
    }),
    indicator: required(text('指标', { aliases: ['指标名称', '项目'] })),
    direction: choice('要求', ['不高于', '不低于', '不得有', '应具备'], { indexed: false }),
    bound: quantity('限定值', '', {
      aliases: ['标准值', '指标值'],
      help: '单位写在“限定值单位”一列',
      unitColumn: '限定值单位',
    }),
    boundUnit: text('限定值单位', { longest: 30 }),
    upper: text('国家（省）标准值', { aliases: ['国家标准值', '省标准值'], help: '市定标准应严于此值' }),
    basis: required(text('依据', { aliases: ['文件依据', '标准号'] })),
    docNumber: text('文号', { aliases: ['发文字号'], longest: 60 }),
    from: required(day('起始日期', { aliases: ['实施日期', '生效日期'] })),
    until: day('截止日期', { aliases: ['废止日期'] }),
  },
  checks: [
    { kind: 'notBefore', field: 'until', others: ['from'], message: '截止日期不早于起始日期', clause: '2.2.1.2.1' },
  ],
  due: continuing(),
  key: ['title', 'indicator'],
  figures: [countOf('byKind', '按类别', [is('stage', 'listed')], 'kind')],
  views: recordViews(['kind', 'trade', 'indicator', 'bound', 'boundUnit', 'basis', 'from'], 'title'),
})

/** 二（二）1（2）②: checks that find nothing are the proof that nothing came back. */
export const substandardSteelChecks = register('substandard-steel-checks', {
  title: '“地条钢”排查',
  clause: '2.2.1.2.2',
  task: '2.2.1',
  subject: 'record',
  keptBy: 'bodies',
  counter: '次',
  titleLabel: '排查名称',
  purpose: '各地定期排查“地条钢”，每次一行：查了多少、发现什么；未发现的也要记，发现的转入落后产能退出台账。',
  fields: {
    checkedOn: required(dayDone('排查日期', { aliases: ['检查日期', '检查时间', '排查时间'], indexed: true })),
    scope: text('排查范围', { aliases: ['范围'] }),
    checked: required(count('排查企业数', '家', { aliases: ['检查企业数', '企业数'] })),
    furnaces: count('中（工）频炉', '台', { aliases: ['中频炉', '工频炉'] }),
    found: required(yesNo('发现“地条钢”', { aliases: ['是否发现', '是否发现地条钢'] })),
    outcome: note('发现情况', { aliases: ['排查情况'] }),
    handled: itemOf('capacity', '转入条目', { help: '发现的填落后产能退出台账的条目编号' }),
    team: text('参加单位', { aliases: ['检查单位', '联合单位'] }),
  },
  due: continuing(),
  key: ['title', 'checkedOn'],
  figures: [
    sumOf('checked', '累计排查', 'checked', '家次', [is('stage', 'listed')]),
    countOf('found', '发现', [is('stage', 'listed'), is('found', true)]),
  ],
  views: [
    view('在册', ['checkedOn', 'scope', 'checked', 'furnaces', 'found'], [is('stage', 'listed')], {
      field: 'checkedOn',
      descending: true,
    }),
    view('发现“地条钢”', ['checkedOn', 'outcome', 'handled'], [is('found', true)], {
      field: 'checkedOn',
      descending: true,
    }),
  ],
})

/** 二（二）2. */
export const noncompliant = register('noncompliant', {
  title: '环保不达标企业',
  clause: '2.2.2',
  subject: 'enterprise',
  purpose: '高排放行业达标整治：超什么标准、实测多少、限到何时、结果如何；改造升级无望的依法停产限产、关停退出。',
  fields: {
    trade: required(
      choice('行业', ['炭素', '棕刚玉', '陶瓷', '耐火材料', '砖瓦窑', '铸造', '其他'], {
        aliases: ['行业类别', '所属行业'],
      }),
    ),
    pollutant: choice('超标因子', [...POLLUTANTS, '废水', '噪声'], { aliases: ['污染物', '超标项目'] }),
    standard: required(text('违反的标准', { aliases: ['执行标准', '排放标准', '标准名称'] })),
    bound: quantity('标准限值', '', { aliases: ['限值'], help: '单位写在“浓度单位”一列', unitColumn: '浓度单位' }),
    measured: quantity('实测值', '', { aliases: ['实测数值', '监测值', '监测结果'], unitColumn: '浓度单位' }),
    measureUnit: text('浓度单位', { longest: 20 }),
    foundOn: dayDone('发现日期', { aliases: ['监测日期', '检查日期'] }),
    measure: required(choice('处置措施', ['限期整改', '限产', '停产', '关停'], { aliases: ['措施', '整治措施'] })),
    limitPercent: quantity('限产比例', '%', { max: 100, decimals: 2 }),
    hopeless: yesNo('改造升级无望', { aliases: ['是否改造无望'], clause: '2.2.2.2' }),
    requirement: note('整改要求', { aliases: ['整改内容', '整改措施'] }),
    deadline: day('整改截止日期', { aliases: ['整改期限', '限期'] }),
    result: choice('整改结果', ['达标', '未达标', '已关停'], { aliases: ['结果', '复测结果'] }),
    remeasured: quantity('复测值', '', { aliases: ['整改后监测值'], unitColumn: '浓度单位' }),
    docNumber: text('决定书文号', { aliases: ['文号', '处罚文号'], longest: 60 }),
  },
  steps: [
    step('整改完成', 'photo', { measure: ['限期整改', '限产', '停产'] }),
    step('达标监测', 'file', { measure: ['限期整改', '限产', '停产'] }),
    step('停产到位', 'photo', { measure: ['停产', '关停'] }),
    step('断水断电', 'photo', { measure: ['关停'] }),
    step('拆除主要设备', 'photo', { measure: ['关停'] }),
    step('注销排污许可', 'file', { measure: ['关停'] }),
  ],
  foundOn: 'foundOn',
  ends: { measure: ['关停'] },
  outcomes: ['measured', 'limitPercent', 'hopeless', 'requirement', 'result', 'remeasured', 'docNumber'],
  due: byField('deadline', END_2020, '2.2.2.1'),
  key: ['enterprise', 'standard', 'pollutant'],
  figures: [
    countOf('byTrade', '按行业', [KEPT], 'trade'),
    countOf('complied', '整改达标', [CLOSED, is('result', '达标')]),
    countOf('shut', '关停退出', [CLOSED, is('measure', '关停')]),
  ],
  views: workViews(
    ['trade', 'pollutant', 'measured', 'measure', 'deadline', 'result'],
    [
      view('改造升级无望', ['trade', 'standard', 'measure', 'stage', 'light'], [KEPT, is('hopeless', true)]),
      view('关停', ['trade', 'docNumber', 'stage', 'due', 'light'], [KEPT, is('measure', '关停')]),
    ],
  ),
})

/** 二（二）2（2）: steel not retrofitted in time exits. */
export const steelRetrofit = register('steel-retrofit', {
  title: '钢铁超低排放改造',
  clause: '2.2.2',
  subject: 'facility',
  facilityKind: '生产线',
  counter: '套',
  purpose: '钢铁企业各工序超低排放改造逐套排期；未按时完成的产能关停退出。',
  fields: {
    process: required(
      choice('工序', ['原料场', '烧结', '球团', '焦化', '炼铁', '炼钢', '轧钢', '石灰窑', '自备电厂', '清洁运输'], {
        aliases: ['生产工序'],
      }),
    ),
    kind: choice('改造内容', ['有组织排放', '无组织排放', '清洁运输'], { aliases: ['改造类别'] }),
    capacity: quantity('涉及产能', '万吨/年', { aliases: ['产能'] }),
    measures: note('改造措施', { aliases: ['治理措施', '治理工艺'] }),
    deadline: day('改造期限', { aliases: ['改造时限', '限期'] }),
    dust: quantity('颗粒物浓度', 'mg/m³', { aliases: ['颗粒物'] }),
    sulphur: quantity('二氧化硫浓度', 'mg/m³', { aliases: ['二氧化硫', 'SO2'] }),
    nitrogen: quantity('氮氧化物浓度', 'mg/m³', { aliases: ['氮氧化物', 'NOx'] }),
    online: yesNo('在线监控联网', { aliases: ['在线监测'] }),
    investment: money('投资', { aliases: ['总投资', '投资额'] }),
    disposal: required(choice('处置方式', ['超低排放改造', '关停退出'], { aliases: ['处置'] })),
    onTime: yesNo('按时完成改造', {
      aliases: ['是否按时完成'],
      indexed: true,
      help: '写了改造期限的，按期限、实际完成日期和当天算，不必填写',
    }),
  },
  steps: [
    step('改造方案', 'file', { disposal: ['超低排放改造'] }),
    step('工程建成', 'photo', { disposal: ['超低排放改造'] }),
    step('评估监测', 'file', { disposal: ['超低排放改造'] }),
    step('停产', 'photo', { disposal: ['关停退出'] }),
    step('拆除主体设备', 'photo', { disposal: ['关停退出'] }),
  ],
  ends: { disposal: ['关停退出'] },
  outcomes: ['measures', 'dust', 'sulphur', 'nitrogen', 'online', 'investment', 'onTime'],
  due: byField('deadline', END_2020, '2.2.2.1'),
  key: ['enterprise', 'facility', 'process'],
  figures: [
    shareOf('done', '改造完成率', [CLOSED, is('disposal', '超低排放改造')], [KEPT, is('disposal', '超低排放改造')]),
    sumOf('exited', '关停退出产能', 'capacity', '万吨/年', [CLOSED, is('disposal', '关停退出')]),
  ],
  views: workViews(
    ['process', 'kind', 'capacity', 'deadline', 'disposal'],
    [
      view('未按时完成', ['process', 'capacity', 'deadline', 'disposal', 'light'], [KEPT, is('onTime', false)]),
      view('已监测', ['process', 'dust', 'sulphur', 'nitrogen', 'online'], [KEPT, known('dust')]),
    ],
  ),
})
