import { by, continuing } from '@gongjian/domain/register/due.ts'
import { choice, count, day, dayDone, note, quantity, required, text, yesNo } from '@gongjian/domain/register/field.ts'
import { countOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import {
  CARRIED_OUT,
  LEVELS,
  LISTED,
  LOOKED_FIELD,
  MEASURES,
  NOT_CARRIED_OUT,
  OPEN_FIELDS,
} from '@gongjian/domain/season/words.ts'
import { CATALOGUE_CLASSES, END_2020, is, KEPT, PERFORMANCE_CLASSES, recordViews, view, workViews } from './words.ts'

/** 四（六）: season → enterprise → line → process → equipment. */
export const staggered = register('staggered', {
  title: '错峰生产',
  clause: '4.6',
  subject: 'facility',
  facilityKind: '生产线',
  life: 'record',
  counter: '条',
  purpose: '差异化错峰生产细化到企业、生产线、工序和设备：停产、限产比例或豁免，何时起止，减多少排放，严禁“一刀切”。',
  fields: {
    season: required(
      text('错峰季', { aliases: ['年度', '采暖季', '秋冬季'], help: '如 2019-2020', longest: 20, indexed: true }),
    ),
    trade: required(
      choice('行业', ['钢铁', '建材', '铸造', '有色', '化工', '其他'], { aliases: ['行业类别', '所属行业'] }),
    ),
    level: choice('管控对象', LEVELS, { aliases: ['对象层级'] }),
    process: text('工序', { aliases: ['生产工序', '涉气工序'] }),
    turn: count('轮次', '轮', { min: 1, max: 20, help: '同一产线（工序）分几轮停限产的，逐轮各填一条' }),
    measure: required(choice('错峰措施', MEASURES, { aliases: ['措施', '停限产措施', '管控措施'] })),
    limitPercent: quantity('限产比例', '%', { max: 100, decimals: 2, aliases: ['限产比例（%）', '停限产比例'] }),
    from: day('起始日期', { aliases: ['开始日期', '停产起始', '错峰起'] }),
    until: day('结束日期', { aliases: ['截止日期', '错峰止'] }),
    emissionShare: quantity('占企业排放比重', '%', { max: 100, decimals: 2, aliases: ['排放占比'] }),
    performance: choice('绩效等级', PERFORMANCE_CLASSES, { aliases: ['绩效分级', '企业类别'] }),
    performanceEdition: text('分级依据版本', { aliases: ['分级指南'], longest: 60 }),
    catalogueClass: choice('产业结构调整指导目录类别', CATALOGUE_CLASSES, { aliases: ['目录类别'], clause: '4.6.2.2' }),
    listed: choice('绿色环保评比名单', LISTED, { help: '按公布名单带入；错峰方案以公布名单为准', clause: '4.6.2.1' }),
    upgraded: yesNo('提标治理享受管控优惠', {
      help: '按提标治理台账带入；错峰方案以提标治理台账为准',
      clause: '3.3.2.2',
    }),
    minimumRun: count('最短连续运行天数', '天', { aliases: ['最短运行周期'], help: '窑炉等不能频繁启停的填' }),
    reason: note('措施理由', { aliases: ['理由', '豁免理由'] }),
    dustCut: quantity('颗粒物减排量', 't', { aliases: ['颗粒物减排'] }),
    sulphurCut: quantity('二氧化硫减排量', 't', { aliases: ['二氧化硫减排'] }),
    nitrogenCut: quantity('氮氧化物减排量', 't', { aliases: ['氮氧化物减排'] }),
    vocsCut: quantity('VOCs减排量', 't', { aliases: ['VOCs减排'] }),
    cutBefore: note('原措施的减排量', {
      help: '措施、比例或起止日期改变以后，原来填报的减排量自动移到这里，不再计入，请按新的措施重填',
    }),
    yellow: text('黄色预警措施', { aliases: ['黄色预警'] }),
    orange: text('橙色预警措施', { aliases: ['橙色预警'] }),
    red: text('红色预警措施', { aliases: ['红色预警'] }),
    alertReason: note('预警措施理由', { help: '与规则建议的预警措施不一致的须写' }),
    carriedOut: choice('执行情况', ['未到期', ...CARRIED_OUT], { aliases: ['落实情况'] }),
    inspectedOn: dayDone('督导检查日期', { aliases: ['检查日期'], clause: '4.6.2.1' }),
  },
  due: by(END_2020, '4.6.1'),
  key: ['season', 'enterprise', 'facility', 'process', 'turn'],
  seasonal: {
    season: 'season',
    open: OPEN_FIELDS,
    looked: LOOKED_FIELD,
    figures: {
      of: ['measure', 'limitPercent', 'from', 'until'],
      keys: ['dustCut', 'sulphurCut', 'nitrogenCut', 'vocsCut'],
      before: 'cutBefore',
    },
  },
  checks: [
    { kind: 'notBefore', field: 'until', others: ['from'], message: '结束日期不早于起始日期', clause: '4.6.2.2' },
  ],
  figures: [
    countOf('byMeasure', '按措施', [is('stage', 'listed')], 'measure'),
    countOf('byClass', '按绩效等级', [is('stage', 'listed')], 'performance'),
    sumOf('dustCut', '颗粒物减排', 'dustCut', 't', [is('stage', 'listed')]),
    sumOf('nitrogenCut', '氮氧化物减排', 'nitrogenCut', 't', [is('stage', 'listed')]),
    countOf('notCarriedOut', NOT_CARRIED_OUT, [is('carriedOut', NOT_CARRIED_OUT)]),
  ],
  views: recordViews(
    ['season', 'trade', 'facility', 'process', 'measure', 'limitPercent', 'from', 'until', 'performance'],
    'title',
    [
      view('豁免', ['season', 'trade', 'performance', 'reason'], [is('measure', '豁免')], {
        field: 'title',
        descending: false,
      }),
      view('限制类', ['season', 'trade', 'measure', 'limitPercent'], [is('catalogueClass', '限制类')], {
        field: 'title',
        descending: false,
      }),
    ],
  ),
})

/** 四（六）2（1）: who applies. Criteria, scores and the published list are the appraisal's (domain/src/appraisal). */
export const greenLeaders = register('green-leaders', {
  title: '绿色环保引领企业评比',
  clause: '4.6.2.1',
  task: '4.6',
  subject: 'enterprise',
  purpose:
    '绿色环保引领企业评比的申报：企业自评、县级初审、牵头部门审定打分，公示公布，在“错峰 → 绿色环保评比”办理；名单从下一错峰季起按规定豁免。',
  fields: {
    round: required(
      text('评比批次', {
        aliases: ['批次', '评比年度'],
        help: '与评比批次的名称相同，如 2019年第一批',
        longest: 30,
        indexed: true,
      }),
    ),
    trade: choice('行业', ['钢铁', '建材', '铸造', '有色', '化工', '电力', '医药', '其他'], { aliases: ['行业类别'] }),
    applied: required(choice('申报等级', ['绿色环保引领', '绿色环保标准'], { aliases: ['申报类别'] })),
  },
  steps: [step('企业自评', 'file'), step('县区初审', 'file'), step('专家评审', 'file'), step('公示', 'file')],
  due: continuing(),
  key: ['enterprise', 'round'],
  figures: [countOf('byRound', '按批次', [KEPT], 'round'), countOf('byApplied', '按申报等级', [KEPT], 'applied')],
  views: workViews(['round', 'trade', 'applied']),
})
