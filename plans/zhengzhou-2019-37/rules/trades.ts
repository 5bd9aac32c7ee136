import type { ClassTable } from '@gongjian/domain/rule/class-table.ts'

/** 二（一）2（3）: 产能过剩的传统产业, as the plan lists them. */
export const SURPLUS_TRADES = ['钢铁', '电解铝', '水泥', '玻璃', '传统煤化工', '焦化', '铸造', '铝用炭素']

/** 传统煤化工 and 焦化 are chemical for the rules about parks: 四（四） counts 炼焦、合成氨 among chemical enterprises. */
export const CHEMICAL_TRADES = ['化工', '传统煤化工', '焦化']

/**
 * GB/T 4754-2017 → 行业类别. One word: the code decides. Several: it leaves them open, and the trade is asked. 3216 is electrolysis,
 * alumina and scrap alike; 3091 is carbon for aluminium and any other; methanol stands in 2614, ammonia in 2619 and 2621.
 */
export const TRADE_BY_CLASS: ClassTable = {
  fact: 'industryClass',
  otherwise: ['其他'],
  rows: [
    ['251', ['化工', '其他']],
    ['252', ['传统煤化工', '化工', '其他']],
    ['2521', ['焦化']],
    ['2522', ['传统煤化工', '化工']],
    ['2523', ['传统煤化工', '化工']],
    ['2524', ['其他']],
    ['26', ['化工']],
    ['2614', ['化工', '传统煤化工']],
    ['2619', ['化工', '传统煤化工']],
    ['2621', ['化工', '传统煤化工']],
    // 四（四）: 制药、橡胶制品等化工企业.
    ['27', ['化工', '其他']],
    ['28', ['化工', '其他']],
    ['291', ['化工', '其他']],
    ['3011', ['水泥']],
    ['304', ['玻璃']],
    ['305', ['玻璃', '其他']],
    ['306', ['玻璃', '其他']],
    ['307', ['陶瓷']],
    ['308', ['耐火材料']],
    ['3091', ['铝用炭素', '其他']],
    ['311', ['钢铁']],
    ['312', ['钢铁']],
    ['313', ['钢铁']],
    // 铁合金: 六（一） names it beside steel.
    ['314', ['钢铁', '其他']],
    ['3216', ['电解铝', '其他']],
    ['3391', ['铸造']],
    ['3392', ['铸造']],
  ],
}

/** How the plan and the counties also write what burns. 燃气 is left to be asked: it may be 天然气 or 煤气. */
export const FUEL_SPELLINGS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    煤: ['煤炭', '燃煤', '原煤', '型煤', '煤粉', '无烟煤', '烟煤', '褐煤', '水煤浆'],
    天然气: ['管道天然气', '液化天然气', 'LNG'],
    电: ['电力', '电能', '电加热'],
    热力: ['蒸汽', '热水', '集中供热'],
    其他: ['油', '重油', '柴油', '燃料油', '生物质', '生物质燃料', '液化气', '液化石油气', '石油焦'],
  }).flatMap(([fuel, words]) => words.map((word) => [word, fuel])),
)
export const NO_FUEL_SPELLINGS = { 无: '不用燃料', 不使用燃料: '不用燃料' }

export const RATIO_SPELLINGS = { 等量: '1', 倍量: '2', '1倍': '1', '2倍': '2', 两倍: '2' }
