import type { DeskStory, Figures } from '../stories/story.ts'

/** One row of a desk's table: the task, its figures, two or more ways to tell the month, the total, problems, next steps. */
export function desk(
  unit: string,
  task: string,
  figures: Figures,
  progress: readonly string[],
  cumulative: string,
  problems: readonly string[],
  next: readonly string[],
): DeskStory {
  return { unit, task, figures, progress, cumulative, problems, next }
}
