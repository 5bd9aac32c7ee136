import { by, continuing } from '@gongjian/domain/register/due.ts'
import {
  choice,
  count,
  dayDone,
  itemOf,
  money,
  note,
  quantity,
  required,
  text,
} from '@gongjian/domain/register/field.ts'
import { countOf, seriesOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register } from '@gongjian/domain/register/register.ts'
import { END_2020, is, recordViews, view } from './words.ts'

/** 一（三）: energy, water and value added of above-scale enterprises; the targets are their quotients. */
export const economy = register('economy', {
  title: '规上工业能耗水耗与增加值',
  clause: '1.3',
  task: null,
  subject: 'record',
  keptBy: 'bodies',
  counter: '项',
  titleLabel: '统计口径',
  purpose:
    '规模以上企业综合能源消费量、取水量和工业增加值（可比价），按月录入并注明文件和来源，算出单位增加值能耗、水耗。',
  fields: {
    level: required(
      choice('统计范围', ['县（市、区）', '全市'], {
        aliases: ['范围'],
        help: '全市的数由市攻坚办或市直部门填写，每个口径只有一条；县（市、区）填本地的',
      }),
    ),
    scope: required(choice('企业范围', ['规模以上工业', '重点高耗能行业'], { aliases: ['企业口径'] })),
    priceBase: text('可比价基期', {
      aliases: ['不变价基期'],
      help: '如 2015年价；不同基期的增加值不能相比',
      longest: 20,
    }),
    office: text('统计单位', { aliases: ['数据提供单位'] }),
    enterprises: count('企业数', '家', { aliases: ['规上企业数'] }),
  },
  due: by(END_2020, '1.3'),
  ofCity: { field: 'level', value: '全市' },
  key: ['level', 'scope'],
  series: (['month', 'year'] as const).map((period) => ({
    id: `${period}ly`,
    title: period === 'month' ? '月度数据' : '年度数据',
    period,
    fields: {
      energy: quantity('综合能源消费量', 'tce', { aliases: ['综合能耗', '能源消费量'] }),
      water: quantity('取水量', 'm³', { aliases: ['用水量', '工业用水量'] }),
      valueAdded: money('工业增加值', { aliases: ['增加值', '规上工业增加值'], help: '可比价' }),
      growth: quantity('增加值增速', '%', { min: -100, max: 1000, decimals: 2, aliases: ['增速', '同比增速'] }),
      document: text('文件', { aliases: ['统计文件', '文号'] }),
      origin: text('数据来源', { aliases: ['出处', '来源'] }),
    },
    asksBeyondPercent: 20,
    checks: [],
  })),
  figures: [
    ...(['全市', '县（市、区）'] as const).map((level) =>
      seriesOf(
        level === '全市' ? 'energyIntensity' : 'energyIntensityCounties',
        `单位增加值能耗（${level}）`,
        { series: 'yearly', field: 'energy', over: 'valueAdded', unit: 'tce/万元' },
        [is('level', level), is('scope', '规模以上工业')],
      ),
    ),
    seriesOf(
      'energyChange',
      '能耗强度较2015年',
      { series: 'yearly', field: 'energy', over: 'valueAdded', unit: '%', against: 2015 },
      [is('level', '全市'), is('scope', '规模以上工业')],
    ),
    seriesOf(
      'waterIntensity',
      '单位增加值用水量',
      { series: 'yearly', field: 'water', over: 'valueAdded', unit: 'm³/万元' },
      [is('level', '全市'), is('scope', '规模以上工业')],
    ),
    seriesOf(
      'waterChange',
      '用水强度较2015年',
      { series: 'yearly', field: 'water', over: 'valueAdded', unit: '%', against: 2015 },
      [is('level', '全市'), is('scope', '规模以上工业')],
    ),
  ],
  views: recordViews(['level', 'scope', 'priceBase', 'office'], 'title'),
})

