import type { Day } from '../calendar/calendar.ts'

/** A label and its value as text; '' where it is not known. */
export type Named = readonly [label: string, value: string]

/** One item of a register, as its page shows it. */
export interface DossierItem {
  readonly registerTitle: string
  readonly clauseLabel: string
  readonly title: string
  readonly facts: readonly Named[]
  readonly steps: readonly {
    readonly title: string
    readonly planned: string
    readonly doneOn: string
    readonly note: string
    readonly files: readonly string[]
  }[]
  readonly moves: readonly {
    readonly at: string
    readonly what: string
    readonly by: string
    readonly reason: string
  }[]
}

/** 一企一档: all that the registers hold of one enterprise, in the order in which it is read. */
export interface Dossier {
  readonly planTitle: string
  readonly name: string
  readonly issuer: string
  readonly madeOn: Day
  readonly trial: boolean
  readonly facts: readonly Named[]
  /** Depth in the tree and the line's words: 生产线, 工序, 设备. */
  readonly facilities: readonly {
    readonly depth: number
    readonly kind: string
    readonly name: string
    readonly state: string
    readonly closedOn: string
  }[]
  readonly items: readonly DossierItem[]
  readonly documents: readonly {
    readonly name: string
    readonly from: string
    readonly by: string
    readonly at: string
  }[]
  readonly history: readonly { readonly at: string; readonly by: string; readonly what: string }[]
}
