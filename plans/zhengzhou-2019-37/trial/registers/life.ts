import { addDays, daysBetween, isRestDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { MOVES, type Move, type Stage } from '@gongjian/domain/register/life.ts'
import { stepsOf, type Register } from '@gongjian/domain/register/register.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { at, TRIAL_TODAY } from '../calendar.ts'
import type { Rng } from '../random.ts'
import type { TrialHand, TrialItemStep, TrialMove } from './types.ts'

/** The first ledgers came with the implementation plans of 七（一）. */
export const FIRST_DAY: Day = '2019-06-14'
export const LAST_DAY: Day = addDays(TRIAL_TODAY, -1)

/** How often an item stands where, out of a hundred. */
export type Weights = Readonly<Partial<Record<Stage, number>>>
const WORKED_OFF: Weights = { draft: 4, listed: 20, underway: 38, claimed: 8, verified: 6, closed: 22, removed: 2 }
const RECORD: Weights = { draft: 5, listed: 93, removed: 2 }

export function stageFor(register: Register, r: Rng, weights?: Weights): Stage {
  const table = Object.entries(weights ?? (register.life === 'record' ? RECORD : WORKED_OFF))
  let left = r.next() * table.reduce((sum, [, n]) => sum + n, 0)
  for (const [stage, n] of table) {
    left -= n
    if (left < 0) return stage as Stage
  }
  return 'listed'
}

const PATHS: Readonly<Record<Stage, readonly Move[]>> = {
  draft: [],
  listed: ['list'],
  underway: ['list', 'start'],
  claimed: ['list', 'start', 'claim'],
  verified: ['list', 'start', 'claim', 'verify'],
  closed: ['list', 'start', 'claim', 'verify', 'close'],
  removed: ['list', 'remove'],
}

const RETURNS = [
  '佐证照片看不清设备铭牌，请重新拍摄',
  '缺少断电证明，请补充',
  '监测报告不是整治之后的，请更换',
  '现场仍有未清理的原料',
]
const REMOVALS = ['与另一条重复登记', '经核实不在本辖区', '填报错误，企业不属于本台账范围']

/** One in eight was sent back once before it stands where it stands. */
function pathTo(stage: Stage, r: Rng): Move[] {
  const path = [...PATHS[stage]]
  if (['underway', 'claimed', 'verified', 'closed'].includes(stage) && r.chance(0.12)) {
    path.splice(path.indexOf('start') + 1, 0, 'claim', 'return')
  }
  return path
}

function handOf(move: Move): TrialHand {
  const { permission } = MOVES[move]
  return permission === 'item.verify' ? 'lead' : permission === 'item.close' ? 'office' : 'clerk'
}

/** The calendar is asked once a day, not once a deed: it is the slowest part of ten thousand lives. */
const REST = new Map<Day, boolean>()
function isRest(day: Day): boolean {
  const known = REST.get(day) ?? isRestDay(day) === true
  REST.set(day, known)
  return known
}

/** That many working days between the two, in order; a day may be taken twice. */
function workdays(from: Day, to: Day, count: number, r: Rng): Day[] {
  const span = Math.max(0, daysBetween(from, to))
  const days = Array.from({ length: count }, () => addDays(from, r.int(0, span))).sort()
  return days.map((d) => {
    let day = d
    while (isRest(day) && day < to) day = addDays(day, 1)
    return day
  })
}

export interface Life {
  readonly createdAt: string
  readonly moves: readonly TrialMove[]
  /** The day of the claim that stands; null: none does. */
  readonly claimedOn: Day | null
  readonly closedOn: Day | null
}

/** What happened to an item until it came to that stage, between the days, each by the hand that may. */
export function livedTo(stage: Stage, from: Day, to: Day, r: Rng): Life {
  const path = pathTo(stage, r)
  const days = workdays(from, to, path.length + 1, r)
  // Two deeds of one day keep their order: the hours follow it.
  const moments = days.map((day, i) => at(r, day, 8 + i, 8 + i))
  const moves = path.map((move, i): TrialMove => {
    const reason = move === 'return' ? r.pick(RETURNS) : move === 'remove' ? r.pick(REMOVALS) : null
    const verifiedBy = move === 'verify' ? (r.chance(0.7) ? '现场核查' : '资料核查') : null
    return { move, to: MOVES[move].to, at: moments[i + 1] ?? '', by: handOf(move), reason, verifiedBy }
  })
  const last = (move: Move): Day | null => moves.findLast((m) => m.move === move)?.at.slice(0, 10) ?? null
  const isClaimed = ['claimed', 'verified', 'closed'].includes(stage)
  return {
    createdAt: moments[0] ?? '',
    moves,
    claimedOn: isClaimed ? last('claim') : null,
    closedOn: stage === 'closed' ? last('close') : null,
  }
}

/** Done in order up to where the item stands; whoever was returned had them all, and one is to do again. */
export function stepsTo(
  register: Register,
  values: FieldValues,
  stage: Stage,
  life: Life,
  due: Day | null,
  r: Rng,
): TrialItemStep[] {
  const steps = stepsOf(register, values)
  const created = life.createdAt.slice(0, 10)
  const wasReturned = life.moves.some((m) => m.move === 'return')
  const finished =
    life.claimedOn !== null || wasReturned
      ? steps.length
      : stage === 'underway'
        ? r.int(0, Math.max(0, steps.length - 1))
        : 0
  if (stage === 'draft' || stage === 'removed') return []
  const claimed = life.moves.find((m) => m.move === 'claim')?.at.slice(0, 10) ?? LAST_DAY
  const started = life.moves.find((m) => m.move === 'start')?.at.slice(0, 10) ?? created
  const horizon = due === null || due < LAST_DAY ? addDays(LAST_DAY, 150) : due
  return steps.map((s, i) => {
    const share = (i + 1) / steps.length
    const isDone = i < finished
    const doneOn = isDone ? addDays(started, Math.floor(daysBetween(started, claimed) * share)) : null
    const onTime = addDays(LAST_DAY, Math.floor(daysBetween(LAST_DAY, horizon) * share * 0.9))
    // Some steps lie behind their planned day: that is what makes a yellow light.
    const planned = isDone ? doneOn : r.chance(0.12) ? addDays(LAST_DAY, -r.int(3, 40)) : onTime
    return { key: s.key, planned, doneOn, note: '', evidence: isDone ? s.evidence : null }
  })
}
