import { by, continuing } from '@gongjian/domain/register/due.ts'
import {
  choice,
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
  type Field,
} from '@gongjian/domain/register/field.ts'
import { countOf, seriesOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CLOSED, END_2020, is, KEPT, recordViews, unknown, view, within, workViews } from './words.ts'

/** 四（四）1: 制药、农药、煤化工（含现代煤化工、炼焦、合成氨等）、橡胶制品. */
const KEY_TRADES = ['制药', '农药', '煤化工', '橡胶制品']
const TRADES = [...KEY_TRADES, '石化', '其他化工', '工业涂装', '包装印刷', '家具制造', '汽车维修', '油品储运销', '其他']
const MATERIALS = [
  '溶剂型涂料',
  '水性涂料',
  '粉末涂料',
  '油墨',
  '胶粘剂',
  '有机溶剂',
  '清洗剂',
  '化工原料',
  '油品',
  '其他',
]

function share(label: string, aliases: readonly string[]) {
  return quantity(label, '%', { max: 100, decimals: 2, aliases })
}

/** Σ amount × content × (1 − collection × removal), t/a. The inventory's row and each of its years are reckoned alike. */
function emission(): Record<string, Field> {
  return {
    amount: quantity('年使用（处理）量', 't/a', { aliases: ['年用量', '使用量', '年使用量'] }),
    content: share('VOCs含量', ['VOCs质量占比', '挥发份', '含量']),
    collection: share('收集效率', ['废气收集率', '收集率']),
    removal: share('去除效率', ['治理效率', '处理效率', '净化效率']),
    emission: computed(
      'VOCs年排放量',
      't/a',
      f.times(
        f.field('amount'),
        f.share('content'),
        f.minus(f.number(1), f.times(f.share('collection'), f.share('removal'))),
      ),
      { indexed: true },
    ),
  }
}

/** 四（四）2（1）: the inventory, kept up to date; works have a register of their own, since the row stays when a work is done. */
export const vocs = register('vocs', {
  title: 'VOCs排放清单',
  clause: '4.4',
  subject: 'enterprise',
  life: 'record',
  counter: '个',
  purpose:
    '全市VOCs污染源摸底调查并动态更新：企业、环节、物料、用量、含量、收集和去除效率，据此核算年排放量（与2015年比）。',
  fields: {
    trade: required(choice('行业', TRADES, { aliases: ['行业类别', '所属行业'] })),
    process: required(
      text('产生环节', { aliases: ['排放环节', '工序', '排放源'], help: '如 喷漆、印刷、反应釜、储罐' }),
    ),
    material: required(text('物料名称', { aliases: ['原辅材料', '物料', '含VOCs物料'] })),
    materialKind: choice('物料类别', MATERIALS, { aliases: ['原辅材料类别'] }),
    ...emission(),
    treatment: choice(
      '治理工艺',
      [
        '无',
        '活性炭吸附',
        '吸附浓缩+燃烧',
        '蓄热燃烧（RTO）',
        '催化燃烧（RCO）',
        '冷凝回收',
        'UV光解',
        '低温等离子',
        '喷淋',
        '其他',
      ],
      {
        aliases: ['末端治理', '治理设施'],
      },
    ),
    outlets: count('排放口', '个', { aliases: ['排气筒数'] }),
    concentration: quantity('非甲烷总烃浓度', 'mg/m³', { aliases: ['NMHC浓度', '实测浓度'] }),
    online: yesNo('安装在线监测', { aliases: ['在线监测'] }),
    openSpraying: yesNo('露天或敞开式喷涂', { aliases: ['露天喷涂', '敞开式喷涂'], clause: '4.4.2.5', indexed: true }),
    treated: choice('治理状态', ['未治理', '治理中', '已治理', '无需治理'], { aliases: ['治理情况'] }),
    outstanding: yesNo('治理效果突出', { aliases: ['是否治理突出'], help: '管控期间给予政策支持', clause: '4.4.2.3' }),
    surveyedOn: dayDone('调查日期', { aliases: ['调查时间', '核查日期'] }),
  },
  due: by(END_2020, '4.4.1'),
  key: ['enterprise', 'process', 'material'],
  series: [
    {
      id: 'yearly',
      title: 'VOCs年排放量',
      period: 'year',
      fields: { ...emission(), basis: text('核算依据', { aliases: ['数据来源'] }) },
      asksBeyondPercent: 20,
      checks: [],
    },
  ],
  figures: [
    sumOf('inventory', '清单排放量', 'emission', 't/a', [is('stage', 'listed')], 'trade'),
    seriesOf('emission', '最近年度排放量', { series: 'yearly', field: 'emission', unit: 't/a' }),
    seriesOf('change', '较2015年', { series: 'yearly', field: 'emission', unit: '%', against: 2015 }),
    countOf('keyUntreated', '重点行业未完成治理', [
      is('stage', 'listed'),
      within('trade', KEY_TRADES),
      within('treated', ['未治理', '治理中']),
    ]),
    countOf('openSpraying', '露天敞开喷涂', [is('stage', 'listed'), is('openSpraying', true)]),
  ],
  views: [
    ...recordViews(['trade', 'process', 'material', 'amount', 'emission', 'treatment', 'treated'], 'title', [
      view('排放量从大到小', ['trade', 'process', 'emission', 'treatment'], [is('stage', 'listed')], {
        field: 'emission',
        descending: true,
      }),
      view(
        '重点行业',
        ['trade', 'process', 'emission', 'treated'],
        [is('stage', 'listed'), within('trade', KEY_TRADES)],
        {
          field: 'emission',
          descending: true,
        },
      ),
      view('露天敞开喷涂', ['township', 'process', 'treated'], [is('openSpraying', true)], {
        field: 'title',
        descending: false,
      }),
    ]),
  ],
})

