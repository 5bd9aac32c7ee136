import type { Outcome } from './rule.ts'
import { standingOf, type State } from './state.ts'

export const VERDICTS = [
  'prohibited',
  'eliminate',
  'halt',
  'borderline',
  'unknown',
  'conditional',
  'clear',
  'keep',
] as const
export type Verdict = (typeof VERDICTS)[number]

export const VERDICT_TITLES: Readonly<Record<Verdict, string>> = {
  prohibited: '禁止',
  eliminate: '淘汰退出',
  halt: '停产整治',
  borderline: '边界值',
  unknown: '信息不足',
  conditional: '有条件',
  clear: '未触及禁限',
  keep: '保留',
}

export type Known = Exclude<Verdict, 'unknown'>

/** The higher decides. 信息不足 has no rank: it is not a state of the thing but of what is known of it. */
const RANKS: Readonly<Record<Known, number>> = {
  clear: 0,
  keep: 0,
  conditional: 1,
  borderline: 2,
  halt: 3,
  eliminate: 4,
  prohibited: 4,
}

/** null: the outcome never changes the verdict. */
export const VERDICT_OF: Readonly<Record<Outcome, Known | null>> = {
  prohibit: 'prohibited',
  eliminate: 'eliminate',
  halt: 'halt',
  condition: 'conditional',
  exempt: null,
  require: null,
  encourage: null,
}

export function rankOf(verdict: Known): number {
  return RANKS[verdict]
}

function higher(a: Known, b: Known): Known {
  return RANKS[b] > RANKS[a] ? b : a
}

/** What the states make certain (`least`), and the most that they leave possible. Equal ranks: nothing missing can change it. */
export interface Span {
  readonly least: Known
  readonly most: Known
}

/** Of a rule: the verdict it gives (null: none), and whether it can stand on a bound that nobody has read yet. */
export interface Ranked {
  readonly verdict: Known | null
  readonly mayBeBorderline: boolean
}

function spanOfRule({ verdict, mayBeBorderline }: Ranked, state: State, otherwise: Known): Span {
  if (verdict === null) return { least: otherwise, most: otherwise }
  switch (standingOf(state)) {
    case 'yes':
      return { least: verdict, most: verdict }
    case 'no':
      return { least: otherwise, most: otherwise }
    case 'borderline':
      return { least: 'borderline', most: 'borderline' }
    case 'unknown':
      // A borderline condition outranks one that holds: someone must read the bound first.
      return { least: otherwise, most: mayBeBorderline ? higher(verdict, 'borderline') : verdict }
  }
}

export function spanOf(rules: readonly Ranked[], states: readonly State[], otherwise: Known): Span {
  return rules.reduce<Span>(
    (span, r, i) => {
      const own = spanOfRule(r, states[i] ?? 0, otherwise)
      return { least: higher(span.least, own.least), most: higher(span.most, own.most) }
    },
    { least: otherwise, most: otherwise },
  )
}

export function isSettled({ least, most }: Span): boolean {
  return RANKS[least] === RANKS[most]
}

/**
 * Prohibited or eliminate, then halt: one that holds decides, whatever else is missing; then borderline; then unknown, as long
 * as a missing fact could still change the verdict; then conditional; then clear or keep.
 */
export function verdictOf(span: Span, attainable: () => ReadonlySet<Verdict>): Verdict {
  if (RANKS[span.least] >= RANKS.borderline || isSettled(span)) return span.least
  const possible = attainable()
  const [only] = possible
  return possible.size === 1 && only !== undefined ? only : 'unknown'
}
