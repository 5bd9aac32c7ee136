import { addDays } from '@gongjian/domain/calendar/calendar.ts'
import { fits } from '@gongjian/domain/register/register.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { TRIAL_TODAY } from '../../calendar.ts'
import type { Rng } from '../../random.ts'
import { registerOf, type Book, type Row } from '../book.ts'
import type { City } from '../city.ts'
import { FIRST_DAY, LAST_DAY } from '../life.ts'
import type { TrialItem } from '../types.ts'
import { amount, dayBetween, firmsOf, maybe, rounded, yearly } from './recipe.ts'

const TRADES = ['石材加工', '废旧塑料', '小铸造', '木材加工', '耐火材料', '废品分拣', '粉料加工', '铁皮加工']

function site(r: Rng, n: number, short: string): FieldValues {
  const land = r.chance(0.3)
  const licence = r.chance(0.35)
  const comply = r.chance(0.3)
  const disposal = comply ? r.pick(['整改提升', '整合搬迁']) : '关停取缔'
  const deadline = dayBetween(r, '2019-07-31', '2020-06-30')
  return {
    trade: r.pick(TRADES),
    product: `演示产品${r.int(1, 30)}`,
    address: `演示${short}第${n}处场院`,
    cluster: r.chance(0.1) ? `演示${short}集群` : null,
    foundOn: dayBetween(r, '2019-04-01', '2019-08-31'),
    finder: `演示网格员${r.int(1, 60)}`,
    foundLevel: r.pick(['市级网格', '县级网格', '乡级网格', '乡级网格', '群众举报', '上级交办']),
    grid: `演示网格${r.int(1, 400)}`,
    landSound: maybe(r, land),
    licenceSound: maybe(r, licence),
    environmentSound: r.chance(0.1),
    canComply: maybe(r, comply),
    pastDeadline: disposal === '关停取缔' ? deadline < TRIAL_TODAY : null,
    problems: r.pick([
      ['散', '污'],
      ['乱', '污'],
      ['散', '乱', '污'],
    ]),
    disposal,
    deadline: disposal === '关停取缔' ? null : deadline,
    area: amount(r, 0.5, 20, 1),
    workers: r.int(1, 30),
  }
}

/** Whether the first round of looking again should have been done by now. */
function isPastDue({ register, values, moves }: TrialItem): boolean {
  const { recheck } = registerOf(register)
  const closedOn = moves.find((m) => m.move === 'close')?.at.slice(0, 10)
  if (recheck === null || closedOn === undefined || !fits(recheck.when ?? {}, values)) return false
  return addDays(closedOn, recheck.everyDays) < TRIAL_TODAY
}

/** Small workshops are no enterprises of the hub's list: they have neither code nor licence, most of them. */
export function* scattered(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let isOneOverdue = false
  for (const [i, firm] of city.workshops.entries()) {
    const values = site(r, i + 1, city.short(firm.unit))
    // The first wave was shut within weeks: those are looked at again, and some are found at work.
    const isEarly = values.disposal === '关停取缔' && r.chance(0.3)
    const from = dayBetween(r, '2019-06-14', isEarly ? '2019-06-20' : '2019-07-10')
    const weights = { draft: 3, listed: 12, underway: 25, claimed: 6, verified: 5, closed: 48, removed: 1 }
    const item = book.item('scattered', {
      firm,
      values,
      from,
      ...(isEarly ? { to: '2019-07-26', stage: 'closed' } : { weights }),
    })
    const closedOn = item.moves.find((m) => m.move === 'close')?.at.slice(0, 10)
    const isBack = closedOn !== undefined && closedOn < '2019-07-28' && values.disposal === '关停取缔' && r.chance(0.35)
    if (!isBack) {
      const isOverdue: boolean = !isOneOverdue && isPastDue(item)
      isOneOverdue ||= isOverdue
      yield isOverdue ? { ...item, rechecks: [] } : item
      continue
    }
    const doneOn = addDays(closedOn, 45)
    yield { ...item, rechecks: [{ round: 1, doneOn, found: true, note: '夜间恢复生产，设备重新运入' }] }
    const again = { ...values, foundOn: doneOn, foundLevel: '县级网格' }
    const stage = r.pick(['listed', 'underway', 'underway'] as const)
    yield book.item('scattered', {
      firm,
      values: again,
      from: doneOn < LAST_DAY ? doneOn : LAST_DAY,
      stage,
      relapseOf: item,
      source: '现场检查',
    })
  }
}

const METALS = ['lead', 'mercury', 'cadmium', 'chromium', 'arsenic'] as const
const METAL_NAMES = { lead: '铅', mercury: '汞', cadmium: '镉', chromium: '铬', arsenic: '砷' } as const

