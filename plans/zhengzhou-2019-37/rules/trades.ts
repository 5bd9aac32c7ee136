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

/** How the plan and the counties also write what burns. */
export const FUEL_SPELLINGS = { 煤炭: '煤', 燃煤: '煤', 原煤: '煤', 电力: '电' }
