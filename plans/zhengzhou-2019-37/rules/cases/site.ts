import { row, type RuleCases, type Written } from '@gongjian/domain/rule/case.ts'

const SOUND: Written = { 用地手续齐全: '是', 工商手续齐全: '是', 可改造达标: '是', 已过治理期限: '否' }

/** 四（一）2（2）. */
export const siteCases: RuleCases = {
  subject: 'site',
  cases: [
    row(SOUND, {}, 'keep', '手续齐全、能达标、未过期：限期治理'),
    row(SOUND, { 用地手续齐全: '否', 可改造达标: '否' }, 'eliminate', '缺用地手续又难以达标', { clause: '4.1.2.2' }),
    row(SOUND, { 工商手续齐全: '否', 可改造达标: '否' }, 'eliminate', '缺工商手续又难以达标', { clause: '4.1.2.2' }),
    row(SOUND, { 用地手续齐全: '否', 工商手续齐全: '否', 可改造达标: '否' }, 'eliminate', '两样都缺', {
      clause: '4.1.2.2',
    }),
    row(SOUND, { 用地手续齐全: '否' }, 'keep', '手续不全但能改造达标'),
    row(SOUND, { 用地手续齐全: '否', 工商手续齐全: '否' }, 'keep', '两样都缺但能改造达标'),
    row(SOUND, { 可改造达标: '否' }, 'keep', '手续齐全的，本款不关停（不达标另由二（二）2处理）'),
    row(SOUND, { 已过治理期限: '是' }, 'eliminate', '逾期一律关停', { clause: '4.1.2.2' }),
    row(SOUND, { 已过治理期限: '是', 可改造达标: '否' }, 'eliminate', '逾期，也难以达标', { clause: '4.1.2.2' }),
    row({}, { 已过治理期限: '是' }, 'eliminate', '只知逾期', { clause: '4.1.2.2' }),
    row({}, { 用地手续齐全: '否', 可改造达标: '否' }, 'eliminate', '其余不知，已可关停', { clause: '4.1.2.2' }),
    row(SOUND, { 用地手续齐全: null }, 'keep', '能达标的，手续不影响结论'),
    row(SOUND, { 用地手续齐全: null, 可改造达标: '否' }, 'unknown', '要看用地手续', { missing: ['用地手续齐全'] }),
    row(SOUND, { 用地手续齐全: null, 工商手续齐全: '否', 可改造达标: '否' }, 'eliminate', '工商已缺，用地不必再问', {
      clause: '4.1.2.2',
    }),
    row(SOUND, { 用地手续齐全: '否', 可改造达标: null }, 'unknown', '要看能否达标', { missing: ['可改造达标'] }),
    row(SOUND, { 可改造达标: null }, 'keep', '手续齐全，能否达标不影响本款'),
    row(SOUND, { 已过治理期限: null }, 'unknown', '要看是否逾期', { missing: ['已过治理期限'] }),
    row(SOUND, { 用地手续齐全: '否', 已过治理期限: '是' }, 'eliminate', '手续不全、能达标，但已逾期', {
      clause: '4.1.2.2',
    }),
    row(SOUND, { 用地手续齐全: null, 工商手续齐全: null, 可改造达标: '否' }, 'unknown', '两样手续都要看', {
      missing: ['用地手续齐全', '工商手续齐全'],
    }),
    row(
      {},
      { 用地手续齐全: '是', 工商手续齐全: '是', 已过治理期限: '否' },
      'keep',
      '手续齐全又未逾期，能否达标不必再问',
    ),
    row({}, { 可改造达标: '是', 已过治理期限: '否' }, 'keep', '能达标又未逾期，手续不必再问'),
    row({}, {}, 'unknown', '什么也不知', { missing: ['用地手续齐全', '工商手续齐全', '可改造达标', '已过治理期限'] }),
    row(SOUND, { 治理期限: '2019-09-19' }, 'eliminate', '期限已过一天，写着“否”也按期限算', { clause: '4.1.2.2' }),
    row(SOUND, { 治理期限: '2019-09-20' }, 'keep', '期限当天还没有过', { holds: 'site.treat' }),
    row(SOUND, { 治理期限: '2019-09-21', 已过治理期限: '是' }, 'keep', '期限未到，写着“是”也按期限算', {
      holds: 'site.treat',
    }),
    row(
      SOUND,
      { 治理期限: '2019-09-21', 可改造达标: '否', 用地手续齐全: '否' },
      'eliminate',
      '期限未到，但手续不全、难以达标',
      {
        clause: '4.1.2.2',
      },
    ),
    row({}, { 治理期限: '2019-09-19' }, 'eliminate', '只知期限已过', { clause: '4.1.2.2' }),
    row({}, { 治理期限: '2019-10-31' }, 'unknown', '期限未到，其余不知', { missing: ['可改造达标'] }),
    row({}, { 治理期限: '2019-10-31' }, 'eliminate', '到了第二天就逾期', { on: '2019-11-01', clause: '4.1.2.2' }),
    row(SOUND, { 已过治理期限: '是' }, 'keep', '方案成文之前不适用', { on: '2019-06-09' }),
    row(SOUND, { 已过治理期限: '是' }, 'eliminate', '成文当日起适用', { on: '2019-06-10', clause: '4.1.2.2' }),
  ],
}