/** Down by about a tenth on 2013, as the target asks. */
export function* heavyMetals(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const firm of [...city.of('电镀', '再生有色'), ...firmsOf(city, r, 0.25, '化工')]) {
    const has = METALS.filter((m) => (m === 'chromium' ? firm.trade.word !== '再生有色' : r.chance(0.35)))
    const metals = has.length === 0 ? (['lead'] as const) : has
    const base = metals.map(() => amount(r, 2, 60, 1))
    const stable = r.chance(0.8)
    yield book.item('heavy-metals', {
      firm,
      values: {
        trade: { 电镀: '电镀', 再生有色: '有色金属冶炼' }[firm.trade.word] ?? '化学原料',
        metals: metals.map((m) => METAL_NAMES[m]),
        size: firm.size,
        water: '演示：化学沉淀+膜处理',
        gas: '演示：酸雾喷淋+布袋除尘',
        stable,
        soilCut: maybe(r, r.chance(0.7)),
        measure: stable ? '设施升级改造' : r.pick(['停产治理', '停产治理', '关闭']),
      },
      series: yearly('yearly', [2013, 2017, 2018], (_year, i) => ({
        ...Object.fromEntries(METALS.map((m) => [m, 0])),
        ...Object.fromEntries(
          metals.map((m, k) => [m, rounded((base[k] ?? 0) * (1 - 0.05 * i) * (0.95 + r.next() * 0.1), 2)]),
        ),
        basis: '演示核算',
      })),
    })
  }
}

/** What the rules of 四（三） make of a kiln's facts. */
function measureOf(v: FieldValues, r: Rng): string | null {
  const coal = v.fuel === '煤'
  if (coal && v.kind === '热风炉') return '淘汰'
  if (coal && v.inHeatNetwork === true && (v.kind === '加热炉' || v.kind === '烘干炉（窑）')) return '淘汰'
  if (v.kind === '煤气发生炉' && v.notFuelGas !== true && typeof v.hearthDiameter === 'number' && v.hearthDiameter < 3)
    return '淘汰'
  if (v.compliant === false) return '停产整治'
  return coal ? '清洁能源替代' : r.pick(['提标治理', '提标治理', null])
}

/** One in so many kilns that have to go went in the first week: the trial's day comes after their first round. */
const FIRST_WEEK = 4
const FIRST_WEEK_ENDS = '2019-06-20'

/** Of those: the first was not looked at in time, the second was found at work and stands anew, the others were looked at in time. */
function* goneFirst(book: Book, n: number, row: Row): Generator<TrialItem> {
  const item = book.item('kilns', { ...row, from: FIRST_DAY, to: FIRST_WEEK_ENDS, stage: 'closed' })
  const [round] = item.rechecks
  if (n === 0) yield { ...item, rechecks: [] }
  else if (n === 1 && round !== undefined) {
    yield { ...item, rechecks: [{ ...round, found: true, note: '夜间点火，燃料重新运入' }] }
    const values = { ...row.values, compliant: null, dust: null }
    yield book.item('kilns', {
      ...row,
      values,
      from: round.doneOn,
      stage: 'underway',
      relapseOf: item,
      source: '现场检查',
    })
  } else yield item
}

export function* kilns(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let out = 0
  for (const firm of city.firms) {
    for (const facility of firm.facilities.filter((x) => x.kind === '窑炉')) {
      const kind = firm.trade.kilns.find(([, name]) => facility.name.endsWith(name))?.[0] ?? '其他'
      const isGas = kind === '煤气发生炉'
      const facts: FieldValues = {
        kind,
        trade: firm.trade.name,
        fuel: maybe(r, isGas ? '煤' : r.pick(['煤', '天然气', '天然气', '电', '煤气', '焦炭']), 0.95),
        hearthDiameter: isGas ? maybe(r, r.pick([2.4, 2.6, 2.8, 3, 3.2]), 0.9) : null,
        inHeatNetwork: maybe(r, r.chance(0.25)),
        compliant: maybe(r, r.chance(0.85)),
        notFuelGas: isGas && r.chance(0.05) ? true : null,
        builtIn: r.int(1998, 2017),
        sets: 1,
        dust: maybe(r, amount(r, 4, 60, 1), 0.6),
        treatment: r.pick(['布袋除尘', '湿法脱硫', '电除尘']),
      }
      const measure = measureOf(facts, r)
      const replacedBy = measure === '清洁能源替代' ? r.pick(['电', '天然气', '热力']) : null
      // A kiln that nothing is asked of has nothing to claim.
      const weights = measure === null ? { draft: 5, listed: 93, removed: 2 } : undefined
      const row = { firm, facility, values: { ...facts, measure, replacedBy } }
      const nth = measure === '淘汰' ? out++ : null
      if (nth !== null && nth % FIRST_WEEK === 0) yield* goneFirst(book, nth / FIRST_WEEK, row)
      else yield book.item('kilns', { ...row, ...(weights ? { weights } : {}) })
    }
  }
}
