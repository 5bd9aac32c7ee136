/**
 * How a condition stands: each of its two readings is false, unknown or true. `most` takes a plain 以下 on its bound as in,
 * `least` as out; away from a bound they are one. Six of the nine pairs can be.
 */
export const F = 0
export const T = 1
export const U = 2
/** On a bound of which the document does not say whether it is in. */
export const B = 3
/** Not known; at most borderline. */
export const UF = 4
/** Not known; at least borderline. */
export const UT = 5
export type State = typeof F | typeof T | typeof U | typeof B | typeof UF | typeof UT

/** [most, least], 0 false · 1 unknown · 2 true. */
const READINGS: Readonly<Record<State, readonly [most: number, least: number]>> = {
  [F]: [0, 0],
  [T]: [2, 2],
  [U]: [1, 1],
  [B]: [2, 0],
  [UF]: [1, 0],
  [UT]: [2, 1],
}
const STATES: readonly State[] = [F, T, U, B, UF, UT]

function stateOf(most: number, least: number): State {
  const found = STATES.find((s) => READINGS[s][0] === most && READINGS[s][1] === least)
  if (found === undefined) throw new Error(`no state ${most}/${least}`)
  return found
}

function tableOf(join: (a: number, b: number) => number): readonly State[] {
  return STATES.flatMap((a) =>
    STATES.map((b) => stateOf(join(READINGS[a][0], READINGS[b][0]), join(READINGS[a][1], READINGS[b][1]))),
  )
}

const ALL = tableOf(Math.min)
const ANY = tableOf(Math.max)
const NOT = STATES.map((s) => stateOf(2 - READINGS[s][1], 2 - READINGS[s][0]))

export function both(a: State, b: State): State {
  return ALL[a * STATES.length + b] ?? U
}
export function either(a: State, b: State): State {
  return ANY[a * STATES.length + b] ?? U
}
export function opposite(a: State): State {
  return NOT[a] ?? U
}

/** What a person is told. A state that facts could still move is unknown, borderline or not. */
export type Standing = 'yes' | 'no' | 'borderline' | 'unknown'
const STANDINGS: Readonly<Record<State, Standing>> = {
  [F]: 'no',
  [T]: 'yes',
  [B]: 'borderline',
  [U]: 'unknown',
  [UF]: 'unknown',
  [UT]: 'unknown',
}
export function standingOf(state: State): Standing {
  return STANDINGS[state]
}
export function isOpen(state: State): boolean {
  return STANDINGS[state] === 'unknown'
}