/** 四（四）2（2）（3）（5）: works, spraying in the open that is banned, spraying centres of clusters. */
export const vocWorks = register('voc-works', {
  title: 'VOCs治理工程',
  clause: '4.4',
  subject: 'project',
  purpose: '化工等企业VOCs治理、原辅材料替代、取缔露天和敞开式喷涂、集聚区集中喷涂工程中心，逐项建设、逐项销号。',
  fields: {
    kind: required(
      choice('工程类别', ['末端治理设施', '废气收集改造', '原辅材料替代', '取缔露天敞开喷涂', '集中喷涂工程中心'], {
        aliases: ['类别', '治理类别'],
      }),
    ),
    trade: choice('行业', TRADES, { aliases: ['行业类别', '所属行业'] }),
    inventoryItem: itemOf('vocs', 'VOCs清单条目', { aliases: ['清单编号'] }),
    park: text('所在集聚区', { aliases: ['园区', '产业集聚区'] }),
    content: note('工程内容', { aliases: ['治理内容', '建设内容'] }),
    treatment: text('治理工艺', { aliases: ['工艺'] }),
    reduction: quantity('VOCs减排量', 't/a', { aliases: ['减排量', '削减量'] }),
    served: count('服务企业数', '家', { aliases: ['服务企业'], help: '集中喷涂工程中心' }),
    investment: money('总投资', { aliases: ['投资额', '计划投资'] }),
    startedOn: dayDone('开工日期', { aliases: ['开工时间'] }),
  },
  steps: [
    step('工程方案', 'file', { kind: ['末端治理设施', '废气收集改造', '原辅材料替代', '集中喷涂工程中心'] }),
    step('建成投用', 'photo', { kind: ['末端治理设施', '废气收集改造', '集中喷涂工程中心'] }),
    step('停用高VOCs物料', 'photo', { kind: ['原辅材料替代'] }),
    step('取缔现场', 'photo', { kind: ['取缔露天敞开喷涂'] }, '4.4.2.5'),
    step('监测报告', 'file', { kind: ['末端治理设施', '废气收集改造', '原辅材料替代', '集中喷涂工程中心'] }),
  ],
  due: by(END_2020, '4.4.1'),
  key: ['title', 'enterprise'],
  figures: [
    countOf('byKind', '按类别', [KEPT], 'kind'),
    sumOf('reduction', '已减排', 'reduction', 't/a', [CLOSED]),
    countOf('spraying', '已取缔露天敞开喷涂', [CLOSED, is('kind', '取缔露天敞开喷涂')]),
  ],
  views: workViews(
    ['kind', 'trade', 'reduction', 'investment'],
    [
      view('重点行业', ['kind', 'trade', 'stage', 'due', 'light'], [KEPT, within('trade', KEY_TRADES)]),
      view('集中喷涂中心', ['park', 'served', 'investment', 'stage', 'light'], [KEPT, is('kind', '集中喷涂工程中心')]),
    ],
  ),
})

