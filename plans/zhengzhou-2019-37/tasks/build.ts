import type { Milestone, PlanTask } from '@gongjian/domain/task/task.ts'
import { quote } from '../document.ts'
import { BODY_CODES } from '../units.ts'

/** `after` names the heading when the words do not stand under the task's own (三（三）1 dates two tasks). */
export interface MilestoneWords {
  readonly id: string
  readonly date: string | null
  readonly clause: string
  readonly words: string
  /** A shorter wording for lists; left out: the words themselves. */
  readonly text?: string
  readonly after?: string
}

export interface TaskWords {
  readonly id: string
  readonly label: string
  /** As in the heading. */
  readonly title: string
  readonly lead: string
  readonly cooperating: readonly string[]
  /** Left out: 各县（市、区）政府、开发区管委会, all sixteen. */
  readonly responsible?: readonly string[]
  readonly milestones: readonly MilestoneWords[]
}

export function task(t: TaskWords): PlanTask {
  return {
    id: t.id,
    clause: t.id,
    label: t.label,
    title: t.title,
    leads: [t.lead],
    responsible: [...(t.responsible ?? BODY_CODES)],
    cooperating: [...t.cooperating],
    milestones: t.milestones.map((m) => milestone(t, m)),
  }
}

function milestone(t: TaskWords, m: MilestoneWords): Milestone {
  return {
    id: `${t.id}/${m.id}`,
    date: m.date,
    text: m.text ?? m.words,
    clause: m.clause,
    ...quote(m.after ?? t.title, m.words),
  }
}
