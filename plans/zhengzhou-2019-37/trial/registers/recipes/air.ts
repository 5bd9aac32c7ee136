import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Book } from '../book.ts'
import type { City, Firm } from '../city.ts'
import type { TrialItem } from '../types.ts'
import { amount, dayBetween, firmsOf, maybe, MONTHS, monthly, numbered, rounded, yearly } from './recipe.ts'

const VOC_TRADES: Readonly<Record<string, readonly [trade: string, process: string, material: string, kind: string]>> =
  {
    化工: ['煤化工', '反应釜', '演示有机溶剂', '有机溶剂'],
    制药: ['制药', '发酵提取', '演示溶媒', '有机溶剂'],
    农药: ['农药', '合成', '演示溶剂', '有机溶剂'],
    橡胶: ['橡胶制品', '硫化', '演示胶料', '化工原料'],
    装备: ['工业涂装', '喷漆', '演示涂料', '溶剂型涂料'],
    印刷: ['包装印刷', '印刷', '演示油墨', '油墨'],
    家具: ['家具制造', '喷漆', '演示涂料', '溶剂型涂料'],
    电子: ['其他', '清洗', '演示清洗剂', '清洗剂'],
  }

function shares(book: Book, year: number): FieldValues {
  const { r } = book
  // Collection and removal grow with the years: that is what the treatment is for.
  const grown = Math.max(0, year - 2015) * 4
  return {
    amount: amount(r, 1, 60),
    content: amount(r, 8, 70, 1),
    collection: Math.min(98, r.int(55, 70) + grown),
    removal: Math.min(95, r.int(30, 60) + grown),
  }
}

export function* vocs(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  const credits: TrialItem[] = []
  for (const firm of city.firms) {
    const facts = VOC_TRADES[firm.trade.word]
    if (!facts) continue
    const [trade, process, material, materialKind] = facts
    const now = shares(book, 2018)
    const treated = r.pick(['未治理', '治理中', '已治理', '已治理', '无需治理'])
    const item = book.item('vocs', {
      firm,
      values: {
        trade,
        process,
        material,
        materialKind,
        ...now,
        treatment:
          treated === '已治理'
            ? r.pick(['活性炭吸附', '蓄热燃烧（RTO）', '催化燃烧（RCO）'])
            : r.pick(['无', 'UV光解']),
        outlets: r.int(1, 4),
        openSpraying: process === '喷漆' ? r.chance(0.1) : null,
        treated,
        outstanding: treated === '已治理' ? r.chance(0.2) : null,
        surveyedOn: dayBetween(r, '2019-06-15', '2019-09-10'),
      },
      series: yearly('yearly', [2015, 2017, 2018], (year) => ({
        ...(year === 2018 ? now : shares(book, year)),
        basis: '演示核算',
      })),
    })
    yield item
    if (item.stage === 'listed') yield* worksOf(book, city, firm, item, trade, credits)
  }
  yield* debits(book, city, credits)
}

function* worksOf(
  book: Book,
  city: City,
  firm: Firm,
  item: TrialItem,
  trade: string,
  credits: TrialItem[],
): Generator<TrialItem> {
  const { r } = book
  if (!r.chance(0.6)) return
  const kind =
    item.values.openSpraying === true ? '取缔露天敞开喷涂' : r.pick(['末端治理设施', '废气收集改造', '原辅材料替代'])
  const reduction = amount(r, 0.3, 9)
  const works = book.item('voc-works', {
    firm,
    title: numbered(`VOCs治理工程-${firm.trade.word}`, item.key, city.short(firm.unit)),
    refs: { inventoryItem: item.key },
    weights: { draft: 3, listed: 15, underway: 27, claimed: 6, verified: 5, closed: 42, removed: 2 },
    values: { kind, trade, reduction, investment: amount(r, 20, 900, 0), startedOn: maybe(r, '2019-06-20', 0.7) },
  })
  yield works
  if (works.stage !== 'closed') return
  const closedOn = works.moves.at(-1)?.at.slice(0, 10) ?? '2019-09-19'
  const credit = book.item('voc-offsets', {
    firm,
    title: `演示削减量${works.key}号`,
    stage: 'listed',
    from: closedOn,
    refs: { works: works.key },
    values: { side: '削减入账', amount: reduction, bookedOn: closedOn, basis: '演示核定意见' },
  })
  credits.push(credit)
  yield credit
}

/** No credit is spent beyond its amount; what is spent is what the project emits, once or twice. */
function* debits(book: Book, city: City, credits: readonly TrialItem[]): Generator<TrialItem> {
  const { r } = book
  let n = 0
  for (const credit of credits.filter(() => r.chance(0.7))) {
    const ratio = r.pick([1, 2])
    const emission = rounded((Number(credit.values.amount) * (0.3 + r.next() * 0.6)) / ratio, 4)
    const amountTaken = rounded(emission * ratio, 4)
    const title = numbered('涉VOCs项目', ++n, credit.unit === null ? '' : city.short(credit.unit))
    const project = book.item('projects', {
      unit: credit.unit,
      title,
      stage: 'listed',
      from: credit.createdAt.slice(0, 10),
      values: { nature: '新建', trade: '其他', vocs: emission, vocRatio: String(ratio), vocOffset: amountTaken },
    })
    yield project
    yield book.item('voc-offsets', {
      unit: credit.unit,
      title,
      stage: 'listed',
      from: credit.createdAt.slice(0, 10),
      refs: { credit: credit.key, project: project.key },
      values: {
        side: '替代支出',
        amount: amountTaken,
        emission,
        ratio,
        bookedOn: String(credit.values.bookedOn),
      },
    })
  }
}

