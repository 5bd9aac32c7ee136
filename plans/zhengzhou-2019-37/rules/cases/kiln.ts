import { row, type RuleCases, type Written } from '@gongjian/domain/rule/case.ts'

const HOT_AIR: Written = { 窑炉类型: '热风炉', 燃料: '煤', 达标排放: '是' }
const HEATING: Written = { 窑炉类型: '加热炉', 燃料: '煤', 在热电联产供热管网覆盖范围内: '是', 达标排放: '是' }
const GASIFIER: Written = { 窑炉类型: '煤气发生炉', 燃料: '煤', 炉膛直径: 2.8, 达标排放: '是' }

/** 四（三）. */
export const kilnCases: RuleCases = {
  subject: 'kiln',
  cases: [
    row(HOT_AIR, {}, 'eliminate', '燃煤热风炉取缔', { clause: '4.3.1' }),
    row(HOT_AIR, { 燃料: '煤炭' }, 'eliminate', '方案写作“煤炭”的就是煤', { clause: '4.3.1' }),
    row(HOT_AIR, { 达标排放: null }, 'eliminate', '燃煤热风炉，是否达标不知，仍取缔', { clause: '4.3.1' }),
    row(HOT_AIR, { 达标排放: '否' }, 'eliminate', '燃煤热风炉又不达标，取缔在停产整治之前', { clause: '4.3.1' }),
    row(HOT_AIR, { 在热电联产供热管网覆盖范围内: '否' }, 'eliminate', '热风炉不看供热管网', { clause: '4.3.1' }),
    row(HOT_AIR, { 燃料: '天然气' }, 'keep', '天然气热风炉达标，保留'),
    row(HOT_AIR, { 燃料: '焦炭' }, 'keep', '焦炭不是煤'),
    row(HOT_AIR, { 燃料: '煤气' }, 'keep', '煤气不是煤'),
    row(HOT_AIR, { 燃料: '电' }, 'keep', '电热风炉'),
    row(HOT_AIR, { 燃料: '热力' }, 'keep', '由热电厂供热'),
    row(HOT_AIR, { 燃料: null }, 'unknown', '不知燃料，可能应取缔', { missing: ['燃料'] }),
    row(HOT_AIR, { 燃料: '天然气', 达标排放: '否' }, 'halt', '天然气热风炉不达标，停产整治', { clause: '4.3.2.3' }),
    row(HOT_AIR, { 燃料: '天然气', 达标排放: null }, 'unknown', '不知是否达标', { missing: ['达标排放'] }),
    row(HOT_AIR, { 燃料: null, 达标排放: '否' }, 'halt', '已知不达标即停产整治，不论还缺什么', { clause: '4.3.2.3' }),

    row(HEATING, {}, 'eliminate', '管网覆盖范围内的燃煤加热炉', { clause: '4.3.1' }),
    row(HEATING, { 在热电联产供热管网覆盖范围内: '否' }, 'keep', '管网覆盖不到的燃煤加热炉'),
    row(HEATING, { 在热电联产供热管网覆盖范围内: null }, 'unknown', '不知是否覆盖', {
      missing: ['在热电联产供热管网覆盖范围内'],
    }),
    row(HEATING, { 燃料: '天然气' }, 'keep', '覆盖范围内的天然气加热炉'),
    row(HEATING, { 燃料: '天然气', 在热电联产供热管网覆盖范围内: null }, 'keep', '不烧煤，管网不必再问'),
    row(HEATING, { 窑炉类型: '烘干炉（窑）' }, 'eliminate', '覆盖范围内的燃煤烘干炉（窑）', { clause: '4.3.1' }),
    row(HEATING, { 窑炉类型: '烘干炉(窑)' }, 'eliminate', '半角括号也认得', { clause: '4.3.1' }),
    row(HEATING, { 窑炉类型: '烘干炉（窑）', 在热电联产供热管网覆盖范围内: '否' }, 'keep', '覆盖不到的烘干炉'),
    row(HEATING, { 窑炉类型: '熔炼炉' }, 'keep', '熔炼炉不在加热、烘干之列'),
    row(HEATING, { 窑炉类型: '熔炼炉', 达标排放: '否' }, 'halt', '凡不能达标的一律停产整治', { clause: '4.3.2.3' }),
    row(HEATING, { 窑炉类型: '其他' }, 'keep', '其他窑炉达标'),
    row(HEATING, { 窑炉类型: '其他', 达标排放: '否' }, 'halt', '其他窑炉不达标', { clause: '4.3.2.3' }),
    row(HEATING, { 窑炉类型: null }, 'unknown', '不知类型：热风炉、加热炉应退出，熔炼炉不必', {
      missing: ['窑炉类型'],
    }),
    row(HEATING, { 在热电联产供热管网覆盖范围内: null, 达标排放: '否' }, 'halt', '可能应淘汰，但已知不达标', {
      clause: '4.3.2.3',
    }),
    row(HEATING, { 达标排放: null }, 'eliminate', '应淘汰的，是否达标不再影响', { clause: '4.3.1' }),

    row(GASIFIER, {}, 'eliminate', '炉膛直径 2.8 米', { clause: '4.3.1' }),
    row(GASIFIER, { 炉膛直径: 2.9999 }, 'eliminate', '略小于 3 米', { clause: '4.3.1' }),
    row(GASIFIER, { 炉膛直径: '2999毫米' }, 'eliminate', '2999 毫米即 2.999 米', { clause: '4.3.1' }),
    row(GASIFIER, { 炉膛直径: 3 }, 'borderline', '恰为 3 米：“3米以下”没有写“及”', { clause: '4.3.1' }),
    row(GASIFIER, { 炉膛直径: '3000 mm' }, 'borderline', '3000 毫米就是 3 米', { clause: '4.3.1' }),
    row(GASIFIER, { 炉膛直径: '300厘米' }, 'borderline', '300 厘米就是 3 米', { clause: '4.3.1' }),
    row(GASIFIER, { 炉膛直径: 3.0001 }, 'keep', '略大于 3 米'),
    row(GASIFIER, { 炉膛直径: 4 }, 'keep', '4 米'),
    row(GASIFIER, { 炉膛直径: 4, 达标排放: '否' }, 'halt', '4 米但不达标', { clause: '4.3.2.3' }),
    row(GASIFIER, { 炉膛直径: 3, 达标排放: '否' }, 'halt', '恰在界限上，但不达标已可定', { clause: '4.3.2.3' }),
    row(GASIFIER, { 炉膛直径: 3, 达标排放: null }, 'borderline', '界限先于信息不足', { clause: '4.3.1' }),
    row(GASIFIER, { 炉膛直径: null }, 'unknown', '不知直径', { missing: ['炉膛直径'] }),
    row(GASIFIER, { 炉膛直径: null, 非燃料类: '是' }, 'keep', '非燃料类的，直径不必再问'),
    row(GASIFIER, { 非燃料类: '是' }, 'keep', '非燃料类煤气发生炉不在此列'),
    row(GASIFIER, { 非燃料类: '否' }, 'eliminate', '写明是燃料类', { clause: '4.3.1' }),
    row(GASIFIER, { 非燃料类: '是', 达标排放: '否' }, 'halt', '非燃料类不达标，停产整治', { clause: '4.3.2.3' }),
    row(GASIFIER, { 非燃料类: '是', 炉膛直径: 3 }, 'keep', '非燃料类，界限无关'),
    row(GASIFIER, { 燃料: null }, 'eliminate', '煤气发生炉不看燃料', { clause: '4.3.1' }),
    row(HEATING, { 窑炉类型: '加热炉', 炉膛直径: 2, 燃料: '天然气' }, 'keep', '直径只管煤气发生炉'),
    row({}, {}, 'unknown', '什么也不知', { missing: ['窑炉类型', '达标排放'] }),
    row({}, { 达标排放: '否' }, 'halt', '只知不达标', { clause: '4.3.2.3' }),
    row({}, { 达标排放: '是', 燃料: '电' }, 'unknown', '电窑炉也可能是煤气发生炉', { missing: ['窑炉类型'] }),
    row(HOT_AIR, {}, 'keep', '方案成文之前不适用', { on: '2019-06-09' }),
    row(HOT_AIR, {}, 'eliminate', '成文当日起适用', { on: '2019-06-10', clause: '4.3.1' }),
    row(HOT_AIR, {}, 'eliminate', '2020 年底是完成期限，过后仍应取缔', { on: '2021-01-01', clause: '4.3.1' }),
  ],
}
