import { by } from '@gongjian/domain/register/due.ts'
import { choice, count, dayDone, quantity, required, text, year, yesNo } from '@gongjian/domain/register/field.ts'
import { countOf, rechecksOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CLOSED, END_2020, FUELS, is, KEPT, known, NOT_CLOSED, view, workViews } from './words.ts'

const OUT = { measure: ['淘汰'] }

/** 四（三）: one row each furnace; the four steps each carry a photo. */
export const kilns = register('kilns', {
  title: '工业窑炉',
  clause: '4.3',
  subject: 'facility',
  facilityKind: '窑炉',
  purpose:
    '各类工业窑炉管理清单：一炉一行，按“主体移位、切断连接、清除燃料、永不复用”淘汰，或以清洁能源替代、停产整治。',
  fields: {
    kind: required(
      choice('窑炉类型', ['热风炉', '加热炉', '烘干炉（窑）', '煤气发生炉', '熔炼炉', '其他'], {
        aliases: ['类型', '炉型', '炉窑类型', '炉窑类别'],
      }),
    ),
    trade: text('行业', { aliases: ['行业类别', '所属行业'], indexed: true }),
    use: text('用途', { aliases: ['窑炉用途', '用热工序'] }),
    fuel: choice('燃料', FUELS, { aliases: ['燃料类型', '使用燃料', '燃料种类'] }),
    fuelUse: quantity('年燃料用量', '', {
      aliases: ['燃料消耗量', '年耗量'],
      help: '吨或万立方米，按燃料',
      units: ['吨', '万立方米'],
    }),
    hearthDiameter: quantity('炉膛直径', 'm', { max: 20, decimals: 3, aliases: ['炉膛内径', '直径', '炉径'] }),
    power: text('规格（功率）', { aliases: ['规格', '型号', '功率', '规格型号'] }),
    sets: count('台数', '台', { aliases: ['数量'] }),
    builtIn: year('投用年份', { aliases: ['投产时间', '建成时间'] }),
    inHeatNetwork: yesNo('在热电联产供热管网覆盖范围内', { aliases: ['是否在供热管网覆盖范围', '热电联产覆盖'] }),
    compliant: yesNo('达标排放', { aliases: ['是否达标', '达标情况'] }),
    notFuelGas: yesNo('非燃料类', { help: '只对煤气发生炉填写；不填按燃料类' }),
    dust: quantity('颗粒物浓度', 'mg/m³', { aliases: ['颗粒物'] }),
    sulphur: quantity('二氧化硫浓度', 'mg/m³', { aliases: ['二氧化硫', 'SO2'] }),
    nitrogen: quantity('氮氧化物浓度', 'mg/m³', { aliases: ['氮氧化物', 'NOx'] }),
    treatment: text('治理设施', { aliases: ['污染治理设施', '治理工艺'] }),
    measure: choice('治理措施', ['淘汰', '清洁能源替代', '停产整治', '提标治理'], {
      aliases: ['整治措施', '治理方式', '整治方式'],
    }),
    replacedBy: choice('替代能源', ['电', '天然气', '热力', '其他'], { aliases: ['清洁能源类型'] }),
    stoppedOn: dayDone('停用日期', { aliases: ['停用时间', '停产时间'] }),
  },
  steps: [
    ...['主体移位', '切断连接', '清除燃料', '永不复用'].map((title) => step(title, 'photo', OUT, '4.3.2.2')),
    step('替代设施建成', 'photo', { measure: ['清洁能源替代'] }, '4.3.2.3'),
    step('停产', 'photo', { measure: ['停产整治'] }, '4.3.2.3'),
    step('治理完成', 'photo', { measure: ['停产整治', '提标治理'] }, '4.3.2.3'),
    step('达标监测', 'file', { measure: ['停产整治', '提标治理', '清洁能源替代'] }, '4.3.2.3'),
  ],
  due: by(END_2020, '4.3.1'),
  outcomes: ['compliant', 'dust', 'sulphur', 'nitrogen', 'replacedBy'],
  ends: OUT,
  recheck: { everyDays: 90, rounds: 4, when: OUT },
  figures: [
    countOf('out', '已淘汰', [CLOSED, is('measure', '淘汰')]),
    countOf('converted', '已替代', [CLOSED, is('measure', '清洁能源替代')]),
    countOf('byKind', '按类型', [KEPT], 'kind'),
    countOf('notCompliant', '未达标在账', [NOT_CLOSED, is('compliant', false)]),
    rechecksOf('rechecks', '回头看'),
    countOf('relapses', '反弹', [KEPT, known('relapseOf')]),
  ],
  views: workViews(
    ['facility', 'kind', 'fuel', 'hearthDiameter', 'measure'],
    [
      view(
        '燃煤窑炉',
        ['facility', 'kind', 'inHeatNetwork', 'measure', 'stage', 'due', 'light'],
        [KEPT, is('fuel', '煤')],
      ),
      view(
        '煤气发生炉',
        ['facility', 'hearthDiameter', 'notFuelGas', 'measure', 'stage', 'light'],
        [KEPT, is('kind', '煤气发生炉')],
      ),
      view('未达标', ['facility', 'kind', 'fuel', 'measure', 'stage', 'light'], [NOT_CLOSED, is('compliant', false)]),
    ],
  ),
})
