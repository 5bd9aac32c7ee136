import { by } from '@gongjian/domain/register/due.ts'
import {
  choice,
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
import { countOf, rateOf, seriesOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { projectMoney } from './growth.ts'
import { atLeast, CLOSED, END_2020, is, KEPT, recordViews, view, within, workViews } from './words.ts'

const CHARGING = { kind: ['充电基础设施'] }
const CHAIN = [
  '动力电池产业链',
  '整车',
  '动力总成',
  '核心零部件',
  '运营服务体系',
  '清洁能源运输装备',
  '清洁能源装卸设备',
  '关键技术研发',
]

/** 五（四）2: the industrial base: battery chain, vehicles and core parts, charging. */
export const vehicleProjects = register('vehicle-projects', {
  title: '新能源汽车产业与充电设施项目',
  clause: '5.4.2',
  task: '5.4',
  subject: 'project',
  counter: '个',
  purpose: '新能源汽车产业基地项目（动力电池产业链、整车及核心零部件、运输装卸装备）和充电基础设施建设，逐项排期。',
  fields: {
    kind: required(choice('项目类别', [...CHAIN, '充电基础设施'], { aliases: ['类别', '产业环节'] })),
    content: note('建设内容', { aliases: ['主要内容'] }),
    vehicles: count('整车（装备）年产能', '辆', { aliases: ['年产能'] }),
    chargers: count('充电桩', '个', { aliases: ['充电桩数量'] }),
    stations: count('充电站', '座', { aliases: ['充换电站'] }),
    power: quantity('充电总功率', 'kW', { aliases: ['总功率'] }),
    ...projectMoney(),
  },
  steps: [
    step('立项备案', 'file'),
    step('开工建设', 'photo'),
    step('建成投产', 'photo', { kind: CHAIN }),
    step('验收投运', 'photo', CHARGING),
  ],
  due: by(END_2020, '5.4.1'),
  key: ['title', 'enterprise'],
  figures: [
    countOf('byKind', '按类别', [KEPT], 'kind'),
    sumOf('chargers', '已建充电桩', 'chargers', '个', [CLOSED]),
    rateOf('invested', '投资完成率', 'invested', 'investment', [KEPT]),
  ],
  views: workViews(
    ['kind', 'investment', 'invested', 'startedOn', 'finishedOn'],
    [view('充电设施', ['chargers', 'stations', 'power', 'stage', 'light'], [KEPT, is('kind', '充电基础设施')])],
  ),
})

const FIELDS = [
  '大气治理装备',
  '水处理',
  '固废处理利用',
  '节能装备',
  '清洁生产',
  '清洁能源',
  '监测检测',
  '环保服务',
  '其他',
]

/** 五（五）: enterprises above 亿元. */
export const envIndustry = register('env-industry', {
  title: '节能环保企业',
  clause: '5.5',
  subject: 'enterprise',
  life: 'record',
  purpose: '重点节能环保企业培育：业务领域、年营业收入（亿元以上）、龙头和创新示范企业、服务新业态。',
  fields: {
    field: required(choice('业务领域', FIELDS, { aliases: ['领域', '主营领域'] })),
    business: choice('业态', ['装备制造', '合同能源管理', '第三方治理', '社会化监测', '整体解决方案', '其他'], {
      aliases: ['服务模式', '新业态'],
    }),
    product: text('主要产品（服务）', { aliases: ['主要产品', '产品'] }),
    revenue: money('年营业收入', { aliases: ['营业收入', '主营业务收入', '年收入'], indexed: true }),
    leading: yesNo('龙头企业', { aliases: ['是否龙头企业'], indexed: true }),
    innovation: yesNo('河南省节能减排科技创新示范企业', { aliases: ['创新示范企业'] }),
    technology: text('核心技术（研发平台）', { aliases: ['研发平台', '核心技术'] }),
    patents: count('有效发明专利', '件', { aliases: ['发明专利', '专利数'] }),
    support: note('培育措施', { aliases: ['支持措施'] }),
  },
  due: by(END_2020, '5.5.1'),
  series: [
    {
      id: 'yearly',
      title: '年营业收入',
      period: 'year',
      fields: {
        revenue: money('营业收入', { aliases: ['年营业收入', '收入'] }),
        source: text('数据来源', { aliases: ['依据'] }),
      },
      asksBeyondPercent: 50,
      checks: [],
    },
  ],
  figures: [
    countOf('large', '亿元以上企业', [is('stage', 'listed'), atLeast('revenue', 10_000)]),
    seriesOf('revenue', '营业收入合计', { series: 'yearly', field: 'revenue', unit: '万元' }),
    countOf('byField', '按领域', [is('stage', 'listed')], 'field'),
  ],
  views: recordViews(['field', 'business', 'revenue', 'leading'], 'title', [
    view('亿元以上', ['field', 'revenue', 'leading', 'innovation'], [atLeast('revenue', 10_000)], {
      field: 'revenue',
      descending: true,
    }),
  ]),
})

const SERVICES = ['合同能源管理', '环境污染第三方治理', '社会化监测']

/** 五（五）2. */
export const envProjects = register('env-projects', {
  title: '节能环保项目',
  clause: '5.5.2',
  task: '5.5',
  subject: 'project',
  counter: '个',
  purpose: '合同能源管理、环境污染第三方治理、社会化监测、废旧路面材料循环利用、重点技术装备产业化和绿色交通试点项目。',
  fields: {
    kind: required(
      choice(
        '项目类别',
        [...SERVICES, '废旧路面材料循环利用', '技术装备产业化', '节能降碳技术', '绿色交通试点', '整体解决方案'],
        {
          aliases: ['类别', '业态'],
        },
      ),
    ),
    client: text('用能（排污）单位', { aliases: ['服务对象', '业主'] }),
    content: note('项目内容', { aliases: ['建设内容', '主要内容'] }),
    contractOn: dayDone('合同日期', { aliases: ['签约日期'] }),
    contractUntil: day('合同期至', { aliases: ['合同到期'] }),
    energySaved: quantity('年节能量', 'tce', { aliases: ['节能量'] }),
    reused: quantity('废旧路面材料利用量', 't', { aliases: ['循环利用量'] }),
    ...projectMoney(),
  },
  steps: [
    step('合同或立项', 'file'),
    step('建成运行', 'photo'),
    step('效果核验', 'file', { kind: [...SERVICES, '废旧路面材料循环利用', '节能降碳技术'] }),
  ],
  due: by(END_2020, '5.5.1'),
  key: ['title', 'enterprise'],
  checks: [
    {
      kind: 'notBefore',
      field: 'contractUntil',
      others: ['contractOn'],
      message: '合同期不早于合同日期',
      clause: '5.5.2',
    },
  ],
  figures: [
    countOf('byKind', '按类别', [KEPT], 'kind'),
    sumOf('energySaved', '年节能量', 'energySaved', 'tce', [CLOSED]),
    sumOf('reused', '废旧路面材料利用', 'reused', 't', [CLOSED]),
  ],
  views: workViews(
    ['kind', 'client', 'investment', 'energySaved'],
    [
      view('服务新业态', ['kind', 'client', 'contractOn', 'contractUntil', 'stage'], [KEPT, within('kind', SERVICES)]),
      view('废旧路面材料', ['reused', 'stage', 'due', 'light'], [KEPT, is('kind', '废旧路面材料循环利用')]),
    ],
  ),
})