const DEBITS = [is('stage', 'listed'), is('side', '替代支出')]

/** 四（四）2（2）: equal or double; a debit names its credit and none is spent twice. */
export const vocOffsets = register('voc-offsets', {
  title: 'VOCs削减替代',
  clause: '4.4.2.2',
  task: '4.4',
  subject: 'project',
  life: 'record',
  counter: '笔',
  purpose: '新建涉VOCs项目的等量或倍量削减替代：削减量记收入，项目用量记支出，支出须指明来源，一份削减量不重复使用。',
  fields: {
    side: required(choice('收支', ['削减入账', '替代支出'], { aliases: ['收支类型', '类型'] })),
    amount: required(quantity('数量', 't/a', { aliases: ['削减量', '替代量', '吨数'] })),
    credit: itemOf('voc-offsets', '所用削减来源', {
      aliases: ['来源条目', '替代来源'],
      help: '支出填所用入账的条目编号',
    }),
    emission: quantity('项目VOCs排放量', 't/a', {
      aliases: ['项目排放量'],
      help: '支出填：这一笔替代项目排放量中的多少',
    }),
    ratio: count('替代倍数', '倍', {
      min: 1,
      max: 2,
      aliases: ['替代倍数要求', '倍数'],
      help: '支出填：等量 1，倍量 2；不低于准入审查的要求',
    }),
    project: itemOf('projects', '准入审查条目', { aliases: ['项目条目'], help: '支出必填，据此核对替代倍数' }),
    works: itemOf('voc-works', '治理工程条目', { aliases: ['工程条目'], help: '入账填形成削减量的工程' }),
    bookedOn: required(dayDone('记账日期', { aliases: ['日期', '入账日期'], indexed: true })),
    basis: text('核定依据', { aliases: ['依据', '核定文件'] }),
    docNumber: text('文号', { longest: 60 }),
    until: day('有效期至', { aliases: ['失效日期'] }),
  },
  doubleEntry: {
    side: 'side',
    credit: '削减入账',
    debit: '替代支出',
    amount: 'amount',
    source: 'credit',
    emission: 'emission',
    ratio: 'ratio',
    on: 'bookedOn',
    until: 'until',
    project: 'project',
    demand: { register: 'projects', emission: 'vocs', ratio: 'vocRatio' },
  },
  due: continuing(),
  key: ['title', 'side', 'credit'],
  figures: [
    sumOf('credit', '累计入账', 'amount', 't/a', [is('stage', 'listed'), is('side', '削减入账')]),
    sumOf('debit', '累计支出', 'amount', 't/a', [is('stage', 'listed'), is('side', '替代支出')]),
    sumOf('left', '可用余额', 'left', 't/a', [is('stage', 'listed'), is('side', '削减入账')]),
    countOf('belowDemand', '低于准入要求的支出', [...DEBITS, { field: 'short', op: 'above', value: 0 }]),
    sumOf('short', '替代缺口', 'short', 't/a', DEBITS),
    countOf('demandUnknown', '无从核对倍数的支出', [...DEBITS, unknown('short')]),
  ],
  views: recordViews(['side', 'amount', 'left', 'short', 'credit', 'emission', 'ratio', 'bookedOn'], 'bookedOn', [
    view('削减入账', ['amount', 'left', 'works', 'basis', 'bookedOn', 'until'], [is('side', '削减入账')], {
      field: 'bookedOn',
      descending: true,
    }),
    view(
      '替代不足',
      ['amount', 'short', 'emission', 'ratio', 'project', 'bookedOn'],
      [...DEBITS, { field: 'short', op: 'above', value: 0 }],
      { field: 'short', descending: true },
    ),
    view(
      '替代支出',
      ['amount', 'short', 'credit', 'emission', 'ratio', 'project', 'bookedOn'],
      [is('side', '替代支出')],
      {
        field: 'bookedOn',
        descending: true,
      },
    ),
  ]),
})
