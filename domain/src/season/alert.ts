import { measureWords } from './words.ts'

/** 重污染天气预警 by colour, from the mildest; each names the register's field that says what a row adds on such a day. */
export const ALERT_FIELDS = { 黄色: 'yellow', 橙色: 'orange', 红色: 'red' } as const
export type AlertColour = keyof typeof ALERT_FIELDS
export const ALERT_COLOURS = Object.keys(ALERT_FIELDS) as [AlertColour, ...AlertColour[]]
export type AlertField = (typeof ALERT_FIELDS)[AlertColour]

/** Of each colour one, under the name of its field. */
export function byAlertField<T>(of: (colour: AlertColour) => T): Record<AlertField, T> {
  return Object.fromEntries(ALERT_COLOURS.map((c) => [ALERT_FIELDS[c], of(c)])) as Record<AlertField, T>
}

/** Per cent by trade and colour, as the lead sets them by the guide that it names. */
export type AlertLimits = Readonly<Record<string, Readonly<Partial<Record<AlertColour, number>>>>>

/**
 * What a class comes to while an alert lasts. spared: nothing is added · own: it cuts of its own accord · limited: by the trade's per cent
 * of the colour · stopped. `clause`: of the plan; null: the guide (绩效分级指南) that the season names says so.
 */
export interface AlertRule {
  readonly kind: 'spared' | 'own' | 'limited' | 'stopped'
  readonly clause: string | null
}

export const OWN_ACCORD = '自主减排'

/** 停产; 限产 30 %; null: nothing is proposed, since nothing is added or the season sets no per cent. Without a named guide nothing is. */
export function alertProposed(
  { kind }: AlertRule,
  { guide, percent }: { readonly guide: string; readonly percent: number | null },
): string | null {
  if (guide === '') return null
  switch (kind) {
    case 'spared':
      return null
    case 'own':
      return OWN_ACCORD
    case 'limited':
      return percent === null ? null : measureWords('限产', percent)
    case 'stopped':
      return measureWords('停产', null)
  }
}

/** Written for a colour, and as good as nothing: 豁免. */
export const NO_ALERT_WORDS: readonly string[] = ['', '豁免']

function bare(words: string | null): string {
  return (words ?? '').normalize('NFKC').replace(/\s/g, '')
}

/** Whether something is added on the days of an alert. The same in SQL (server/src/season/judged-sql.ts). */
export function isAlerted(written: string | null): boolean {
  return !NO_ALERT_WORDS.includes(bare(written))
}

/**
 * Another measure than proposed wants a reason, and so does none where one is proposed, or one where the class is spared (四（六）2（1）);
 * how it is spaced, and whether in full-width signs (限产30％), is no other measure.
 */
export function alertDeparts(written: string | null, proposed: string | null, isSpared: boolean): boolean {
  if (isSpared) return isAlerted(written)
  return proposed !== null && bare(written) !== bare(proposed)
}

/** A colour that is milder for worse air is a slip of the hand. */
export function alertLimitProblems(limits: AlertLimits): string[] {
  return Object.entries(limits).flatMap(([trade, by]) => {
    const said = ALERT_COLOURS.map((c) => by[c]).filter((p) => p !== undefined)
    return said.every((p, i) => i === 0 || p >= (said[i - 1] ?? 0))
      ? []
      : [`${trade}：预警等级越高，限产比例应当不低于前一级`]
  })
}

interface Alert {
  readonly colour: AlertColour
  readonly from: string
  readonly until: string
}

/** The severest alert of a day; null: there is none. */
export function alertOn(alerts: readonly Alert[], day: string): AlertColour | null {
  const colours = alerts.filter((a) => a.from <= day && day <= a.until).map((a) => a.colour)
  return ALERT_COLOURS.findLast((c) => colours.includes(c)) ?? null
}
