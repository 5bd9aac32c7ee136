/** 重污染天气预警 by colour, from the mildest; each names the register's field that says what a row adds on such a day. */
export const ALERT_FIELDS = { 黄色: 'yellow', 橙色: 'orange', 红色: 'red' } as const
export type AlertColour = keyof typeof ALERT_FIELDS
export const ALERT_COLOURS = Object.keys(ALERT_FIELDS) as [AlertColour, ...AlertColour[]]

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
