import { by } from '@gongjian/domain/register/due.ts'
import {
  choice,
  computed,
  count,
  dayDone,
  f,
  money,
  note,
  quantity,
  required,
  text,
  yesNo,
  type Field,
} from '@gongjian/domain/register/field.ts'
import { countOf, perEnterprise, rateOf, shareOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CLOSED, END_2020, is, KEPT, LEVELS, unknown, view, within, workViews } from './words.ts'

/** What each project's desk follows. */
export function projectMoney(): Record<string, Field> {
  return {
    investment: money('总投资', { aliases: ['投资额', '项目总投资', '计划总投资'] }),
    invested: money('累计完成投资', { aliases: ['完成投资', '已完成投资', '累计投资'] }),
    startedOn: dayDone('开工日期', { aliases: ['开工时间'] }),
    finishedOn: dayDone('竣工投产日期', { aliases: ['竣工时间', '投产时间', '投产日期'] }),
  }
}

const INTEGRATION_TRADES = [
  '钢铁',
  '铝工业',
  '水泥',
  '铸造',
  '炭素',
  '耐火材料',
  '铁合金',
  '棕刚玉',
  '建筑机械加工',
  '采碎石',
  '氯化石蜡',
  '石灰窑',
  '其他',
]
const SCHEME = { kind: ['产业整合方案'] }
const MERGER = { kind: ['兼并重组'] }
const BUILT = { kind: ['改造升级', '退城入园', '产业基地（集群）'] }

/** 五（一）: mergers, upgrades, bases and each cluster's integration scheme. */
export const integration = register('integration', {
  title: '传统行业转型整合',
  clause: '5.1',
  subject: 'project',
  counter: '项',
  purpose:
    '传统产业兼并重组、改造升级、产业集群和整合方案，逐项明确主体、进度和压减产能，促进规模化、集群化、装备大型化。',
  fields: {
    kind: required(
      choice(
        '事项类别',
        ['改造升级', '兼并重组', '产能整合平台', '产业整合方案', '产业基地（集群）', '“专精特”培育', '退城入园'],
        {
          aliases: ['类别', '转型方式'],
        },
      ),
    ),
    trade: required(choice('行业', INTEGRATION_TRADES, { aliases: ['行业类别', '所属行业', '产业'] })),
    cluster: text('所属集群', { aliases: ['集群', '产业集群'] }),
    parties: note('涉及企业', { aliases: ['参与企业', '企业名单'] }),
    direction: note('转型方向与任务', { aliases: ['任务内容', '主要任务', '发展方向'] }),
    enterprisesBefore: count('整合前企业数', '家', { aliases: ['原有企业数'] }),
    enterprisesAfter: count('整合后企业数', '家', { aliases: ['保留企业数'] }),
    capacityBefore: quantity('整合前产能', '万吨/年', { aliases: ['原有产能'] }),
    capacityAfter: quantity('整合后产能', '万吨/年', { aliases: ['保留产能'] }),
    capacityCut: computed('压减产能', '万吨/年', f.minus(f.field('capacityBefore'), f.field('capacityAfter'))),
    ...projectMoney(),
    docNumber: text('方案文号', { aliases: ['文号', '批复文号'], longest: 60 }),
  },
  steps: [
    step('方案编制', 'file', SCHEME, '5.1.2.5'),
    step('方案印发', 'file', SCHEME, '5.1.2.5'),
    step('整合实施', 'photo', SCHEME, '5.1.2.5'),
    step('协议签订', 'file', MERGER, '5.1.2.1'),
    step('变更登记', 'file', MERGER, '5.1.2.1'),
    step('平台组建', 'file', { kind: ['产能整合平台'] }, '5.1.2.4'),
    step('压减产能', 'photo', { kind: ['产能整合平台'] }, '5.1.2.4'),
    step('培育方案', 'file', { kind: ['“专精特”培育'] }, '5.1.2.2'),
    step('培育评估', 'file', { kind: ['“专精特”培育'] }, '5.1.2.2'),
    step('立项或规划', 'file', BUILT),
    step('开工建设', 'photo', BUILT),
    step('建成投产', 'photo', BUILT),
  ],
  due: by(END_2020, '5.1.1'),
  key: ['title', 'kind'],
  checks: [
    {
      kind: 'notAbove',
      field: 'enterprisesAfter',
      others: ['enterprisesBefore'],
      message: '整合后企业数不多于整合前',
      clause: '5.1',
    },
    { kind: 'notBefore', field: 'finishedOn', others: ['startedOn'], message: '竣工投产不早于开工', clause: '5.1' },
  ],
  figures: [
    countOf('byKind', '按类别', [KEPT], 'kind'),
    sumOf('cut', '压减产能', 'capacityCut', '万吨/年', [CLOSED], 'trade'),
    rateOf('invested', '投资完成率', 'invested', 'investment', [KEPT]),
  ],
  views: workViews(
    ['kind', 'trade', 'cluster', 'investment'],
    [
      view('产业整合方案', ['trade', 'docNumber', 'stage', 'due', 'light'], [KEPT, is('kind', '产业整合方案')]),
      view('方案点名企业', ['kind', 'trade', 'direction', 'stage', 'light'], [KEPT, is('source', '方案点名')]),
    ],
  ),
})

