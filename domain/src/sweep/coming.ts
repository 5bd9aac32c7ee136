import { addDays, dayInWords, type Day } from '../calendar/calendar.ts'
import { READS_TITLES } from '../rule/contracts.ts'
import type { Interpretation, RuleSet } from '../rule/rule.ts'
import type { Sweep } from './sweep.ts'

interface Coming {
  readonly on: Day
  readonly words: string
}

interface Dated {
  readonly from: Day
  readonly until: Day | null
}

/** The first day of what lies ahead, and the first day without what ends. */
function turns({ from, until }: Dated, today: Day, begins: string, ends: string): Coming[] {
  return [
    ...(from > today ? [{ on: from, words: `自${dayInWords(from)}起：${begins}` }] : []),
    ...(until !== null && until >= today
      ? [{ on: addDays(until, 1), words: `${dayInWords(until)}以后：${ends}` }]
      : []),
  ]
}

/** Rules and readings of bounds that begin or end on a day to come, of those that the sweep looks with; the nearest first. */
export function comingChanges(
  { rules }: Sweep,
  set: RuleSet,
  interpretations: readonly Interpretation[],
  today: Day,
): Coming[] {
  const swept = set.rules.filter((r) => rules.some((s) => s.rule === r.id))
  const titles = new Map(swept.map((r) => [r.id, r.title]))
  const ofRules = swept.flatMap((r) => turns(r, today, `规则“${r.title}”施行`, `规则“${r.title}”不再施行`))
  const ofReadings = interpretations.flatMap((i) => {
    const title = titles.get(i.rule)
    const words = `“${title ?? ''}”的界限${READS_TITLES[i.reads]}（${i.basis}）`
    return title === undefined ? [] : turns(i, today, words, `${words}的解释到期`)
  })
  return [...ofRules, ...ofReadings].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
