/** What a unit measures: units convert within one dimension and are refused across two. */
export type Dimension =
  | 'mass'
  | 'mass-per-year'
  | 'mass-per-day'
  | 'length'
  | 'area'
  | 'volume'
  | 'money'
  | 'energy'
  | 'standard-coal'
  | 'price-per-kwh'
  | 'concentration'
  | 'power'
  | 'share'
  | 'one'

interface UnitFacts {
  readonly dimension: Dimension
  /** How many of the dimension's base unit one of this is: a decimal, applied in whole powers of ten where it is one. */
  readonly factor: number
}

/** Base units: t, t/a, t/d, m, m², m³, 元, kWh, tce, 元/kWh, mg/m³, kW, %. */
const UNITS: Readonly<Record<string, UnitFacts>> = {
  吨: { dimension: 'mass', factor: 1 },
  t: { dimension: 'mass', factor: 1 },
  千克: { dimension: 'mass', factor: 0.001 },
  公斤: { dimension: 'mass', factor: 0.001 },
  斤: { dimension: 'mass', factor: 0.0005 },
  市斤: { dimension: 'mass', factor: 0.0005 },
  kg: { dimension: 'mass', factor: 0.001 },
  克: { dimension: 'mass', factor: 0.000_001 },
  千吨: { dimension: 'mass', factor: 1000 },
  kt: { dimension: 'mass', factor: 1000 },
  万吨: { dimension: 'mass', factor: 10_000 },
  万t: { dimension: 'mass', factor: 10_000 },
  米: { dimension: 'length', factor: 1 },
  m: { dimension: 'length', factor: 1 },
  厘米: { dimension: 'length', factor: 0.01 },
  cm: { dimension: 'length', factor: 0.01 },
  毫米: { dimension: 'length', factor: 0.001 },
  mm: { dimension: 'length', factor: 0.001 },
  千米: { dimension: 'length', factor: 1000 },
  km: { dimension: 'length', factor: 1000 },
  平方米: { dimension: 'area', factor: 1 },
  'm²': { dimension: 'area', factor: 1 },
  亩: { dimension: 'area', factor: 2000 / 3 },
  公顷: { dimension: 'area', factor: 10_000 },
  立方米: { dimension: 'volume', factor: 1 },
  'm³': { dimension: 'volume', factor: 1 },
  万立方米: { dimension: 'volume', factor: 10_000 },
  升: { dimension: 'volume', factor: 0.001 },
  l: { dimension: 'volume', factor: 0.001 },
  毫升: { dimension: 'volume', factor: 0.000_001 },
  ml: { dimension: 'volume', factor: 0.000_001 },
  'm³/d': { dimension: 'volume', factor: 1 },
  '万m³/d': { dimension: 'volume', factor: 10_000 },
  元: { dimension: 'money', factor: 1 },
  万元: { dimension: 'money', factor: 10_000 },
  亿元: { dimension: 'money', factor: 100_000_000 },
  千瓦时: { dimension: 'energy', factor: 1 },
  度: { dimension: 'energy', factor: 1 },
  kWh: { dimension: 'energy', factor: 1 },
  万千瓦时: { dimension: 'energy', factor: 10_000 },
  万度: { dimension: 'energy', factor: 10_000 },
  吨标准煤: { dimension: 'standard-coal', factor: 1 },
  吨标煤: { dimension: 'standard-coal', factor: 1 },
  tce: { dimension: 'standard-coal', factor: 1 },
  万吨标准煤: { dimension: 'standard-coal', factor: 10_000 },
  '元/千瓦时': { dimension: 'price-per-kwh', factor: 1 },
  '元/度': { dimension: 'price-per-kwh', factor: 1 },
  '元/kWh': { dimension: 'price-per-kwh', factor: 1 },
  'mg/m³': { dimension: 'concentration', factor: 1 },
  毫克每立方米: { dimension: 'concentration', factor: 1 },
  'g/m³': { dimension: 'concentration', factor: 1000 },
  'mg/l': { dimension: 'concentration', factor: 1000 },
  'g/l': { dimension: 'concentration', factor: 1_000_000 },
  kW: { dimension: 'power', factor: 1 },
  千瓦: { dimension: 'power', factor: 1 },
  MW: { dimension: 'power', factor: 1000 },
  '%': { dimension: 'share', factor: 1 },
  '‰': { dimension: 'share', factor: 0.1 },
  台: { dimension: 'one', factor: 1 },
  套: { dimension: 'one', factor: 1 },
  条: { dimension: 'one', factor: 1 },
  座: { dimension: 'one', factor: 1 },
  辆: { dimension: 'one', factor: 1 },
  个: { dimension: 'one', factor: 1 },
  家: { dimension: 'one', factor: 1 },
  人: { dimension: 'one', factor: 1 },
  眼: { dimension: 'one', factor: 1 },
}

