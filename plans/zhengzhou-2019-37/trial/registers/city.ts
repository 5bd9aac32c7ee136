import { townships } from '../../townships.ts'
import { units } from '../../units.ts'
import { rng, type Rng } from '../random.ts'
import { trialCode } from './credit-code.ts'
import { pointIn } from './geo.ts'
import { LISTED, LISTED_COUNTIES, OTHER_COUNTIES, OTHERS, spread, type Trade } from './trades.ts'
import type { TrialEnterprise, TrialFacility } from './types.ts'

/** An enterprise of the trial with its trade and what stands in its yard. */
export interface Firm extends TrialEnterprise {
  readonly trade: Trade
  /** Of the 599 of the staggered-production list. */
  readonly isListed: boolean
  readonly facilities: readonly TrialFacility[]
}

export interface City {
  readonly firms: readonly Firm[]
  /** Unit code → what people call it in a name: 新密. */
  short(unit: string): string
  of(...trades: string[]): Firm[]
  /** Enterprises that stand already and were entered once more, written differently: for the page of likely duplicates. */
  readonly twins: readonly TrialEnterprise[]
  /** The yards of the “散乱污” ledger: without code, and most without a licence. */
  readonly workshops: readonly Firm[]
}

/** At scale 1; on average one in a county of middling industry for each seven enterprises. */
const WORKSHOPS = 260
const WORKSHOP: Trade = { word: '作坊', name: '“散乱污”', industry: '3099', count: WORKSHOPS, kilns: [], lines: '' }

const SHORT = new Map(units.map((u) => [u.code, u.short]))
const TOWNSHIPS = new Map(units.map((u) => [u.code, townships.filter((t) => t.unit === u.code).map((t) => t.name)]))
/** Of a hundred enterprises some have no code in the ledger yet. */
const WITHOUT_CODE = 0.06
const DIGITS = 4

function sizeOf(trade: Trade, r: Rng): Firm['size'] {
  if (['钢铁', '电解铝', '电力'].includes(trade.word)) return r.chance(0.6) ? '大' : '中'
  const at = r.next()
  return at < 0.03 ? '大' : at < 0.18 ? '中' : at < 0.82 ? '小' : '微'
}

function facilitiesOf(name: string, trade: Trade, size: Firm['size'], inPark: boolean, r: Rng): TrialFacility[] {
  const lines = size === '大' ? 3 : size === '中' ? 2 : r.chance(0.25) ? 2 : 1
  const made: TrialFacility[] = []
  function add(kind: string, title: string, parent: TrialFacility['parent']): void {
    const at = r.next()
    const state = at < 0.9 ? '在用' : '停用'
    made.push({ enterprise: name, kind, name: title, parent, state, closedOn: null })
  }
  for (let i = 1; i <= lines; i++) {
    const line = { kind: '生产线', name: `${i}号${trade.lines}` }
    add(line.kind, line.name, null)
    for (const [, kiln] of trade.kilns) if (r.chance(i === 1 ? 0.28 : 0.15)) add('窑炉', `${i}号${kiln}`, line)
    // A small works has its line and its kiln; processes and outlets are listed of the larger ones.
    if (size !== '大' && size !== '中') continue
    add('工序', `${i}号线破碎筛分`, line)
    add('排放口', `${i}号线DA00${i}`, line)
  }
  if (['食品', '印染', '造纸', '制药', '化工'].includes(trade.word)) add('锅炉', '1号蒸汽锅炉', null)
  if (inPark && r.chance(0.3)) add('自备井', '1号自备井', null)
  return made
}

function firm(n: number, inTrade: number, trade: Trade, unit: string, isListed: boolean, r: Rng): Firm {
  const short = SHORT.get(unit) ?? unit
  const name = `演示${trade.word}${String(inTrade).padStart(DIGITS, '0')}号厂（${short}）`
  const size = sizeOf(trade, r)
  const inPark = r.chance(0.45)
  const towns = TOWNSHIPS.get(unit) ?? []
  const township = towns.length === 0 ? null : r.pick(towns)
  const at = r.next()
  return {
    name,
    creditCode: r.chance(WITHOUT_CODE) ? null : trialCode(n),
    unit,
    township,
    industry: trade.industry,
    size,
    state: at < 0.8 ? '在产' : at < 0.92 ? '停产' : at < 0.99 ? '关停' : '搬迁',
    address: `${township ?? `${short}`}演示路${r.int(1, 300)}号`,
    inBuiltUp: r.chance(0.2),
    inPark,
    park: inPark ? `演示${short}产业集聚区` : null,
    point: pointIn(unit, r),
    trade,
    isListed,
    facilities: facilitiesOf(name, trade, size, inPark, r),
  }
}

/** A twin's gate on the map: some fifty metres from the works'. */
const BESIDE = 0.0005

/** One in another legal form, one with 碳 for 炭; without code and facilities, as somebody enters what he did not find. */
function twinsOf(firms: readonly Firm[], scale: number, r: Rng): TrialEnterprise[] {
  const twin = (word: string, name: (stands: string) => string): TrialEnterprise[] =>
    firms
      .filter((x) => x.trade.word === word && x.state === '在产')
      .slice(0, scale)
      .map(({ trade: _trade, isListed: _listed, facilities: _facilities, ...stands }) => ({
        ...stands,
        name: name(stands.name),
        creditCode: null,
        point: { ...stands.point, longitude: stands.point.longitude + BESIDE * r.next() },
      }))
  return [
    ...twin('耐材', (stands) => stands.replace('耐材', '耐火材料').replace('厂（', '有限公司（')),
    ...twin('炭素', (stands) => stands.replace('炭素', '碳素')),
  ]
}

/** The enterprises of the trial; `scale` multiplies each trade. The same scale gives the same city. */
export function trialCity(scale = 1): City {
  const r = rng(`registers/city/${scale}`)
  const firms: Firm[] = []
  for (const [trades, weights] of [
    [LISTED, LISTED_COUNTIES],
    [OTHERS, OTHER_COUNTIES],
  ] as const) {
    const slots = spread(weights)
    let slot = 0
    for (const trade of trades) {
      for (let i = 1; i <= trade.count * scale; i++) {
        const unit = slots[slot++ % slots.length] ?? ''
        firms.push(firm(firms.length + 1, i, trade, unit, trades === LISTED, r))
      }
    }
  }
  const yards = spread({ ...OTHER_COUNTIES, ...LISTED_COUNTIES })
  const workshops = Array.from({ length: WORKSHOPS * scale }, (_, i): Firm => {
    const unit = yards[i % yards.length] ?? ''
    return { ...firm(0, i + 1, WORKSHOP, unit, false, r), creditCode: null, size: '微', facilities: [], state: '在产' }
  })
  return {
    firms,
    workshops,
    twins: twinsOf(firms, scale, r),
    short: (unit) => SHORT.get(unit) ?? unit,
    of: (...words) => firms.filter((x) => words.includes(x.trade.word)),
  }
}
