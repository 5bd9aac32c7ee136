import { by, byField } from '@gongjian/domain/register/due.ts'
import {
  choice,
  choices,
  computed,
  count,
  day,
  dayDone,
  f,
  note,
  quantity,
  required,
  text,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { countOf, rechecksOf, seriesOf, shareOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CLOSED, END_2020, is, KEPT, known, NOT_CLOSED, size, view, workViews } from './words.ts'

const SHUT = { disposal: ['关停取缔'] }

/** 四（一）: 两断三清; once shut, looked at again. */
export const scattered = register('scattered', {
  title: '“散乱污”企业',
  clause: '4.1',
  subject: 'enterprise',
  purpose:
    '市、县、乡三级网格排查的“散乱污”企业，关停取缔、整合搬迁、整改提升分类处置，动态清零，取缔后回头看防止反弹。',
  fields: {
    trade: text('行业', { aliases: ['行业类别', '所属行业', '类型'], indexed: true }),
    product: text('主要产品', { aliases: ['产品', '生产内容', '经营内容'] }),
    address: text('详细地址', { aliases: ['地址', '企业地址', '具体位置'] }),
    cluster: text('所属集群', { aliases: ['集群名称'], help: '“散乱污”集群的名称，不属于集群的留空' }),
    foundOn: dayDone('排查日期', { aliases: ['发现日期', '排查时间', '发现时间'], indexed: true }),
    finder: text('排查人', { aliases: ['发现人', '上报人'], longest: 60 }),
    foundLevel: choice('发现层级', ['市级网格', '县级网格', '乡级网格', '群众举报', '上级交办'], {
      aliases: ['发现途径', '线索渠道'],
    }),
    grid: text('网格编号', { aliases: ['所属网格', '网格'], longest: 60 }),
    gridCity: text('市级网格长', { longest: 60 }),
    gridCounty: text('县级网格长', { longest: 60 }),
    gridTownship: text('乡级网格长', { aliases: ['网格员', '乡镇责任人'], longest: 60 }),
    landSound: yesNo('用地手续齐全', { aliases: ['用地手续', '土地手续'] }),
    licenceSound: yesNo('工商手续齐全', { aliases: ['工商手续', '营业执照'] }),
    environmentSound: yesNo('环保手续齐全', { aliases: ['环保手续', '环评手续'] }),
    canComply: yesNo('可改造达标', { aliases: ['能否改造达标', '能否达标'] }),
    pastDeadline: yesNo('已过治理期限', {
      aliases: ['是否逾期'],
      help: '写了治理期限的，按期限和完成日期（未完成的按当天）算，不必填写',
    }),
    problems: choices('问题类型', ['散', '乱', '污'], { aliases: ['类别'] }),
    problem: note('存在问题', { aliases: ['主要问题', '问题描述', '违法事实'] }),
    disposal: required(
      choice('处置方式', ['关停取缔', '整合搬迁', '整改提升'], {
        aliases: ['整治类别', '分类处置', '处置类别', '整治措施'],
      }),
    ),
    movesTo: text('搬迁去向', { aliases: ['整合去向', '搬入园区'] }),
    measures: note('整治措施与要求', { aliases: ['整治要求', '整改措施'] }),
    deadline: day('治理期限', { aliases: ['整治期限', '限期', '治理截止日期'] }),
    area: quantity('占地', '亩', { aliases: ['占地面积'] }),
    workers: count('从业人数', '人', { aliases: ['职工人数'] }),
    cutPower: text('断电单位', { aliases: ['供电所'], longest: 60 }),
  },
  steps: [
    ...['断水', '断电', '清原料', '清产品', '清设备'].map((title) => step(title, 'photo', SHUT, '4.1.2.1')),
    step('迁入新址', 'photo', { disposal: ['整合搬迁'] }, '4.1.2.1'),
    step('旧址清理', 'photo', { disposal: ['整合搬迁'] }, '4.1.2.1'),
    step('治理完成', 'photo', { disposal: ['整改提升'] }, '4.1.2.2'),
    step('手续补办', 'file', { disposal: ['整合搬迁', '整改提升'] }, '4.1.2.2'),
    step('达标监测', 'file', { disposal: ['整合搬迁', '整改提升'] }, '4.1.2.2'),
  ],
  due: byField('deadline', END_2020, '4.1.1'),
  ends: SHUT,
  recheck: { everyDays: 60, rounds: 6, when: SHUT },
  foundOn: 'foundOn',
  outcomes: ['finder', 'foundLevel', 'pastDeadline', 'problem', 'movesTo', 'measures', 'cutPower'],
  key: ['enterprise', 'address'],
  figures: [
    countOf('open', '未清零', [NOT_CLOSED]),
    countOf('byDisposal', '按处置方式', [KEPT], 'disposal'),
    countOf('shut', '已取缔', [CLOSED, is('disposal', '关停取缔')]),
    rechecksOf('rechecks', '回头看'),
    countOf('relapses', '反弹', [KEPT, known('relapseOf')]),
  ],
  views: workViews(
    ['township', 'trade', 'disposal', 'deadline', 'foundOn'],
    [
      view(
        '关停取缔',
        ['township', 'landSound', 'licenceSound', 'canComply', 'stage', 'due', 'light'],
        [KEPT, is('disposal', '关停取缔')],
      ),
      view('反弹', ['township', 'relapseOf', 'foundOn', 'disposal', 'stage', 'light'], [known('relapseOf')]),
      view(
        '手续不全且难以达标',
        ['landSound', 'licenceSound', 'canComply', 'disposal', 'stage'],
        [NOT_CLOSED, is('canComply', false)],
      ),
    ],
  ),
})

const METALS = ['铅', '汞', '镉', '铬', '砷'] as const
const METAL_KEYS = { 铅: 'lead', 汞: 'mercury', 镉: 'cadmium', 铬: 'chromium', 砷: 'arsenic' } as const

/** 四（二）: down 12 % on 2013. */
export const heavyMetals = register('heavy-metals', {
  title: '重金属行业企业',
  clause: '4.2',
  subject: 'enterprise',
  purpose:
    '涉铅、汞、镉、铬、砷企业的排放量（以2013年为基数）、废水废气治理设施和达标情况，不能稳定达标的停产治理或关闭。',
  fields: {
    trade: required(
      choice('行业', ['有色金属矿采选', '有色金属冶炼', '铅蓄电池制造', '皮革鞣制', '化学原料', '电镀', '其他'], {
        aliases: ['行业类别', '重点行业', '所属行业'],
      }),
    ),
    metals: required(choices('涉及重金属', METALS, { aliases: ['重金属种类', '重金属'] })),
    size: size(),
    permit: text('排污许可证号', { aliases: ['许可证号'], longest: 60 }),
    water: note('废水治理设施', { aliases: ['废水处理设施', '废水处理工艺'] }),
    gas: note('废气治理设施', { aliases: ['废气处理设施', '废气处理工艺'] }),
    stable: yesNo('稳定达标', { aliases: ['是否稳定达标', '达标情况'], indexed: true }),
    soilCut: yesNo('已切断进入土壤途径', { aliases: ['切断土壤污染途径'], clause: '4.2.2' }),
    hazardousWaste: yesNo('产生危险废物', { aliases: ['是否产生危废'] }),
    measure: required(choice('整治措施', ['设施升级改造', '停产治理', '关闭'], { aliases: ['措施', '整治方式'] })),
    works: note('治理工程', { aliases: ['治理项目', '工程内容'] }),
    monitoredOn: dayDone('最近监测日期', { aliases: ['监测时间'] }),
  },
  steps: [
    step('停产', 'photo', { measure: ['停产治理', '关闭'] }, '4.2.2'),
    step('治理设施建成', 'photo', { measure: ['设施升级改造', '停产治理'] }, '4.2.2'),
    step('达标监测', 'file', { measure: ['设施升级改造', '停产治理'] }, '4.2.2'),
    step('拆除设备', 'photo', { measure: ['关闭'] }, '4.2.2'),
    step('切断进入土壤途径', 'photo', null, '4.2.2'),
  ],
  due: by(END_2020, '4.2.1'),
  ends: { measure: ['关闭'] },
  outcomes: ['stable', 'soilCut', 'works'],
  series: [
    {
      id: 'yearly',
      title: '重金属年排放量',
      period: 'year',
      fields: {
        ...Object.fromEntries(
          METALS.map((m) => [METAL_KEYS[m], quantity(`${m}排放量`, 'kg', { aliases: [m], help: '不排放的填 0' })]),
        ),
        total: computed('五类合计', 'kg', f.plus(...METALS.map((m) => f.field(METAL_KEYS[m])))),
        basis: text('核算依据', { aliases: ['数据来源'] }),
      },
      asksBeyondPercent: 20,
      checks: [],
    },
  ],
  figures: [
    seriesOf('emission', '重金属年排放量', { series: 'yearly', field: 'total', unit: 'kg' }),
    seriesOf('change', '较2013年', { series: 'yearly', field: 'total', unit: '%', against: 2013 }),
    shareOf('stable', '稳定达标率', [KEPT, is('stable', true)], [KEPT]),
    countOf('byMeasure', '按措施', [KEPT], 'measure'),
  ],
  views: workViews(
    ['trade', 'metals', 'stable', 'measure'],
    [view('不能稳定达标', ['trade', 'metals', 'measure', 'stage', 'due', 'light'], [KEPT, is('stable', false)])],
  ),
})
