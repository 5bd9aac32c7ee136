/** 错峰措施: what a row of a season plan orders (四（六）2（2）: 停产、限产比例或豁免). */
export const MEASURES = ['停产', '限产', '豁免'] as const
export type Measure = (typeof MEASURES)[number]

/** How far down a row reaches. The first is the whole works. */
export const LEVELS = ['企业', '生产线', '工序', '设备'] as const
export const WHOLE_WORKS = LEVELS[0]

/** How an enterprise stands on the published list (四（六）2（1） 绿色环保引领企业评比). The list is whole: who is not on it, is not. */
export const LISTED = ['入选引领', '入选标准', '未入选'] as const
export const NOT_LISTED = LISTED[2]

/** Who is spared, who is not, and who is to be limited more: what the classes come to (四（六）2). */
export const TIERS = ['spared', 'general', 'restricted'] as const
export type Tier = (typeof TIERS)[number]
export const TIER_TITLES: Readonly<Record<Tier, string>> = {
  spared: '引领、标准企业',
  general: '一般企业',
  restricted: '限制类企业',
}

/** Fields that a season's register must have: a plan is drawn up, proposed, checked and printed over them (a test holds the pack to it). */
export const SEASON_FIELDS = [
  'season',
  'trade',
  'level',
  'process',
  'turn',
  'measure',
  'limitPercent',
  'from',
  'until',
  'emissionShare',
  'performance',
  'performanceEdition',
  'catalogueClass',
  'listed',
  'upgraded',
  'minimumRun',
  'reason',
  'cutBefore',
  'yellow',
  'orange',
  'red',
  'alertReason',
] as const
export type SeasonField = (typeof SEASON_FIELDS)[number]

/** What a county writes of a row on the plan's own page, in the order of its cells. */
export const TYPED_FIELDS = [
  'performance',
  'performanceEdition',
  'catalogueClass',
  'measure',
  'limitPercent',
  'from',
  'until',
  'reason',
  'yellow',
  'orange',
  'red',
  'alertReason',
] as const satisfies SeasonField[]

/** The day on which somebody looked. */
export const LOOKED_FIELD = 'inspectedOn'

/** Entered after a plan stands, by whoever looked: never part of what was approved. */
export const OPEN_FIELDS: readonly string[] = ['carriedOut', LOOKED_FIELD]

/** 执行情况, as whoever looked writes it down. */
export const CARRIED_OUT = ['按要求执行', '未按要求执行'] as const
export const NOT_CARRIED_OUT = CARRIED_OUT[1]

/** 停产 · 限产 50 %. */
export function measureWords(measure: string | null, percent: number | null): string {
  if (measure === null) return '未定'
  return measure === '限产' ? `限产${percent === null ? '（比例未定）' : ` ${percent} %`}` : measure
}
