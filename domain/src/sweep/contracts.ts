import { z } from 'zod'
import { Day, Instant } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { Page, pageOf } from '../operation/page.ts'
import { ItemId, RegisterId } from '../register/item.ts'
import { itemOnly } from '../register/narrowed.ts'
import { Spot, Viewport } from '../register/spot.ts'
import { Refusal } from '../register/work-contracts.ts'
import { FindingView, InterpretationInput } from '../rule/contracts.ts'
import { UnitRef } from '../unit/unit.ts'
import { CandidateAction, CandidateStanding, CandidateState } from './candidate.ts'
import { SweepCause, SweepState } from './run.ts'
import { Tallied } from './tray.ts'

const count = z.number().int()

/** How many candidates stand on which tray, of those that the reader may see. */
export const CandidateTally = z.object(
  Object.fromEntries(Tallied.options.map((tray) => [tray, count])) as Record<Tallied, typeof count>,
)
export type CandidateTally = z.infer<typeof CandidateTally>

/** One run, with what it found for the units that the reader may see. */
export const SweepRun = z.object({
  id: count,
  state: SweepState,
  cause: SweepCause,
  by: z.string(),
  on: Day,
  askedAt: Instant,
  doneAt: Instant.nullable(),
  looked: count,
  opened: count,
  altered: count,
  gone: count,
  error: z.string().nullable(),
})
export type SweepRun = z.infer<typeof SweepRun>

const RegisterRef = z.object({ id: RegisterId, title: z.string(), counter: z.string() })

export const SweepView = z.object({
  /** Of the rule set. */
  subject: z.string(),
  title: z.string(),
  over: RegisterRef,
  /** Where a confirmed row stands; the same register: the row is the item. */
  into: RegisterRef,
  /** The last one that was done; null: none yet. */
  last: SweepRun.nullable(),
  /** Waits, runs or came to grief since. */
  next: SweepRun.nullable(),
  tally: CandidateTally,
})
export type SweepView = z.infer<typeof SweepView>

const subjectOnly = z.object({ subject: z.string().max(40) })

const UnitTally = CandidateTally.extend({ unit: UnitRef.nullable() })

const RuleTally = CandidateTally.extend({ rule: z.string() })

/** Rows of a unit that lack a fact without which a rule is not decided. */
const MissingTally = z.object({ unit: UnitRef.nullable(), fact: z.string(), rows: count })

const CandidateFilter = subjectOnly.extend({
  unit: z.string().max(40).optional().describe('责任单位'),
  rule: z.string().max(80).optional().describe('规则'),
  state: CandidateState.optional().describe('状态'),
  standing: CandidateStanding.optional(),
  /** Code word of a fact that is missing. */
  missing: z.string().max(60).optional().describe('缺少的事实'),
})

const ItemRef = z.object({ register: RegisterId, id: count, title: z.string() })

const Said = z.object({ by: z.string(), at: Instant, reason: z.string() })

export const CandidateView = z.object({
  id: count,
  subject: z.string(),
  /** Where it stands in the ledger that was looked over. */
  item: ItemRef,
  unit: UnitRef.nullable(),
  township: z.string().nullable(),
  state: CandidateState,
  standing: CandidateStanding,
  /** With clause, outcome, because and what is missing. */
  finding: FindingView,
  clauseLabel: z.string(),
  foundOn: Day,
  /** The rules of this day said so. */
  on: Day,
  answer: Said.nullable(),
  decision: Said.nullable(),
  /** The item that a confirmation made, or tied it to. */
  into: ItemRef.nullable(),
  /** What this person may do with it now. */
  allowed: z.array(CandidateAction),
})
export type CandidateView = z.infer<typeof CandidateView>

/** How many rows of one unit an interpretation would change. */
const EffectTally = z.object({
  /** Rows of which the rule comes to hold. */
  added: count,
  /** Rows of which it held before and then does not. */
  removed: count,
  /** Rows on the bound that are then decided as not meant. */
  spared: count,
})

export const InterpretationEffect = EffectTally.keyof()
export type InterpretationEffect = z.infer<typeof InterpretationEffect>

export const INTERPRETATION_EFFECT_TITLES: Readonly<Record<InterpretationEffect, string>> = {
  added: '转为符合',
  removed: '不再符合',
  spared: '明确为不符合',
}

/** What another day's rules, or another version of them, make of a row and a rule. */
export const RuleChange = z.enum(['added', 'removed', 'undecided'])
export type RuleChange = z.infer<typeof RuleChange>

export const RULE_CHANGE_TITLES: Readonly<Record<RuleChange, string>> = {
  added: '新增',
  removed: '撤下',
  undecided: '判断有变',
}

const ChangeTally = z.object({
  /** Of which the rule comes to hold. */
  added: count,
  /** Of which it held before and then does not. */
  removed: count,
  /** Of which it comes to be decided that it does not hold, or comes to be open. */
  undecided: count,
})

