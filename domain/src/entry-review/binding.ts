import type { ListBinding } from './list-rules.ts'

/** What a plan's pack says of the review of projects: the rules, the register, the counties' own list. */
export interface EntryReviewBinding {
  /** Of the rule set. */
  readonly subject: string
  /** Where projects are kept; its fields are the facts. */
  readonly register: string
  /** The field that names the row of the list that a project touches. */
  readonly touched: string
  readonly list: ListBinding
}
