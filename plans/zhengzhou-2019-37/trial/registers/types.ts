import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Move, Stage } from '@gongjian/domain/register/life.ts'

/** WGS84. */
export interface TrialPoint {
  readonly longitude: number
  readonly latitude: number
}

export interface TrialEnterprise {
  /** Its name is its key. */
  readonly name: string
  readonly creditCode: string | null
  readonly unit: string
  readonly township: string | null
  /** GB/T 4754-2017. */
  readonly industry: string
  readonly size: '大' | '中' | '小' | '微'
  readonly state: '在产' | '停产' | '关停' | '搬迁'
  readonly address: string
  readonly inBuiltUp: boolean
  readonly inPark: boolean
  readonly park: string | null
  readonly point: TrialPoint
}

export interface TrialFacility {
  readonly enterprise: string
  readonly kind: string
  readonly name: string
  /** The facility of the same enterprise that it hangs on. */
  readonly parent: { readonly kind: string; readonly name: string } | null
  readonly state: '在用' | '停用' | '已关停'
  readonly closedOn: string | null
}

/** lead: a desk of the task's lead · office: 攻坚办. */
export type TrialHand = 'clerk' | 'lead' | 'office'

export interface TrialMove {
  readonly move: Move
  readonly to: Stage
  readonly at: string
  readonly by: TrialHand
  readonly reason: string | null
  readonly verifiedBy: '现场核查' | '资料核查' | null
}

export interface TrialItemStep {
  readonly key: string
  readonly planned: string | null
  readonly doneOn: string | null
  readonly note: string
  /** What its evidence is; null: none yet. */
  readonly evidence: 'photo' | 'file' | null
}

export interface TrialCell {
  readonly series: string
  /** 2019 or 2019-08. */
  readonly period: string
  readonly values: FieldValues
}

export interface TrialRecheck {
  readonly round: number
  readonly doneOn: string
  readonly found: boolean
  readonly note: string
}

/** One item of the trial with all that happened to it. Always 演示. */
export interface TrialItem {
  /** From 1, in the order in which items are made: an item names earlier ones only. */
  readonly key: number
  readonly register: string
  readonly unit: string | null
  readonly township: string | null
  readonly enterprise: string | null
  readonly facility: { readonly kind: string; readonly name: string } | null
  readonly title: string | null
  readonly person: string | null
  readonly planned: string | null
  readonly done: string | null
  readonly ownDue: string | null
  readonly point: TrialPoint | null
  readonly source: string
  readonly remark: string | null
  readonly values: FieldValues
  /** Fields that name another item, by its key. */
  readonly refs: Readonly<Record<string, number>>
  readonly relapseOf: number | null
  readonly createdAt: string
  readonly stage: Stage
  readonly moves: readonly TrialMove[]
  readonly steps: readonly TrialItemStep[]
  readonly series: readonly TrialCell[]
  readonly rechecks: readonly TrialRecheck[]
}

export interface TrialRegisters {
  readonly enterprises: readonly TrialEnterprise[]
  readonly facilities: readonly TrialFacility[]
  /** Made as they are read. */
  items(): Iterable<TrialItem>
}