/** What begins or ends on a day to come, in words. */
const ComingChange = z.object({ on: Day, words: z.string() })

/** What the rules of a day would add to the findings and take from them. */
export const RuleChanges = z.object({
  /** null: what the last sweep found, by the rules of its time. */
  from: Day.nullable(),
  to: Day,
  register: RegisterRef,
  changes: z.array(ChangeTally.extend({ unit: UnitRef.nullable(), rule: z.string() })),
  coming: z.array(ComingChange),
})
export type RuleChanges = z.infer<typeof RuleChanges>

/** A row and a rule that another day's rules judge otherwise. */
const ChangedRow = ItemRef.extend({ unit: UnitRef.nullable(), rule: z.string(), change: RuleChange })
export type ChangedRow = z.infer<typeof ChangedRow>

/** So many are answered or decided on at once. */
export const MOST_ACTED = 500

const changeOnly = subjectOnly.extend({
  from: Day.optional().describe('与哪一天的规则比；不写则与最近一次排查的结果比'),
  to: Day.describe('哪一天的规则'),
})

export const sweepContracts = {
  listSweeps: contract({
    name: 'listSweeps',
    method: 'GET',
    path: '/sweeps',
    summary: '规则排查',
    access: 'item.read',
    input: z.object({}),
    output: z.array(SweepView),
  }),
  getSweep: contract({
    name: 'getSweep',
    method: 'GET',
    path: '/sweeps/:subject',
    summary: '规则排查情况',
    access: 'item.read',
    input: subjectOnly,
    output: SweepView.extend({
      byUnit: z.array(UnitTally),
      byRule: z.array(RuleTally),
      missing: z.array(MissingTally),
      /** Code word → label. */
      facts: z.record(z.string(), z.string()),
      runs: z.array(SweepRun),
    }),
  }),
  listCandidates: contract({
    name: 'listCandidates',
    method: 'GET',
    path: '/sweeps/:subject/candidates',
    summary: '排查结果',
    access: 'item.read',
    input: CandidateFilter.extend(Page.shape),
    output: pageOf(CandidateView),
  }),
  mapCandidates: contract({
    name: 'mapCandidates',
    method: 'GET',
    path: '/sweeps/:subject/map',
    summary: '排查结果地图',
    access: 'item.read',
    input: CandidateFilter.extend(Viewport.shape),
    /** `id` is the item's. */
    output: z.array(Spot),
  }),
  listItemCandidates: contract({
    name: 'listItemCandidates',
    method: 'GET',
    path: '/sweep-items/:register/:id',
    summary: '条目的规则依据',
    access: 'item.read',
    input: itemOnly,
    output: z.array(CandidateView),
  }),
  runSweeps: contract({
    name: 'runSweeps',
    method: 'POST',
    path: '/sweeps/runs',
    summary: '立即排查',
    access: 'sweep.run',
    input: z.object({ subject: z.string().max(40).optional().describe('规则集；不写则全部') }),
    /** How many were put into the queue; the others stand in it already. */
    output: z.object({ queued: count }),
  }),
  actOnCandidates: contract({
    name: 'actOnCandidates',
    method: 'POST',
    path: '/sweeps/:subject/actions',
    summary: '办理排查结果',
    access: 'item.read',
    input: subjectOnly.extend({
      ids: z.array(ItemId).min(1).max(MOST_ACTED),
      action: CandidateAction,
      reason: z.string().max(1000).optional().describe('理由'),
      /** true: says what would be done and what refused, and changes nothing. */
      preview: z.boolean().default(false),
    }),
    output: z.object({
      done: z.array(z.object({ id: count, title: z.string(), words: z.string() })),
      refused: z.array(Refusal),
    }),
  }),
  previewRules: contract({
    name: 'previewRules',
    method: 'GET',
    path: '/sweeps/:subject/changes',
    summary: '规则变化的影响',
    access: 'item.read',
    input: changeOnly,
    output: RuleChanges,
  }),
  listRuleChanges: contract({
    name: 'listRuleChanges',
    method: 'GET',
    path: '/sweeps/:subject/changes/rows',
    summary: '规则变化影响的条目',
    access: 'item.read',
    input: changeOnly.extend(Page.shape),
    output: pageOf(ChangedRow),
  }),
  previewInterpretation: contract({
    name: 'previewInterpretation',
    method: 'POST',
    path: '/rule-interpretations/preview',
    summary: '界限解释的影响',
    access: 'rule.interpret',
    input: InterpretationInput,
    output: z.object({
      /** The rules of this day: the interpretation's first, or today if that is later. */
      on: Day,
      register: RegisterRef,
      byUnit: z.array(EffectTally.extend({ unit: UnitRef.nullable() })),
      /** Some of the rows, so that it can be seen which they are. */
      rows: z.array(ItemRef.extend({ unit: UnitRef.nullable(), effect: InterpretationEffect })),
    }),
  }),
} as const
