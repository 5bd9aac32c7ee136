import { by, byTable } from '@gongjian/domain/register/due.ts'
import {
  choice,
  choices,
  count,
  day,
  dayDone,
  money,
  note,
  quantity,
  required,
  text,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { countOf, rateOf, shareOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CLOSED, END_2020, is, KEPT, NOT_CLOSED, size, unknown, view, workViews } from './words.ts'

const SMALL = ['中', '小', '微']
const LARGE = ['特大', '大']

/** 三（一）: the due day follows pathway and size; micro counts with small and medium. */
export const relocation = register('relocation', {
  title: '建成区重污染企业搬迁改造',
  clause: '3.1',
  subject: 'enterprise',
  purpose:
    '城市建成区内重污染企业逐户明确改造方式、方案、资金、职工安置、承接园区和补偿，按方式和规模各有启动、完成时限。',
  fields: {
    trade: required(
      choice('行业', ['钢铁', '电解铝', '水泥', '玻璃', '焦化', '铸造', '炭素', '化工', '造纸', '印染', '其他'], {
        aliases: ['行业类别', '所属行业', '重点行业'],
      }),
    ),
    inBuiltUp: yesNo('位于城市建成区', { aliases: ['是否在建成区', '建成区内'] }),
    foundBy: text('重污染认定依据', { aliases: ['认定依据', '认定标准'], help: '所依据的行业排放标准及超标情况' }),
    foundOn: dayDone('认定日期', { aliases: ['认定时间'] }),
    size: size(),
    pathway: required(
      choice('改造方式', ['就地改造', '转型转产', '退城入园', '关闭退出'], {
        aliases: ['搬迁改造方式', '处置方式', '改造类型', '实施方式'],
      }),
    ),
    ownPlan: note('企业方案', { aliases: ['改造方案', '搬迁改造方案'] }),
    newBusiness: text('转产方向', { aliases: ['转型方向'] }),
    receivingPark: text('承接园区', { aliases: ['迁入园区', '搬迁去向', '入园地点'] }),
    receivingPlace: text('承接地', { aliases: ['迁入地'], help: '承接园区所在县（市、区）或市外地区' }),
    replacement: choice('产能置换', ['不涉及', '等量置换', '减量置换'], { clause: '3.1.2.2' }),
    landArea: quantity('旧厂占地', '亩', { aliases: ['占地面积', '厂区面积'] }),
    output: money('年产值', { aliases: ['产值', '年营业收入'] }),
    workers: count('职工人数', '人', { aliases: ['职工总数', '从业人数'] }),
    placed: count('已安置职工', '人', { aliases: ['安置人数', '已安置人数'] }),
    investment: money('总投资', { aliases: ['计划投资', '投资额'] }),
    invested: money('已完成投资', { aliases: ['完成投资', '累计投资'] }),
    funds: choices('资金来源', ['企业自筹', '财政补助', '银行贷款', '土地收益', '产业基金', '其他'], {
      aliases: ['资金筹措'],
    }),
    compensationRule: text('补偿标准', { aliases: ['补偿依据'] }),
    compensation: money('补偿金额', { aliases: ['补偿资金'] }),
    startedOn: dayDone('启动日期', { aliases: ['启动时间', '开始日期'] }),
    runningOn: dayDone('投产日期', { aliases: ['投产时间'] }),
  },
  steps: [
    step('技术改造方案', 'file', { pathway: ['就地改造'] }, '3.1.2.2'),
    step('改造完成', 'photo', { pathway: ['就地改造'] }, '3.1.2.2'),
    step('达标验收', 'file', { pathway: ['就地改造'] }, '3.1.2.2'),
    step('项目论证', 'file', { pathway: ['转型转产'] }, '3.1.2.2'),
    step('立项审批', 'file', { pathway: ['转型转产'] }, '3.1.2.2'),
    step('原生产线拆除', 'photo', { pathway: ['转型转产'] }, '3.1.2.2'),
    step('选址', 'file', { pathway: ['退城入园'] }, '3.1.2.2'),
    step('审批', 'file', { pathway: ['退城入园'] }, '3.1.2.2'),
    step('开工', 'photo', { pathway: ['退城入园'] }, '3.1.2.2'),
    step('投产', 'photo', { pathway: ['退城入园', '转型转产'] }, '3.1.2.2'),
    step('旧厂拆除', 'photo', { pathway: ['退城入园'] }, '3.1.2.2'),
    step('停产', 'photo', { pathway: ['关闭退出'] }, '3.1.2.2'),
    step('拆除关键设备', 'photo', { pathway: ['关闭退出'] }, '3.1.2.2'),
    step('职工安置', 'file', { pathway: ['关闭退出', '退城入园', '转型转产'] }, '3.1.2.2'),
  ],
  foundOn: 'foundOn',
  ends: { pathway: ['关闭退出'] },
  outcomes: ['placed', 'invested', 'compensation'],
  due: byTable(
    [
      { when: { pathway: ['就地改造'] }, day: '2020-12-31', startBy: '2019-06-30', clause: '3.1.1' },
      { when: { pathway: ['转型转产'] }, day: '2021-12-31', startBy: '2019-06-30', clause: '3.1.1' },
      { when: { pathway: ['退城入园'], size: SMALL }, day: '2022-12-31', startBy: '2019-12-31', clause: '3.1.1' },
      { when: { pathway: ['退城入园'], size: LARGE }, day: '2025-12-31', startBy: '2019-12-31', clause: '3.1.1' },
      { when: { pathway: ['关闭退出'] }, day: '2020-12-31', startBy: null, clause: '3.1.1' },
    ],
    'startedOn',
  ),
  checks: [
    { kind: 'notAbove', field: 'placed', others: ['workers'], message: '已安置职工不多于职工人数', clause: '3.1.2.1' },
    { kind: 'notBefore', field: 'runningOn', others: ['startedOn'], message: '投产不早于启动', clause: '3.1.1' },
  ],
  figures: [
    countOf('byPathway', '按改造方式', [KEPT], 'pathway'),
    countOf('doneByPathway', '已完成（按方式）', [CLOSED], 'pathway'),
    shareOf('done', '改造完成率', [CLOSED], [KEPT]),
    countOf('notStarted', '未启动', [NOT_CLOSED, unknown('startedOn')]),
    sumOf('workers', '涉及职工', 'workers', '人', [KEPT]),
    rateOf('placed', '职工安置率', 'placed', 'workers', [KEPT]),
    rateOf('invested', '投资完成率', 'invested', 'investment', [KEPT]),
  ],
  views: workViews(
    ['trade', 'size', 'pathway', 'receivingPark', 'startedOn'],
    [
      view(
        '退城入园',
        ['size', 'receivingPark', 'investment', 'invested', 'stage', 'due', 'light'],
        [KEPT, is('pathway', '退城入园')],
      ),
      view('关闭退出', ['trade', 'workers', 'placed', 'stage', 'due', 'light'], [KEPT, is('pathway', '关闭退出')]),
      view('尚未启动', ['pathway', 'person', 'planned', 'due', 'light'], [NOT_CLOSED, unknown('startedOn')]),
    ],
  ),
})

const CLOSING = ['关闭退出']
const LEAVING = ['关闭退出', '异地搬迁']
/** 环保部42号令: what follows a preliminary survey that finds more than the screening values. */
const POLLUTED = { measure: LEAVING, preliminary: ['超过筛选值'] }

/** 三（二）: 一企一策一档. */
export const hazchem = register('hazchem', {
  title: '危险化学品生产企业搬迁改造',
  clause: '3.2',
  subject: 'enterprise',
  purpose: '城镇人口密集区危险化学品生产企业“一企一策一档”：搬迁改造或关闭退出，清除生产设备，开展土壤污染状况调查。',
  fields: {
    measure: required(
      choice('搬迁改造方式', ['异地搬迁', '就地改造', '关闭退出'], { aliases: ['处置方式', '改造方式', '措施'] }),
    ),
    destination: text('迁入地', { aliases: ['搬迁去向', '承接园区', '迁入园区'] }),
    dossier: text('档案编号', { aliases: ['档号', '一企一档编号'], longest: 60 }),
    policy: note('一企一策', { aliases: ['企业方案', '搬迁改造方案'] }),
    product: text('主要产品', { aliases: ['产品', '危险化学品品种'] }),
    size: size(),
    majorRisk: yesNo('存在重大风险隐患', { aliases: ['重大风险', '重大危险源'], clause: '3.2.1' }),
    inDenseArea: yesNo('位于城镇人口密集区', { aliases: ['人口密集区'] }),
    permit: text('安全生产许可证号', { aliases: ['许可证号'], longest: 60 }),
    workers: count('职工人数', '人', { aliases: ['从业人数'] }),
    placed: count('已安置职工', '人', { aliases: ['安置人数'] }),
    investment: money('总投资', { aliases: ['计划投资'] }),
    subsidy: money('补助资金', { aliases: ['补偿金额', '奖补资金'] }),
    landArea: quantity('地块面积', '亩', { aliases: ['占地面积'] }),
    landUse: text('地块规划用途', { aliases: ['规划用途', '土地用途'] }),
    stoppedOn: dayDone('停产日期', { aliases: ['停产时间'] }),
    clearBy: day('设备清除期限', { aliases: ['清除设备时限'], clause: '3.2.2', latest: END_2020 }),
    clearedOn: dayDone('设备清除日期', { aliases: ['清除完成时间'], clause: '3.2.2' }),
    preliminary: choice('初步调查结论', ['未超过筛选值', '超过筛选值'], {
      aliases: ['土壤初步调查结论'],
      clause: '3.2.2',
    }),
    soilRisk: choice('地块风险', ['可接受', '不可接受'], { aliases: ['风险评估结论'], clause: '3.2.2' }),
    soilUnit: text('土壤调查单位', { aliases: ['调查单位'], clause: '3.2.2' }),
  },
  steps: [
    step('新址选定与审批', 'file', { measure: ['异地搬迁'] }, '3.2.2'),
    step('新址投产', 'photo', { measure: ['异地搬迁'] }, '3.2.2'),
    step('改造完成验收', 'file', { measure: ['就地改造'] }, '3.2.1'),
    step('停产', 'photo', { measure: LEAVING }, '3.2.2'),
    step('清除生产设备', 'photo', { measure: LEAVING }, '3.2.2'),
    step('注销安全生产许可', 'file', { measure: CLOSING }, '3.2.2'),
    step('土壤初步调查', 'file', { measure: LEAVING }, '3.2.2'),
    step('土壤详细调查', 'file', POLLUTED, '3.2.2'),
    step('风险评估', 'file', POLLUTED, '3.2.2'),
    step('风险管控或修复', 'photo', { ...POLLUTED, soilRisk: ['不可接受'] }, '3.2.2'),
    step('效果评估', 'file', { ...POLLUTED, soilRisk: ['不可接受'] }, '3.2.2'),
  ],
  ends: { measure: CLOSING },
  outcomes: ['placed', 'subsidy', 'preliminary', 'soilRisk', 'soilUnit'],
  due: by(END_2020, '3.2.1'),
  checks: [
    { kind: 'notAbove', field: 'placed', others: ['workers'], message: '已安置职工不多于职工人数', clause: '3.2.2' },
    { kind: 'notBefore', field: 'clearedOn', others: ['stoppedOn'], message: '设备清除不早于停产', clause: '3.2.2' },
  ],
  figures: [
    countOf('byMeasure', '按方式', [KEPT], 'measure'),
    countOf('cleared', '设备已清除', [KEPT, { field: 'clearedOn', op: 'known' }]),
    countOf('surveyed', '土壤初步调查完成', [KEPT, { field: 'preliminary', op: 'known' }]),
  ],
  views: workViews(
    ['measure', 'destination', 'stoppedOn', 'clearBy', 'clearedOn', 'preliminary'],
    [
      view('关闭退出', ['clearBy', 'clearedOn', 'preliminary', 'stage', 'light'], [KEPT, is('measure', '关闭退出')]),
      view('土壤调查', ['landArea', 'landUse', 'preliminary', 'soilRisk', 'soilUnit'], [KEPT]),
    ],
  ),
})