/** 七（二）: who was supported, by what, for which item. */
export const support = register('support', {
  title: '政策资金支持',
  clause: '7.2',
  task: null,
  subject: 'enterprise',
  life: 'record',
  counter: '笔',
  purpose: '制造强市专项资金、国家中心城市产业发展基金、税收、绿色信贷、土地、职工安置等支持了谁、凭什么、为哪一项。',
  fields: {
    kind: required(
      choice(
        '支持方式',
        [
          '财政资金',
          '产业基金',
          '税收优惠',
          '绿色信贷',
          '政府采购',
          '土地支持',
          '职工安置',
          '示范项目',
          '管控优惠',
          '其他',
        ],
        { aliases: ['政策类别', '支持类别', '资金类别'] },
      ),
    ),
    fund: choice(
      '资金（基金）',
      ['制造强市专项资金', '国家中心城市产业发展基金', '国家资金', '省级资金', '县级资金', '不涉及'],
      {
        aliases: ['资金渠道', '资金名称'],
      },
    ),
    policy: text('政策文件', { aliases: ['文件依据', '政策依据'] }),
    item: itemOf(null, '支持的台账条目', { aliases: ['对应条目', '对应台账'], help: '任一台账的条目编号' }),
    matter: required(text('支持事项', { aliases: ['项目名称', '事项'] })),
    amount: money('支持金额', { aliases: ['金额', '资金', '补助金额'] }),
    paid: money('已拨付', { aliases: ['已到位', '拨付金额'] }),
    workers: count('安置职工', '人', { aliases: ['安置人数'] }),
    landArea: quantity('支持用地', '亩', { aliases: ['用地面积'] }),
    grantedOn: dayDone('批准日期', { aliases: ['下达日期', '批准时间'], indexed: true }),
    grantedBy: text('批准部门', { aliases: ['下达部门', '主管部门'] }),
    docNumber: text('文号', { aliases: ['下达文号'], longest: 60 }),
  },
  due: continuing(),
  checks: [{ kind: 'notAbove', field: 'paid', others: ['amount'], message: '已拨付不多于支持金额', clause: '7.2' }],
  key: ['enterprise', 'matter', 'kind'],
  figures: [
    sumOf('amount', '支持金额', 'amount', '万元', [is('stage', 'listed')], 'kind'),
    sumOf('paid', '已拨付', 'paid', '万元', [is('stage', 'listed')]),
  ],
  views: recordViews(['kind', 'fund', 'matter', 'amount', 'paid', 'grantedOn'], 'grantedOn'),
})

/** 七（三）. */
export const cases = register('cases', {
  title: '典型案例',
  clause: '7.3',
  task: null,
  subject: 'record',
  keptBy: 'bodies',
  counter: '个',
  titleLabel: '案例名称',
  purpose: '结构调整、动能转换的典型经验和绿色化、智能化标杆企业，由各地报送、攻坚办择优公布推广。',
  fields: {
    kind: required(
      choice('案例类别', ['结构调整', '动能转换', '绿色化标杆', '智能化标杆', '管理创新', '其他'], {
        aliases: ['类别'],
      }),
    ),
    subjectName: text('案例单位', { aliases: ['企业（单位）', '主体单位'] }),
    item: itemOf(null, '对应台账条目', { help: '任一台账的条目编号' }),
    summary: required(note('经验做法', { aliases: ['主要做法', '案例内容'] })),
    effect: note('成效', { aliases: ['取得成效', '效果'] }),
    state: required(choice('采用情况', ['已报送', '已采用', '已公布', '未采用'], { aliases: ['状况'] })),
    submittedOn: dayDone('报送日期', { aliases: ['报送时间'] }),
    publishedOn: dayDone('公布日期', { aliases: ['发布日期', '推广日期'], indexed: true }),
    channel: text('公布渠道', { aliases: ['推广方式', '媒体'] }),
    link: text('公布文件（链接）', { aliases: ['链接', '文件'] }),
  },
  due: continuing(),
  figures: [countOf('byState', '按采用情况', [is('stage', 'listed')], 'state')],
  views: recordViews(['kind', 'subjectName', 'state', 'submittedOn', 'publishedOn'], 'submittedOn', [
    view('已公布', ['kind', 'subjectName', 'publishedOn', 'channel'], [is('state', '已公布')], {
      field: 'publishedOn',
      descending: true,
    }),
  ]),
})
