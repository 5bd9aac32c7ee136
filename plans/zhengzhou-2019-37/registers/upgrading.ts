import { by, continuing } from '@gongjian/domain/register/due.ts'
import {
  choice,
  choices,
  computed,
  count,
  day,
  dayDone,
  f,
  itemOf,
  money,
  note,
  quantity,
  required,
  text,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { countOf, shareOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CLOSED, END_2020, is, KEPT, POLLUTANTS, recordViews, view, workViews } from './words.ts'

const TRADES = [
  '钢铁',
  '铸造',
  '碳素',
  '电解铝',
  '氧化铝',
  '水泥',
  '砖瓦',
  '陶瓷',
  '耐火材料',
  '电力',
  '农药',
  '医药',
  '其他',
]

/** 三（三）2（1）: the city's own limit is stricter than the nation's and the province's, or it is refused. */
export const limits = register('limits', {
  title: '最优排放限值',
  clause: '3.3.2.1',
  subject: 'record',
  counter: '项',
  titleLabel: '限值名称',
  purpose: '重点行业分工序、分污染物的郑州市大气污染物排放最优限值，必须严于国家和省的标准。',
  fields: {
    trade: required(choice('行业', TRADES, { aliases: ['行业类别'] })),
    process: required(text('工序', { aliases: ['生产工序', '生产设施'], indexed: true })),
    pollutant: required(choice('污染物', POLLUTANTS, { aliases: ['污染物项目', '因子'] })),
    local: required(quantity('郑州市限值', 'mg/m³', { aliases: ['市限值', '最优限值', '本市限值'] })),
    provincial: quantity('河南省限值', 'mg/m³', { aliases: ['省限值', '省标准限值'] }),
    provincialStandard: text('省标准', { aliases: ['省标准名称', '省标准号'] }),
    national: quantity('国家限值', 'mg/m³', { aliases: ['国标限值', '国家标准限值'] }),
    nationalStandard: text('国家标准', { aliases: ['国标', '国家标准号'] }),
    noStandard: yesNo('国家、省均无标准', { aliases: ['国家和省均无标准', '国家和省均无限值'] }),
    noStandardBasis: text('均无标准的依据', { help: '据以认定国家和省都没有限值的文件' }),
    oxygen: quantity('基准含氧量', '%', { max: 21, decimals: 2, aliases: ['含氧量'] }),
    experts: text('专家团队', { aliases: ['编制团队', '编制单位'] }),
    from: day('起始日期', { aliases: ['执行日期', '实施日期'] }),
    until: day('截止日期', { aliases: ['废止日期'] }),
    basis: text('依据', { aliases: ['发布文件', '文号'] }),
  },
  checks: [
    {
      kind: 'below',
      field: 'local',
      others: ['provincial', 'national'],
      message: '郑州市限值应严于（小于）国家和省的限值',
      clause: '3.3.2.1',
    },
    { kind: 'notBefore', field: 'until', others: ['from'], message: '截止日期不早于起始日期', clause: '3.3.2.1' },
  ],
  // Else nobody could say that the city's limit is the stricter one.
  demands: [
    { fields: ['provincial', 'national'], unless: 'noStandard', document: 'noStandardBasis', clause: '3.3.2.1' },
  ],
  due: by('2019-03-31', '3.3.2.1'),
  key: ['trade', 'process', 'pollutant'],
  figures: [countOf('byTrade', '按行业', [is('stage', 'listed')], 'trade')],
  views: recordViews(['trade', 'process', 'pollutant', 'local', 'provincial', 'national', 'from'], 'trade', [
    view('缺省标', ['trade', 'process', 'pollutant', 'local', 'provincial'], [{ field: 'provincial', op: 'unknown' }], {
      field: 'trade',
      descending: false,
    }),
  ]),
})

/** 三（三）2（1）: 一厂一策. */
export const enterprisePlans = register('enterprise-plans', {
  title: '“一厂一策”方案',
  clause: '3.3.2.1',
  subject: 'enterprise',
  purpose: '专家团队帮助重点行业企业制定有组织和无组织排放深度治理改造专项方案，一厂一份。',
  fields: {
    trade: required(choice('行业', TRADES, { aliases: ['行业类别', '所属行业'] })),
    experts: text('专家团队', { aliases: ['编制单位', '技术单位'] }),
    diagnosedOn: dayDone('现场诊断日期', { aliases: ['诊断时间', '入企日期'] }),
    problems: note('诊断问题', { aliases: ['存在问题', '主要问题'] }),
    organised: note('有组织排放治理措施', { aliases: ['有组织措施', '有组织排放'] }),
    fugitive: note('无组织排放治理措施', { aliases: ['无组织措施', '无组织排放'] }),
    outlets: count('有组织排放口', '个', { aliases: ['排放口数'] }),
    fugitivePoints: count('无组织排放点', '个', { aliases: ['无组织点位'] }),
    target: choice('治理目标', ['绿色环保引领', '绿色环保标准', '达到最优限值'], { aliases: ['目标'] }),
    investment: money('计划投资', { aliases: ['投资估算', '总投资'] }),
    plannedFinish: day('治理完成期限', { aliases: ['治理期限'], clause: '3.3.1', latest: END_2020 }),
    reviewedOn: dayDone('评审日期', { aliases: ['专家评审日期'] }),
  },
  steps: [step('现场诊断', 'photo'), step('方案编制', 'file'), step('专家评审', 'file')],
  due: by('2019-05-31', '3.3.2.1'),
  figures: [
    shareOf('done', '方案完成率', [CLOSED], [KEPT]),
    countOf('byTrade', '按行业', [KEPT], 'trade'),
    sumOf('investment', '计划投资', 'investment', '万元', [KEPT]),
  ],
  views: workViews(
    ['trade', 'experts', 'diagnosedOn', 'target', 'reviewedOn'],
    [view('未评审', ['trade', 'experts', 'person', 'due', 'light'], [KEPT, { field: 'reviewedOn', op: 'unknown' }])],
  ),
})

function emissions(word: '治理前' | '治理后', pollutant: string) {
  return quantity(`${word}${pollutant}排放量`, 't/a', { aliases: [`${word}${pollutant}`] })
}

/** 三（三）2（2）: who meets it is supported and spared (4.6, 7.2). */
export const upgrade = register('upgrade', {
  title: '“一企一策”提标治理',
  clause: '3.3.2.2',
  subject: 'enterprise',
  purpose: '重点行业企业提标治理的措施、投资、进度和验收；达到绿色环保标准的给予政策支持并享受管控优惠。',
  fields: {
    trade: required(choice('行业', TRADES, { aliases: ['行业类别', '所属行业'] })),
    ownPlan: itemOf('enterprise-plans', '“一厂一策”方案', { aliases: ['方案编号'] }),
    measures: required(note('治理措施', { aliases: ['治理内容', '改造内容', '提标措施'] })),
    target: choice('治理目标', ['绿色环保引领', '绿色环保标准', '达到最优限值'], { aliases: ['目标'] }),
    investment: money('总投资', { aliases: ['投资额', '计划投资'] }),
    invested: money('已完成投资', { aliases: ['完成投资'] }),
    startedOn: dayDone('开工日期', { aliases: ['开工时间'] }),
    dustBefore: emissions('治理前', '颗粒物'),
    dustAfter: emissions('治理后', '颗粒物'),
    dustCut: computed('颗粒物减排量', 't/a', f.minus(f.field('dustBefore'), f.field('dustAfter'))),
    sulphurBefore: emissions('治理前', '二氧化硫'),
    sulphurAfter: emissions('治理后', '二氧化硫'),
    sulphurCut: computed('二氧化硫减排量', 't/a', f.minus(f.field('sulphurBefore'), f.field('sulphurAfter'))),
    nitrogenBefore: emissions('治理前', '氮氧化物'),
    nitrogenAfter: emissions('治理后', '氮氧化物'),
    nitrogenCut: computed('氮氧化物减排量', 't/a', f.minus(f.field('nitrogenBefore'), f.field('nitrogenAfter'))),
    acceptedOn: dayDone('验收日期', { aliases: ['验收时间'] }),
    acceptedBy: text('验收单位', { aliases: ['验收机构'] }),
    met: choice('验收结论', ['达到绿色环保引领', '达到绿色环保标准', '达到最优限值', '未达到'], {
      aliases: ['验收结果'],
    }),
    support: choices('政策支持', ['资金支持', '错峰生产豁免', '重污染管控豁免', '绿色信贷', '其他'], {
      aliases: ['享受政策', '管控优惠'],
    }),
    preferred: yesNo('享受管控优惠', { aliases: ['是否享受管控优惠'], indexed: true }),
  },
  steps: [step('治理方案', 'file'), step('工程建成', 'photo'), step('达标监测', 'file'), step('验收意见', 'file')],
  outcomes: ['met'],
  due: by(END_2020, '3.3.1'),
  checks: [
    { kind: 'notBefore', field: 'acceptedOn', others: ['startedOn'], message: '验收不早于开工', clause: '3.3.2.2' },
  ],
  figures: [
    shareOf('done', '治理完成率', [CLOSED], [KEPT]),
    countOf('met', '验收结论', [KEPT, { field: 'met', op: 'known' }], 'met'),
    sumOf('dustCut', '颗粒物减排', 'dustCut', 't/a', [CLOSED]),
    sumOf('nitrogenCut', '氮氧化物减排', 'nitrogenCut', 't/a', [CLOSED]),
    sumOf('invested', '已完成投资', 'invested', '万元', [KEPT]),
  ],
  views: workViews(
    ['trade', 'target', 'investment', 'startedOn', 'acceptedOn', 'met'],
    [view('享受管控优惠', ['trade', 'met', 'acceptedOn', 'support'], [KEPT, is('preferred', true)])],
  ),
})

/** Schemes, catalogues and lists that the plan orders or obeys and that are a document of their own. */
export const schemes = register('schemes', {
  title: '方案与制度',
  clause: '7.1',
  task: null,
  subject: 'record',
  keptBy: 'bodies',
  counter: '份',
  titleLabel: '文件名称',
  purpose:
    '方案要求制定的专项方案、标准、名单（如工业窑炉综合整治实施方案）和须执行的上级目录、制度，谁制定、何时印发、何时生效。',
  fields: {
    kind: required(
      choice('文件类别', ['专项方案', '标准', '名单', '调查报告', '激励政策', '上级目录', '上级制度'], {
        aliases: ['类别'],
      }),
    ),
    forClause: text('对应条款', { aliases: ['条款', '任务条款'], help: '如 四（三）', longest: 40, indexed: true }),
    state: choice('制定状态', ['未启动', '编制中', '已印发', '已修订', '已废止'], { aliases: ['印发状态'] }),
    issuer: text('制定机关', { aliases: ['发文机关', '印发单位'] }),
    docNumber: text('发文字号', { aliases: ['文号'], longest: 60 }),
    issuedOn: dayDone('印发日期', { aliases: ['发布日期', '印发时间'] }),
    from: day('起始日期', { aliases: ['生效日期', '实施日期'] }),
    until: day('截止日期', { aliases: ['废止日期', '有效期至'] }),
    summary: note('主要内容', { aliases: ['内容摘要'] }),
  },
  checks: [{ kind: 'notBefore', field: 'until', others: ['from'], message: '截止日期不早于起始日期', clause: '7.1' }],
  due: continuing(),
  figures: [countOf('byState', '按状态', [is('stage', 'listed')], 'state')],
  views: recordViews(['kind', 'forClause', 'state', 'issuer', 'docNumber', 'issuedOn'], 'forClause', [
    view('尚未印发', ['forClause', 'state', 'issuer'], [{ field: 'state', op: 'in', value: ['未启动', '编制中'] }], {
      field: 'forClause',
      descending: false,
    }),
  ]),
})
