/** What kinds of enterprise the trial's city has. */
export interface Trade {
  /** In its names: 演示耐材0127号厂（新密）. */
  readonly word: string
  /** GB/T 4754-2017. */
  readonly industry: string
  readonly count: number
  /** As most registers call it; `registers` has other words where a register's list differs. */
  readonly name: string
  readonly kilns: readonly (readonly [kind: string, name: string])[]
  readonly lines: string
}

function trade(
  word: string,
  name: string,
  industry: string,
  count: number,
  lines: string,
  ...kilns: (readonly [string, string])[]
): Trade {
  return { word, name, industry, count, lines, kilns }
}

/** The list of the winter of 2018–19: 599 enterprises by trade. */
export const LISTED: readonly Trade[] = [
  trade(
    '耐材',
    '耐火材料',
    '3089',
    384,
    '耐火砖生产线',
    ['其他', '隧道窑'],
    ['烘干炉（窑）', '烘干窑'],
    ['煤气发生炉', '煤气发生炉'],
    ['热风炉', '热风炉'],
  ),
  trade('铸造', '铸造', '3391', 70, '铸件生产线', ['熔炼炉', '中频熔炼炉'], ['加热炉', '热处理炉']),
  trade('砖瓦', '砖瓦窑', '3031', 53, '烧结砖生产线', ['烘干炉（窑）', '烘干窑'], ['其他', '焙烧隧道窑']),
  trade('炭素', '炭素', '3091', 50, '炭素制品生产线', ['其他', '焙烧炉'], ['煤气发生炉', '煤气发生炉']),
  trade('水泥', '水泥', '3011', 13, '水泥生产线', ['其他', '回转窑'], ['热风炉', '热风炉']),
  trade('陶瓷', '陶瓷', '3071', 12, '建筑陶瓷生产线', ['其他', '辊道窑'], ['煤气发生炉', '煤气发生炉']),
  trade('再生有色', '有色', '3240', 5, '再生有色熔炼线', ['熔炼炉', '熔炼炉']),
  trade('钢铁', '钢铁', '3120', 4, '炼钢轧钢生产线', ['加热炉', '轧钢加热炉']),
  trade('电解铝', '电解铝', '3216', 3, '电解铝系列', ['熔炼炉', '铸造混合炉']),
  trade('石灰', '其他', '3012', 5, '石灰生产线', ['其他', '石灰窑']),
]

/** Trades that are not staggered but stand in other registers. */
export const OTHERS: readonly Trade[] = [
  trade('化工', '化工', '2614', 12, '化工合成线', ['加热炉', '导热油炉']),
  trade('制药', '制药', '2710', 8, '原料药生产线'),
  trade('农药', '农药', '2631', 3, '农药合成线'),
  trade('橡胶', '橡胶制品', '2911', 5, '橡胶制品生产线'),
  trade('装备', '工业涂装', '3599', 20, '机械加工涂装线', ['烘干炉（窑）', '烘干室']),
  trade('印刷', '包装印刷', '2319', 12, '凹版印刷线'),
  trade('家具', '家具制造', '2110', 6, '家具喷涂线'),
  trade('电镀', '电镀', '3360', 8, '电镀生产线'),
  trade('食品', '食品', '1439', 10, '食品生产线'),
  trade('造纸', '造纸', '2221', 5, '机制纸生产线'),
  trade('印染', '印染', '1713', 4, '印染生产线'),
  trade('电力', '电力', '4411', 5, '燃煤发电机组'),
  trade('环保', '环保', '3591', 10, '环保装备生产线'),
  trade('电子', '电子信息', '3985', 6, '电子材料生产线'),
]

/** Where the 107 of 2017–18 lay. */
export const LISTED_COUNTIES: Readonly<Record<string, number>> = {
  '410185': 37,
  '410182': 34,
  '410183': 21,
  '410184': 6,
  '410106': 6,
  jingkai: 1,
  gaoxin: 1,
  '410108': 1,
}

/** The other trades lie all over the city. */
export const OTHER_COUNTIES: Readonly<Record<string, number>> = {
  '410181': 16,
  '410184': 12,
  '410182': 12,
  gaoxin: 11,
  jingkai: 11,
  '410122': 10,
  '410183': 8,
  '410185': 7,
  hanggang: 6,
  '410106': 5,
  '410102': 4,
  '410108': 4,
  '410103': 3,
  '410104': 3,
  zhengdong: 1,
  '410105': 1,
}

/** The units of a list with weights, so spread that every stretch of it holds the proportions. */
export function spread(weights: Readonly<Record<string, number>>): string[] {
  const total = Object.values(weights).reduce((a, b) => a + b, 0)
  const slots = Object.entries(weights).flatMap(([unit, n]) =>
    Array.from({ length: n }, (_, i) => ({ unit, at: (i + 0.5) * (total / n) })),
  )
  return slots.sort((a, b) => a.at - b.at || (a.unit < b.unit ? -1 : 1)).map((s) => s.unit)
}
