import { by } from '@gongjian/domain/register/due.ts'
import {
  choice,
  choices,
  dayDone,
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
import { CLOSED, END_2020, is, KEPT, recordViews, view, workViews } from './words.ts'

const TRADES = ['电力', '焦炭', '钢铁', '有色', '化工', '建材', '其他']

function burnt(): Record<string, Field> {
  return {
    coal: quantity('煤炭消费量', 't', { aliases: ['耗煤量', '用煤量', '实物量', '煤炭消费'] }),
    standardCoal: quantity('折标准煤', 'tce', { aliases: ['标煤量', '折标煤', '标准煤'] }),
  }
}

/** 四（五）: what each enterprise burns, month by month. */
export const coal = register('coal', {
  title: '企业煤炭消费',
  clause: '4.5',
  subject: 'enterprise',
  life: 'record',
  counter: '家',
  purpose: '用煤企业逐月煤炭消费（实物量和折标准煤），与上年同月、2015年基数和年度控制量对照。',
  fields: {
    trade: required(choice('行业', TRADES, { aliases: ['行业类别', '所属行业'] })),
    kinds: choices('煤炭品种', ['原煤', '洗精煤', '其他洗煤', '焦炭', '型煤'], { aliases: ['煤种', '品种'] }),
    use: choice('用途', ['发电供热', '工业锅炉', '工业窑炉', '原料用煤', '炼焦', '其他'], { aliases: ['用煤用途'] }),
    equipment: text('用煤设备', { aliases: ['锅炉窑炉', '主要用煤设备'] }),
    base: quantity('2015年消费量', 't', {
      aliases: ['2015年基数', '基数', '2015年煤炭消费量', '2015年用煤量', '2015年耗煤量'],
    }),
    cap: quantity('本年控制量', 't', { aliases: ['年度控制目标', '控煤目标', '年度指标'] }),
    keyUser: yesNo('重点用煤单位', { aliases: ['是否重点用煤'], indexed: true }),
  },
  due: by(END_2020, '4.5.1'),
  series: [
    {
      id: 'monthly',
      title: '月度煤炭消费',
      period: 'month',
      fields: { ...burnt(), document: text('依据', { aliases: ['报表', '数据来源'] }) },
      asksBeyondPercent: 30,
      checks: [],
    },
  ],
  figures: [
    seriesOf('year', '本年累计消费', { series: 'monthly', field: 'coal', unit: 't' }),
    seriesOf('standardCoal', '本年累计折标煤', { series: 'monthly', field: 'standardCoal', unit: 'tce' }),
    seriesOf('change', '同比', { series: 'monthly', field: 'coal', unit: '%', against: 'before' }),
    sumOf('cap', '控制量', 'cap', 't', [is('stage', 'listed')]),
    countOf('byTrade', '按行业', [is('stage', 'listed')], 'trade'),
  ],
  views: recordViews(['trade', 'use', 'base', 'cap', 'keyUser'], 'title', [
    view('重点用煤单位', ['trade', 'use', 'base', 'cap'], [is('stage', 'listed'), is('keyUser', true)], {
      field: 'base',
      descending: true,
    }),
  ]),
})

/** 四（五）1: all coal of the city; what no enterprise burns is entered from statistics. */
export const coalBalance = register('coal-balance', {
  title: '全社会煤炭消费',
  clause: '4.5.1',
  task: '4.5',
  subject: 'record',
  keptBy: 'bodies',
  counter: '项',
  titleLabel: '统计口径',
  purpose: '全市煤炭消费总量（含非工业）按年取自统计，注明文件和来源，用于比2015年下降23%左右的目标。',
  fields: {
    level: required(
      choice('统计范围', ['县（市、区）', '全市'], {
        aliases: ['范围'],
        help: '全市的数由任务的牵头单位或市攻坚办填写，每个口径只有一条；县（市、区）填本地的',
      }),
    ),
    part: required(
      choice('消费类别', ['合计', '规模以上工业', '规模以下工业', '居民生活', '商业及其他', '农业'], {
        aliases: ['类别', '消费部门'],
      }),
    ),
    office: text('统计单位', { aliases: ['数据提供单位'] }),
  },
  due: by(END_2020, '4.5.1'),
  ofCity: { field: 'level', value: '全市' },
  key: ['level', 'part'],
  series: [
    {
      id: 'yearly',
      title: '年度煤炭消费',
      period: 'year',
      fields: {
        ...burnt(),
        document: text('文件', { aliases: ['统计文件', '文号'] }),
        origin: text('数据来源', { aliases: ['出处', '来源'] }),
      },
      asksBeyondPercent: 20,
      checks: [],
    },
  ],
  figures: [
    seriesOf('total', '全市煤炭消费总量', { series: 'yearly', field: 'coal', unit: 't' }, [
      is('level', '全市'),
      is('part', '合计'),
    ]),
    seriesOf('change', '较2015年', { series: 'yearly', field: 'coal', unit: '%', against: 2015 }, [
      is('level', '全市'),
      is('part', '合计'),
    ]),
  ],
  views: recordViews(['level', 'part', 'office'], 'title'),
})

/** 四（五）2（1）: what brings it down. */
export const coalWorks = register('coal-works', {
  title: '煤炭减量替代工程',
  clause: '4.5',
  subject: 'project',
  purpose: '压减低效产能、以气电热等替代用煤的工程，减多少、由什么替代、何时停用燃煤设施。',
  fields: {
    kind: required(
      choice(
        '工程类别',
        ['压减低效产能', '煤改气', '煤改电', '集中供热替代', '清洁能源替代', '节能改造', '关停用煤设施'],
        {
          aliases: ['类别', '减煤方式'],
        },
      ),
    ),
    trade: choice('行业', TRADES, { aliases: ['行业类别', '所属行业'] }),
    burner: itemOf('coal', '用煤企业条目', { aliases: ['用煤条目'] }),
    replacedBy: choice('替代能源', ['天然气', '电', '热力', '可再生能源', '不替代'], { aliases: ['替代方式'] }),
    content: note('工程内容', { aliases: ['建设内容', '改造内容'] }),
    reduction: quantity('减煤量', 't', { aliases: ['年减煤量', '削减量'] }),
    standardCoal: quantity('减量折标煤', 'tce', { aliases: ['折标煤'] }),
    investment: money('总投资', { aliases: ['投资额', '计划投资'] }),
    stoppedOn: dayDone('燃煤设施停用日期', { aliases: ['停用时间', '停用日期'] }),
  },
  steps: [
    step('工程方案', 'file'),
    step('替代设施建成', 'photo', { kind: ['煤改气', '煤改电', '集中供热替代', '清洁能源替代', '节能改造'] }),
    step('停用燃煤设施', 'photo', {
      kind: ['压减低效产能', '煤改气', '煤改电', '集中供热替代', '清洁能源替代', '关停用煤设施'],
    }),
    step('减量核算', 'file'),
  ],
  due: by(END_2020, '4.5.1'),
  key: ['title', 'enterprise'],
  figures: [
    countOf('byKind', '按类别', [KEPT], 'kind'),
    sumOf('planned', '计划减煤', 'reduction', 't', [KEPT]),
    sumOf('done', '已减煤', 'reduction', 't', [CLOSED]),
  ],
  views: workViews(
    ['kind', 'trade', 'replacedBy', 'reduction', 'stoppedOn'],
    [view('按减煤量', ['kind', 'reduction', 'stage', 'light'], [KEPT], { field: 'reduction', descending: true })],
  ),
})