const SMART = ['机器换人', '智能生产线', '智能车间', '智能工厂', '能耗排污数据智能采集']
const GREEN = ['绿色工厂', '绿色园区', '绿色供应链', '绿色产品']
const NAMED = { type: ['智能车间', '智能工厂', ...GREEN] }

/** 五（二）: 三大改造. */
export const transformation = register('transformation', {
  title: '“三大改造”',
  clause: '5.2',
  subject: 'project',
  counter: '个',
  purpose:
    '智能化、绿色化、技术改造项目和智能车间（工厂）、绿色工厂（园区）创建，对照机器人1000台、智能车间60个、绿色15家的目标。',
  fields: {
    kind: required(choice('改造类别', ['智能化改造', '绿色化改造', '技术改造'], { aliases: ['类别', '改造类型'] })),
    type: required(
      choice('项目类型', [...SMART, ...GREEN, '新技术新工艺', '新设备新材料', '其他'], {
        aliases: ['类型', '创建类型'],
      }),
    ),
    trade: choice('行业', ['钢铁', '化工', '有色', '建材', '生物医药', '装备', '电子信息', '食品', '其他'], {
      aliases: ['行业类别', '所属行业'],
    }),
    aboveScale: yesNo('规模以上企业', { aliases: ['是否规上', '是否规模以上'], clause: '5.2.2.3', indexed: true }),
    robots: count('推广应用机器人', '台', { aliases: ['机器人台数', '机器人', '机器人数量'], clause: '5.2.1' }),
    content: note('建设内容', { aliases: ['改造内容', '主要内容'] }),
    level: choice('认定级别', LEVELS, { aliases: ['级别', '等级'] }),
    named: text('认定文件', { aliases: ['认定文号', '文号'] }),
    namedOn: dayDone('认定日期', { aliases: ['认定时间'], indexed: true }),
    ...projectMoney(),
    energySaved: quantity('年节能量', 'tce', { aliases: ['节能量'] }),
    effect: note('成效', { aliases: ['效益', '改造成效'] }),
  },
  steps: [step('立项备案', 'file'), step('竣工投用', 'photo'), step('认定公布', 'file', NAMED)],
  due: by(END_2020, '5.2.1'),
  key: ['title', 'enterprise'],
  figures: [
    sumOf('robots', '推广应用机器人', 'robots', '台', [CLOSED]),
    countOf('smart', '省级智能车间（工厂）', [
      CLOSED,
      within('type', ['智能车间', '智能工厂']),
      within('level', ['省级', '国家级']),
    ]),
    countOf('green', '绿色工厂、园区', [CLOSED, within('type', ['绿色工厂', '绿色园区'])]),
    perEnterprise(countOf('aboveScale', '在册规上企业（家）', [KEPT, is('aboveScale', true)])),
    // Of enterprises, as the plan counts; also of those that have no such project yet.
    perEnterprise(
      shareOf(
        'round',
        '在册规上企业新一轮技术改造完成率',
        [CLOSED, is('aboveScale', true), is('kind', '技术改造')],
        [KEPT, is('aboveScale', true)],
      ),
    ),
    perEnterprise(countOf('scaleUnknown', '未填是否规上（家）', [KEPT, unknown('aboveScale')])),
    rateOf('invested', '投资完成率', 'invested', 'investment', [KEPT]),
  ],
  views: workViews(
    ['kind', 'type', 'robots', 'level', 'investment'],
    [
      view(
        '智能车间（工厂）',
        ['type', 'level', 'namedOn', 'stage', 'light'],
        [KEPT, within('type', ['智能车间', '智能工厂'])],
      ),
      view('绿色制造', ['type', 'level', 'namedOn', 'stage', 'light'], [KEPT, is('kind', '绿色化改造')]),
      view('技术改造', ['trade', 'aboveScale', 'investment', 'stage', 'light'], [KEPT, is('kind', '技术改造')]),
    ],
  ),
})
