/** Random production lines, and what 二（二）1（2）②–⑥ decide of them, written by hand. */
export const PRODUCTS = ['电解铝', '铝用炭素', '煤气', '合成氨', '通用水泥熟料', '水泥粉磨', '地条钢', '其他']
export const UNITS = ['万吨/年', '吨/年', '吨/日', '万吨/日']

export interface Line {
  readonly product: string
  readonly ratedCapacity: number | null
  readonly capacityUnit: string | null
  readonly diameter: number | null
  readonly process: string | null
  readonly standalone: boolean | null
  readonly inCentralArea: boolean | null
  readonly specialCement: boolean | null
  readonly [key: string]: string | number | boolean | null
}

let seed = 37
function pick<V>(of: readonly V[]): V {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return of[Math.floor((seed / 2147483648) * of.length)] as V
}
export function randomLine(): Line {
  return {
    product: pick(PRODUCTS),
    ratedCapacity: pick([null, 5, 10, 20, 30, 2000, 80_000, 2500]),
    capacityUnit: pick([null, ...UNITS]),
    diameter: pick([null, 2, 3, 3.2]),
    process: pick([null, '固定床间歇式', '其他']),
    standalone: pick([null, true, false]),
    inCentralArea: pick([null, true, false]),
    specialCement: pick([null, true, false]),
  }
}

const YEARLY: Readonly<Record<string, number>> = { '万吨/年': 1, '吨/年': 10_000 }
const DAILY: Readonly<Record<string, number>> = { '吨/日': 1, '万吨/日': 1 / 10_000 }

function small(x: Line, per: Readonly<Record<string, number>>, bound: number, included: boolean): string {
  if (x.ratedCapacity === null || x.capacityUnit === null) return 'unknown'
  const times = per[x.capacityUnit]
  if (times === undefined) return 'unknown'
  const limit = bound * times
  if (x.ratedCapacity === limit) return included ? 'eliminate' : 'borderline'
  return x.ratedCapacity < limit ? 'eliminate' : 'keep'
}

function grinding(x: Line): string {
  if (x.specialCement === true || (x.diameter !== null && x.diameter > 3)) return 'keep'
  return x.diameter === null || x.specialCement === null ? 'unknown' : 'eliminate'
}

export function byHand(x: Line): string {
  switch (x.product) {
    case '地条钢':
      return 'eliminate'
    case '电解铝': {
      if (x.inCentralArea === true) return 'eliminate'
      const size = small(x, YEARLY, 20, false)
      return size === 'keep' && x.inCentralArea === null ? 'unknown' : size
    }
    case '铝用炭素': {
      const size = x.standalone === false ? 'keep' : small(x, YEARLY, 10, false)
      return size !== 'keep' && x.standalone === null ? 'unknown' : size
    }
    case '煤气':
      return x.process === null ? 'unknown' : x.process === '固定床间歇式' ? 'eliminate' : 'keep'
    case '合成氨':
      return small(x, YEARLY, 30, false)
    case '通用水泥熟料':
      return small(x, DAILY, 2000, true)
    case '水泥粉磨':
      return grinding(x)
    default:
      return 'keep'
  }
}
