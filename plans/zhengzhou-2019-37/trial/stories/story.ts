/**
 * Figures run through the months: a root is drawn from [least, most] for the end of September in a county of scale 1, a
 * child is a share of its parent. So what is done never passes what was found, and no month takes anything back.
 */
export type FigureSpec =
  | readonly [least: number, most: number]
  | readonly [least: number, most: number, kind: 'fixed']
  | readonly [parent: string, share: number]

export type Figures = Readonly<Record<string, FigureSpec>>

/**
 * What a county's clerk writes on one task. In the words: `{+查}` this month's figure, `{=查}` the figure to date, `{2-6}`
 * a small number, `{-查}` nothing, where the month added nought, `{?查}` nothing, where it added some, `{镇}` `{镇2}` townships, `{业}` a trade of the place, `{我}` 我区/我市/我县, `{月}` the month. Words whose
 * figure is nought are passed over, so each list ends with words that need none.
 */
export interface Story {
  readonly task: string
  readonly figures: Figures
  readonly progress: readonly string[]
  readonly extra: readonly string[]
  readonly cumulative: readonly string[]
  readonly problems: readonly string[]
  readonly next: readonly string[]
  /** Why the body lags, when a milestone has passed unreached or it says so itself. */
  readonly lag: string
}

/** What a department's desk writes on a task that it leads or helps: its own work, `{县}` `{县2}` being where it went. */
export interface DeskStory {
  readonly unit: string
  readonly task: string
  readonly figures: Figures
  readonly progress: readonly string[]
  readonly cumulative: string
  readonly problems: readonly string[]
  readonly next: readonly string[]
}
