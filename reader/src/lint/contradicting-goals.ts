import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading, ReadingDeadline } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'
import { plain } from './rule.ts'

const ALL_DONE = /完成|全部|全面|全覆盖|清零|消除|建成|实现/
const GRAM = 10
const SENTENCE_LIMIT = 300

interface Goal {
  readonly deadline: ReadingDeadline
  readonly date: string
  readonly words: string
}

/** All of a set done by one day, and a part of the same set given longer. */
export function contradictingGoals(text: string, reading: Reading): Finding[] {
  const goals = reading.deadlines.flatMap((deadline) => toGoal(text, deadline))
  const byGram = gramsOf(goals)
  const found: Finding[] = []
  for (const goal of goals) {
    const whole = wholeBefore(text, goal, goals)
    if (!whole || goal.date <= whole.date) continue
    const elsewhere = sameWords(whole, byGram).filter((other) => other.date < goal.date)
    const clauses = [
      ...new Set([whole, ...elsewhere].map((one) => `${one.deadline.clause || '前言'}（${one.deadline.text}）`)),
    ].sort()
    const message = `${clauses.join('、')}要求全部完成，而此处其中一部分到“${goal.deadline.text}”才完成，前后矛盾。`
    found.push(finding('goals-contradict', goal.deadline, message))
  }
  return found
}

function toGoal(text: string, deadline: ReadingDeadline): Goal[] {
  if (deadline.kind !== 'by' || deadline.date === null) return []
  const end = text.slice(deadline.end, deadline.end + SENTENCE_LIMIT).search(/[。；\n]/)
  const words = plain(text.slice(deadline.end, end < 0 ? deadline.end + SENTENCE_LIMIT : deadline.end + end))
  return [{ deadline, date: deadline.date, words }]
}

/** The goal that a `其中，…` breaks down: the last one before it, in the same clause. */
function wholeBefore(text: string, part: Goal, goals: readonly Goal[]): Goal | null {
  let whole: Goal | null = null
  for (const goal of goals) {
    if (goal.deadline.start >= part.deadline.start) break
    if (goal.deadline.clause !== part.deadline.clause || !ALL_DONE.test(goal.words)) continue
    const between = text.slice(goal.deadline.end, part.deadline.start)
    const within = between.indexOf('其中')
    if (
      within >= 0 &&
      between.length <= 600 &&
      !between.includes('\n\n') &&
      !/其中/.test(text.slice(goal.deadline.start - 60, goal.deadline.start))
    )
      whole ??= goal
  }
  return whole
}

function gramsOf(goals: readonly Goal[]): Map<string, Goal[]> {
  const grams = new Map<string, Goal[]>()
  for (const goal of goals) {
    if (!ALL_DONE.test(goal.words)) continue
    for (let i = 0; i + GRAM <= Math.min(goal.words.length, 80); i++) {
      const gram = goal.words.slice(i, i + GRAM)
      grams.set(gram, [...(grams.get(gram) ?? []).slice(0, 8), goal])
    }
  }
  return grams
}

function sameWords(goal: Goal, byGram: ReadonlyMap<string, readonly Goal[]>): Goal[] {
  const same = new Set<Goal>()
  for (let i = 0; i + GRAM <= Math.min(goal.words.length, 80); i++) {
    for (const other of byGram.get(goal.words.slice(i, i + GRAM)) ?? []) if (other !== goal) same.add(other)
  }
  return [...same]
}
