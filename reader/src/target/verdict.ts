import type { Bracket } from '../assignment/brackets.ts'
import type { Document } from '../document.ts'
import type { Quantity } from '../quantity/quantities.ts'
import type { Bearing } from './bearing.ts'
import type { Operator } from './operators.ts'

/** What a number is, with what its neighbour in the same list needs to know. */
export interface Verdict extends Bearing {
  readonly kind: 'target' | 'limit' | 'none'
  readonly quantity: Quantity
  readonly sentence: readonly [number, number]
  /** Start of its part of the sentence, behind the last comma. */
  readonly clauseStart: number
  /** The first number of its list, and its own place in it: 15%、10%和26%. */
  readonly head: Verdict | null
  readonly place: number
}

/** A number with what the rules look at. */
export interface Case {
  readonly document: Document
  readonly quantity: Quantity
  readonly before: string
  readonly operator: Operator | null
  readonly list: Verdict | null
  readonly previous: Verdict | null
  readonly sentence: readonly [number, number]
  readonly clauseStart: number
  readonly bracket: Bracket | null
}