const COAL_TRADES: Readonly<Record<string, string>> = {
  电力: '电力',
  钢铁: '钢铁',
  电解铝: '有色',
  水泥: '建材',
  耐材: '建材',
  砖瓦: '建材',
  石灰: '建材',
  化工: '化工',
}
const MONTHLY_TONNES = { 大: 20_000, 中: 2500, 小: 260, 微: 60 } as const
const TONNES_OF_STANDARD_COAL = 0.7143
/** In the heating months the boilers burn more. */
const WINTER = ['11', '12', '01', '02', '03']

export function* coal(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let n = 0
  for (const firm of [
    ...city.of('电力', '钢铁', '电解铝', '水泥', '石灰'),
    ...firmsOf(city, r, 0.12, '耐材', '砖瓦', '化工'),
  ]) {
    const trade = COAL_TRADES[firm.trade.word] ?? '其他'
    const base = MONTHLY_TONNES[firm.size] * (0.6 + r.next() * 0.8)
    const item = book.item('coal', {
      firm,
      values: {
        trade,
        kinds: ['原煤'],
        use: trade === '电力' ? '发电供热' : '工业窑炉',
        base: rounded(base * 12 * 1.25, 0),
        cap: rounded(base * 12, 0),
        keyUser: firm.size === '大' || firm.size === '中',
      },
      series: monthly('monthly', (month, i) => {
        const winter = WINTER.includes(month.slice(5)) && trade === '电力' ? 1.3 : 1
        const burnt = rounded(base * winter * (1 - i * 0.004) * (0.95 + r.next() * 0.1), 1)
        return { coal: burnt, standardCoal: rounded(burnt * TONNES_OF_STANDARD_COAL, 1), document: '演示月报' }
      }),
    })
    yield item
    if (!r.chance(0.4)) continue
    const kind = r.pick(['煤改气', '煤改电', '集中供热替代', '节能改造', '压减低效产能'])
    yield book.item('coal-works', {
      firm,
      title: numbered(`减煤工程-${kind}`, ++n, city.short(firm.unit)),
      refs: { burner: item.key },
      values: {
        kind,
        trade,
        replacedBy: { 煤改气: '天然气', 煤改电: '电', 集中供热替代: '热力' }[kind] ?? '不替代',
        reduction: rounded(base * r.pick([1, 2, 4]), 0),
        investment: amount(r, 30, 3000, 0),
      },
    })
  }
}

const YEARS = [2015, 2016, 2017, 2018]

/** Statistics of the city and of each county: made up, and marked. */
export function* statistics(book: Book, city: City, bodies: readonly string[]): Generator<TrialItem> {
  const { r } = book
  for (const unit of ['gongjian-office', ...bodies]) {
    const isCity = unit === 'gongjian-office'
    const level = isCity ? '全市' : '县（市、区）'
    const place = isCity ? '全市' : city.short(unit)
    const tonnes = isCity ? 25_000_000 : 25_000_000 * (0.02 + r.next() * 0.1)
    yield book.item('coal-balance', {
      unit,
      title: `演示${place}煤炭消费`,
      stage: 'listed',
      values: { level, part: '合计', office: '演示统计单位' },
      series: yearly('yearly', YEARS, (_year, i) => {
        const burnt = rounded(tonnes * (1 - 0.055 * i), 0)
        return {
          coal: burnt,
          standardCoal: rounded(burnt * TONNES_OF_STANDARD_COAL, 0),
          document: '演示统计',
          origin: '演示来源',
        }
      }),
    })
    const value = isCity ? 30_000_000 : 30_000_000 * (0.02 + r.next() * 0.1)
    const cell = (share: number, years: number): FieldValues => ({
      valueAdded: rounded(value * share * 1.07 ** years, 0),
      energy: rounded(value * share * 1.07 ** years * 0.55 * 0.93 ** years, 0),
      water: rounded(value * share * 1.07 ** years * 12 * 0.92 ** years, 0),
      growth: 7,
      document: '演示统计',
      origin: '演示来源',
    })
    yield book.item('economy', {
      unit,
      title: `演示${place}规模以上工业`,
      stage: 'listed',
      values: { level, scope: '规模以上工业', priceBase: '2015年价', office: '演示统计单位' },
      series: [
        ...yearly('yearly', YEARS, (_year, i) => cell(1, i)),
        ...monthly('monthly', (_month, i) => cell(1 / 12, 2 + i / MONTHS.length)),
      ],
    })
  }
}