/** After NFKC, which writes m³ and ㎥ as m3. Gas is measured at its norm (标方, Nm³); 方 alone is no 平方. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\s+/g, ''],
  [/(?:标准?)?立方米?|标方|n?m[3³]|(?<!平)方$/gi, 'm³'],
  [/平方米|m2/g, 'm²'],
  [/每(年|日|天)/g, '/$1'],
  [/m³\/[日天]/g, 'm³/d'],
]

/** 万t/a, 千克/年: any mass by the year or the day; ledgers mix letters and words. */
const A_TIME = /^(.+)\/(?:(年|a)|日|天|d)$/

const MANY: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** 万, 百万, 亿: how many; null: no such word. */
export function manyOf(word: string): number | null {
  const factors = [...word].map((c) => MANY[c])
  return word === '' ? null : factors.reduce<number | null>((n, f) => (n === null || f === undefined ? null : n * f), 1)
}

/** 百万吨, 亿千瓦时: so many of a unit that is counted; nobody writes 万%. */
function manyUnits(plain: string): UnitFacts | undefined {
  for (let at = 1; at < plain.length; at += 1) {
    const times = manyOf(plain.slice(0, at))
    if (times === null) return undefined
    const found = UNITS[plain.slice(at)]
    if (found && found.dimension !== 'share' && found.dimension !== 'concentration')
      return { ...found, factor: found.factor * times }
  }
  return undefined
}

function namedUnit(plain: string): UnitFacts | undefined {
  const [, mass = '', year] = A_TIME.exec(plain) ?? []
  const found = UNITS[mass] ?? manyUnits(mass)
  return found?.dimension === 'mass'
    ? { ...found, dimension: year === undefined ? 'mass-per-day' : 'mass-per-year' }
    : (UNITS[plain] ?? manyUnits(plain))
}

function known(unit: string): UnitFacts | undefined {
  const plain = SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), unit.normalize('NFKC'))
  return namedUnit(plain) ?? namedUnit(plain.toLowerCase())
}

export function isUnit(unit: string): boolean {
  return known(unit) !== undefined
}

/** Twelve significant digits: what a ledger's figure can hold, and what hides the noise of a binary product. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

/** The same amount in another unit; null when the two measure different things or one of them is not known. */
export function convert(value: number, from: string, to: string): number | null {
  if (from === to) return value
  const a = known(from)
  const b = known(to)
  if (!a || !b || a.dimension !== b.dimension) return null
  return tidy((value * a.factor) / b.factor)
}

/** What the unit measures and how many of the base unit it is; null: not known. For those that convert exactly (rule/exact.ts). */
export function unitFacts(unit: string): { readonly dimension: Dimension; readonly factor: number } | null {
  return known(unit) ?? null
}

/** Lengths of things, shares, grades, concentrations and prices. */
const NOT_ADDED = ['m', '%', '倍', '轮', '天', '分', 'mg/m³', '元/kWh', 'm³/单位', 'kgce/t', 'pH']

/** Whether amounts of many things in that unit make a sum that means something. */
export function addsUp(unit: string): boolean {
  return !NOT_ADDED.includes(unit)
}
