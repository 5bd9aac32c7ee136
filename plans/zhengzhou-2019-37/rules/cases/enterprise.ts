import { row, type RuleCases, type Written } from '@gongjian/domain/rule/case.ts'

const FAILING: Written = { 行业: '耐火材料', 整改结果: '未达标', 改造升级无望: '否' }

/** 二（二）2. */
export const noncompliantCases: RuleCases = {
  subject: 'noncompliant',
  cases: [
    row(FAILING, {}, 'keep', '未达标但还能改造：继续整治', { clause: [], holds: 'noncompliant.failing' }),
    row(FAILING, { 改造升级无望: '是' }, 'eliminate', '未达标且改造无望', { clause: '2.2.2.2' }),
    row(FAILING, { 整改结果: '达标', 改造升级无望: '是' }, 'keep', '已经达标'),
    row(FAILING, { 整改结果: '已关停' }, 'keep', '已关停的由销号办理'),
    row(FAILING, { 改造升级无望: null }, 'unknown', '不知是否改造无望', { missing: ['改造升级无望'] }),
    row(FAILING, { 整改结果: null, 改造升级无望: '是' }, 'unknown', '不知整改结果', { missing: ['整改结果'] }),
    row(FAILING, { 行业: '其他', 改造升级无望: '是' }, 'eliminate', '“等高排放行业”，不限所列', { clause: '2.2.2.2' }),
  ],
}

export const steelCases: RuleCases = {
  subject: 'steel',
  cases: [
    row({}, { 按时完成改造: '否' }, 'eliminate', '未按时完成超低排放改造', { clause: '2.2.2.2' }),
    row({}, { 按时完成改造: '是' }, 'keep', '按时完成'),
    row({}, {}, 'unknown', '不知是否完成', { missing: ['按时完成改造'] }),
    row({ 改造期限: '2019-08-31' }, {}, 'eliminate', '期限已过，没有完成', { clause: '2.2.2.2' }),
    row({ 改造期限: '2019-08-31' }, { 按时完成改造: '是' }, 'eliminate', '写着“是”而没有完成日期，按期限算', {
      clause: '2.2.2.2',
    }),
    row({ 改造期限: '2019-08-31' }, { 实际完成日期: '2019-08-31' }, 'keep', '期限当天完成'),
    row({ 改造期限: '2019-08-31' }, { 实际完成日期: '2019-09-01' }, 'eliminate', '晚一天完成', { clause: '2.2.2.2' }),
    row({ 改造期限: '2019-09-20' }, {}, 'keep', '期限当天还没有过'),
    row({ 改造期限: '2019-12-31' }, { 按时完成改造: '否' }, 'keep', '期限未到，写着“否”也按期限算'),
    row({ 改造期限: '2019-12-31' }, {}, 'eliminate', '到了第二天就逾期', { on: '2020-01-01', clause: '2.2.2.2' }),
    row({}, { 实际完成日期: '2019-09-01' }, 'unknown', '没有期限，无从说按时', { missing: ['按时完成改造'] }),
  ],
}

/** 四（二）. */
export const metalCases: RuleCases = {
  subject: 'metal',
  cases: [
    row({}, { 稳定达标: '否' }, 'halt', '不能稳定达标，停产治理或关闭', { clause: '4.2.2' }),
    row({}, { 稳定达标: '是' }, 'keep', '稳定达标'),
    row({}, {}, 'unknown', '不知是否稳定达标', { missing: ['稳定达标'] }),
  ],
}

/** 三（三）2（2）. */
export const upgradeCases: RuleCases = {
  subject: 'upgrade',
  cases: [
    row({}, { 验收结论: '达到绿色环保引领' }, 'keep', '引领，享受优惠', { holds: 'upgrade.preferred' }),
    row({}, { 验收结论: '达到绿色环保标准' }, 'keep', '标准，享受优惠', { holds: 'upgrade.preferred' }),
    row({}, { 验收结论: '达到最优限值' }, 'keep', '最优限值，享受优惠', { holds: 'upgrade.preferred' }),
    row({}, { 验收结论: '未达到' }, 'keep', '未达到，没有优惠', { holds: null }),
    row({}, {}, 'keep', '未验收，没有优惠', { holds: null }),
  ],
}

const PRICED: Written = { 行业: '电解铝', 类别: '淘汰类', 县区扩大范围或提高标准: '否' }

/** 六（一）2（3）. */
export const priceCases: RuleCases = {
  subject: 'price',
  cases: [
    ...['电解铝', '铁合金', '电石', '烧碱', '水泥', '钢铁'].map((trade) =>
      row(PRICED, { 行业: trade }, 'keep', `${trade}淘汰类加价`, { holds: 'price.differential' }),
    ),
    row(PRICED, { 类别: '限制类' }, 'keep', '限制类加价', { holds: 'price.differential' }),
    row(PRICED, { 类别: '其他' }, 'keep', '不属限制、淘汰', { holds: null }),
    row(PRICED, { 类别: '能耗超限额' }, 'keep', '能耗超限额的由县（市、区）提高标准', { holds: null }),
    ...['淘汰类', '限制类'].map((catalogue) =>
      row(PRICED, { 类别: null, 装备目录类别: catalogue }, 'keep', `目录${catalogue}的装备，类别就是${catalogue}`, {
        holds: 'price.differential',
      }),
    ),
    row(PRICED, { 类别: '其他', 装备目录类别: '限制类' }, 'keep', '类别按目录定，不按所填', {
      holds: 'price.differential',
    }),
    row(PRICED, { 类别: '其他', 装备目录类别: '允许类' }, 'keep', '允许类不加价', { holds: null }),
    row(PRICED, { 类别: null, 装备目录类别: null }, 'keep', '类别和目录类别都不知道', { holds: null }),
    row(PRICED, { 行业: '其他（县扩大范围）' }, 'keep', '其他行业，县里没有扩大', { holds: null }),
    row(PRICED, { 行业: '其他（县扩大范围）', 县区扩大范围或提高标准: '是' }, 'keep', '县里扩大了范围', {
      holds: 'price.widened',
    }),
  ],
}

/** 三（一）1. */
export const relocationCases: RuleCases = {
  subject: 'relocation',
  cases: [
    row({}, { 改造方式: '就地改造' }, 'keep', '2019 年上半年启动，2020 年底前完成', { holds: 'relocation.due-1' }),
    row({}, { 改造方式: '转型转产', 企业规模: '大' }, 'keep', '2021 年底前完成，不看规模', {
      holds: 'relocation.due-2',
    }),
    ...['中', '小', '微'].map((size) =>
      row({ 改造方式: '退城入园' }, { 企业规模: size }, 'keep', `${size}型：2022 年底前，微型与中小型同`, {
        holds: 'relocation.due-3',
      }),
    ),
    ...['大', '特大'].map((size) =>
      row({ 改造方式: '退城入园' }, { 企业规模: size }, 'keep', `${size}型：2025 年`, { holds: 'relocation.due-4' }),
    ),
    row({}, { 改造方式: '关闭退出' }, 'keep', '2020 年底前完成', { holds: 'relocation.due-5' }),
    row({}, { 改造方式: '退城入园' }, 'keep', '不知规模，时限未定', { holds: null }),
    row({}, { 企业规模: '大' }, 'keep', '不知方式，时限未定', { holds: null }),
  ],
}
