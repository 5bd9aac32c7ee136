import { by } from '@gongjian/domain/register/due.ts'
import { choice, computed, count, f, money, note, required, text, yesNo } from '@gongjian/domain/register/field.ts'
import { countOf, rateOf, seriesOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { projectMoney } from './growth.ts'
import { END_2020, is, KEPT, recordViews, view, within, workViews } from './words.ts'

const NEW_TRADES = [
  '新一代信息技术',
  '新能源及智能网联汽车',
  '智能制造装备',
  '智能传感器',
  '生物医药',
  '信息安全',
  '可见光通讯',
  '超级电容',
  '纳米材料',
  '碳纤维和石墨烯',
  '非晶材料',
  '其他',
]
const PROJECT = { kind: ['重点项目', '前沿领域引进'] }

/** 五（三）: 百亿级, 千亿级. */
export const clusters = register('clusters', {
  title: '新兴产业集群',
  clause: '5.3',
  subject: 'project',
  counter: '项',
  titleLabel: '集群（项目）名称',
  purpose: '培育百亿级、千亿级新兴产业集群：集群一行、项目一行，跟踪投资、年产值和项目落地、开工、投产。',
  fields: {
    kind: required(choice('类别', ['产业集群', '重点项目', '前沿领域引进'], { aliases: ['事项类别'] })),
    trade: required(choice('产业领域', NEW_TRADES, { aliases: ['产业', '领域', '行业'] })),
    cluster: text('所属集群', { aliases: ['集群名称'] }),
    level: choice('培育目标', ['百亿级', '千亿级'], { aliases: ['集群级别', '规模目标'] }),
    park: text('所在园区', { aliases: ['载体', '园区'] }),
    enterprises: count('企业数', '家', { aliases: ['集群企业数'] }),
    content: note('建设内容', { aliases: ['主要内容'] }),
    ...projectMoney(),
    outputGoal: money('达产产值', { aliases: ['预期产值', '年产值目标'] }),
  },
  steps: [
    step('签约落地', 'file', PROJECT),
    step('开工建设', 'photo', PROJECT),
    step('建成投产', 'photo', PROJECT),
    step('规模核定', 'file', { kind: ['产业集群'] }),
  ],
  due: by(END_2020, '5.3.1'),
  key: ['title', 'kind'],
  series: [
    {
      id: 'yearly',
      title: '年产值与投资',
      period: 'year',
      fields: {
        output: money('年产值', { aliases: ['产值', '营业收入'] }),
        invested: money('当年投资', { aliases: ['完成投资', '投资'] }),
        source: text('数据来源', { aliases: ['出处'] }),
      },
      asksBeyondPercent: 50,
      checks: [],
    },
  ],
  figures: [
    countOf('clusters', '产业集群', [KEPT, is('kind', '产业集群')], 'level'),
    seriesOf('output', '集群年产值', { series: 'yearly', field: 'output', unit: '万元' }, [is('kind', '产业集群')]),
    sumOf('investment', '项目总投资', 'investment', '万元', [KEPT, within('kind', PROJECT.kind)]),
    rateOf('invested', '投资完成率', 'invested', 'investment', [KEPT, within('kind', PROJECT.kind)]),
  ],
  views: workViews(
    ['kind', 'trade', 'level', 'investment', 'invested'],
    [
      view('产业集群', ['trade', 'level', 'enterprises', 'outputGoal', 'light'], [KEPT, is('kind', '产业集群')]),
      view(
        '重点项目',
        ['cluster', 'investment', 'startedOn', 'finishedOn', 'stage', 'light'],
        [KEPT, is('kind', '重点项目')],
      ),
    ],
  ),
})

/** 五（四）: vehicles bought or replaced each year, of which new-energy. */
export const newEnergyVehicles = register('new-energy-vehicles', {
  title: '新能源汽车推广',
  clause: '5.4',
  subject: 'record',
  keptBy: 'bodies',
  counter: '家',
  titleLabel: '购置（更新）单位',
  purpose:
    '党政机关及公共机构、公交、环卫、出租、网约车、装卸等各单位每年配备更新车辆总数和其中新能源汽车数，公共机构不低于80%。',
  fields: {
    owner: required(
      choice(
        '单位性质',
        ['党政机关', '公共机构', '公交企业', '环卫单位', '出租汽车企业', '网约车平台', '物流（装卸）企业', '其他'],
        { aliases: ['单位类别'] },
      ),
    ),
    use: required(
      choice('车辆用途', ['公务', '公交', '环卫', '巡游出租', '网约车', '运输装卸', '其他'], {
        aliases: ['用途', '车辆类型'],
      }),
    ),
    inBuiltUp: yesNo('在城市建成区使用', { aliases: ['建成区'], indexed: true }),
    fleet: count('车辆保有量', '辆', { aliases: ['保有量', '车辆总数'] }),
    fleetNewEnergy: count('新能源汽车保有量', '辆', { aliases: ['新能源保有量'] }),
    chargers: count('自有充电桩', '个', { aliases: ['充电桩'] }),
  },
  due: by(END_2020, '5.4.1'),
  key: ['title', 'use'],
  checks: [
    {
      kind: 'notAbove',
      field: 'fleetNewEnergy',
      others: ['fleet'],
      message: '新能源保有量不多于车辆保有量',
      clause: '5.4.1',
    },
  ],
  series: [
    {
      id: 'yearly',
      title: '年度配备更新',
      period: 'year',
      fields: {
        bought: count('配备更新总数', '辆', { aliases: ['新增及更新总数', '购置总数', '更新总量'] }),
        newEnergy: count('其中新能源', '辆', { aliases: ['新能源汽车', '新能源'] }),
        electric: count('其中纯电动', '辆', { aliases: ['纯电动'] }),
        share: computed('新能源占比', '%', f.times(f.number(100), f.divide(f.field('newEnergy'), f.field('bought'))), {
          decimals: 2,
        }),
        source: text('数据来源', { aliases: ['依据'] }),
      },
      asksBeyondPercent: 100,
      checks: [
        {
          kind: 'notAbove',
          field: 'newEnergy',
          others: ['bought'],
          message: '其中新能源不多于配备更新总数',
          clause: '5.4.1',
        },
        {
          kind: 'notAbove',
          field: 'electric',
          others: ['newEnergy', 'bought'],
          message: '其中纯电动不多于新能源，也不多于配备更新总数',
          clause: '5.4.1',
        },
      ],
    },
  ],
  figures: [
    seriesOf('public', '公共机构新能源占比', { series: 'yearly', field: 'newEnergy', over: 'bought', unit: '%' }, [
      within('owner', ['党政机关', '公共机构']),
    ]),
    seriesOf('buses', '建成区公交环卫新能源占比', { series: 'yearly', field: 'newEnergy', over: 'bought', unit: '%' }, [
      within('use', ['公交', '环卫']),
      is('inBuiltUp', true),
    ]),
    seriesOf('taxis', '出租网约车纯电动占比', { series: 'yearly', field: 'electric', over: 'bought', unit: '%' }, [
      within('use', ['巡游出租', '网约车']),
    ]),
    seriesOf('bought', '最近年度新能源汽车', { series: 'yearly', field: 'newEnergy', unit: '辆' }),
  ],
  views: recordViews(['owner', 'use', 'inBuiltUp', 'fleet', 'fleetNewEnergy'], 'title', [
    view('党政机关及公共机构', ['use', 'fleet', 'fleetNewEnergy'], [within('owner', ['党政机关', '公共机构'])], {
      field: 'title',
      descending: false,
    }),
    view('公交环卫', ['owner', 'use', 'inBuiltUp', 'fleetNewEnergy'], [within('use', ['公交', '环卫'])], {
      field: 'title',
      descending: false,
    }),
  ]),
})
