import { by } from '@gongjian/domain/register/due.ts'
import { choice, quantity, required, yesNo } from '@gongjian/domain/register/field.ts'
import { countOf, register, step } from '@gongjian/domain/register/register.ts'

/** 四（三）: one row each furnace; the four steps each carry a photo. */
export const kilns = register('kilns', {
  title: '工业窑炉',
  clause: '4.3',
  subject: 'facility',
  purpose: '各类工业窑炉管理清单：一炉一行，按“主体移位、切断连接、清除燃料、永不复用”淘汰或治理。',
  facilityKind: '窑炉',
  fields: {
    kind: required(
      choice('窑炉类型', ['热风炉', '加热炉', '烘干炉（窑）', '煤气发生炉', '熔炼炉', '其他'], {
        aliases: ['类型', '炉型'],
      }),
    ),
    fuel: choice('燃料', ['煤', '焦炭', '煤气', '天然气', '电', '热力', '其他'], { aliases: ['燃料类型', '使用燃料'] }),
    hearthDiameter: quantity('炉膛直径', 'm', { max: 20, decimals: 3, aliases: ['炉膛内径', '直径'] }),
    inHeatNetwork: yesNo('在热电联产供热管网覆盖范围内', { aliases: ['是否在供热管网覆盖范围', '热电联产覆盖'] }),
    compliant: yesNo('达标排放', { aliases: ['是否达标', '达标情况'] }),
    notFuelGas: yesNo('非燃料类', { help: '只对煤气发生炉填写；不填按燃料类' }),
    measure: choice('治理措施', ['淘汰', '清洁能源替代', '停产整治', '提标治理'], {
      aliases: ['整治措施', '治理方式'],
    }),
    replacedBy: choice('替代能源', ['电', '天然气', '热力', '其他']),
  },
  steps: ['主体移位', '切断连接', '清除燃料', '永不复用'].map((title) => step(title, 'photo', { measure: ['淘汰'] })),
  due: by('2020-12-31', '4.3.1'),
  recheck: { everyDays: 90, rounds: 4, when: { measure: ['淘汰'] } },
  figures: [
    countOf('out', '已淘汰', [
      { field: 'stage', op: 'is', value: 'closed' },
      { field: 'measure', op: 'is', value: '淘汰' },
    ]),
    countOf('converted', '已替代', [
      { field: 'stage', op: 'is', value: 'closed' },
      { field: 'measure', op: 'is', value: '清洁能源替代' },
    ]),
    countOf('byKind', '按类型', [{ field: 'stage', op: 'isNot', value: 'removed' }], 'kind'),
  ],
})
