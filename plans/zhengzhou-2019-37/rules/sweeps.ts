import { sweep, type Sweep } from '@gongjian/domain/sweep/sweep.ts'
import { capacity, noncompliant, steelRetrofit } from '../registers/capacity.ts'
import { differentialPrice } from '../registers/energy.ts'
import { kilns } from '../registers/kilns.ts'
import { heavyMetals, scattered } from '../registers/scattered.ts'
import { metalRules, noncompliantRules, priceRules, steelRules } from './enterprise.ts'
import { facilityRules } from './facility.ts'
import { kilnRules } from './kiln.ts'
import { siteRules } from './site.ts'

/** Trades that 六（一）2（3） does not name. */
function others(...trades: string[]): Record<string, string> {
  return Object.fromEntries(trades.map((t) => [t, '其他（县扩大范围）']))
}

const OUT = { measure: ['淘汰'] } as const

/**
 * What is looked for night by night, and what a confirmed row says from then on. Rules that only tell a due day, a measure of a season
 * (四（六）) or a preference find nothing to be dealt with, and projects are reviewed one by one.
 */
export const sweeps: readonly Sweep[] = [
  sweep(facilityRules, {
    title: '应淘汰退出的生产线和装备',
    over: capacity,
    into: capacity,
    rules: {
      'facility.substandard-steel': { basis: ['②地条钢'] },
      'facility.aluminium-central': { basis: ['③电解铝'] },
      'facility.aluminium-small': { basis: ['③电解铝'] },
      'facility.carbon-small': { basis: ['④独立铝用炭素'] },
      'facility.fixed-bed-gasifier': { basis: ['⑤煤气化炉与合成氨'] },
      'facility.ammonia-small': { basis: ['⑤煤气化炉与合成氨'] },
      'facility.clinker-small': { basis: ['⑥水泥熟料与粉磨'] },
      'facility.grinding-small': { basis: ['⑥水泥熟料与粉磨'] },
    },
  }),
  sweep(noncompliantRules, {
    title: '不能达标、改造升级无望的企业',
    over: noncompliant,
    into: noncompliant,
    // 停产限产、关停退出: one that is stopped already is dealt with.
    rules: { 'noncompliant.hopeless': { measure: ['关停', '停产', '限产'] } },
  }),
  sweep(steelRules, {
    title: '未按时完成超低排放改造的钢铁产能',
    over: steelRetrofit,
    into: steelRetrofit,
    rules: { 'steel.late': { disposal: ['关停退出'] } },
  }),
  sweep(siteRules, {
    title: '应关停的“散乱污”企业',
    over: scattered,
    into: scattered,
    rules: {
      'site.no-papers': { disposal: ['关停取缔'] },
      'site.past-deadline': { disposal: ['关停取缔'] },
    },
  }),
  sweep(metalRules, {
    title: '不能稳定达标的重金属企业',
    over: heavyMetals,
    into: heavyMetals,
    rules: { 'metal.unstable': { measure: ['停产治理', '关闭'] } },
  }),
  sweep(kilnRules, {
    title: '应淘汰或停产整治的工业窑炉',
    over: kilns,
    into: kilns,
    rules: {
      'kiln.coal-hot-air': OUT,
      'kiln.coal-in-heat-network': OUT,
      'kiln.small-gasifier': OUT,
      // What is taken out is stopped as well.
      'kiln.not-compliant': { measure: ['停产整治', '淘汰'] },
    },
  }),
  sweep(priceRules, {
    title: '限制类、淘汰类装备的企业应执行差别化电价',
    over: capacity,
    into: differentialPrice,
    named: 'equipment',
    columns: {
      trade: [
        {
          field: 'product',
          as: {
            电解铝: '电解铝',
            通用水泥熟料: '水泥',
            水泥粉磨: '水泥',
            地条钢: '钢铁',
            ...others('铝用炭素', '煤气', '合成氨'),
          },
        },
        // 化工 may be 电石 or 烧碱, 其他 may be 铁合金: that is asked in the field.
        { field: 'trade', as: { 钢铁: '钢铁', 水泥: '水泥', ...others('有色', '耐火材料', '铸造', '炭素') } },
      ],
      priceClass: [
        {
          field: 'catalogueClass',
          // Of the two classes that pay, the rules' own fact follows from the catalogue's.
          as: { 鼓励类: '其他', 允许类: '其他' },
        },
      ],
      widened: [],
    },
    rules: { 'price.differential': {} },
  }),
]
