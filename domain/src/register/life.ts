import { z } from 'zod'
import type { Permission } from '../permission/permission.ts'

/** 销号制: one life for every item of every register (plan-reading, "Common to every register"). */
export const Stage = z.enum(['draft', 'listed', 'underway', 'claimed', 'verified', 'closed', 'removed'])
export type Stage = z.infer<typeof Stage>

export const STAGE_TITLES: Record<Stage, string> = {
  draft: '草稿',
  listed: '在账',
  underway: '整治中',
  claimed: '申报完成',
  verified: '核查通过',
  closed: '销号',
  removed: '移出',
}

export const Move = z.enum(['list', 'start', 'claim', 'verify', 'return', 'close', 'remove', 'restore'])
export type Move = z.infer<typeof Move>

export interface MoveFacts {
  readonly title: string
  readonly from: readonly Stage[]
  readonly to: Stage
  /** Who may: the permission that reaches the item's unit or task. */
  readonly permission: Permission
  readonly needsReason: boolean
  /** How it was verified is said: on site or by documents. */
  readonly needsManner: boolean
  /** Every step of the register has its evidence. */
  readonly needsSteps: boolean
  /** The account that verified the item may not. */
  readonly notTheVerifier: boolean
}

const PLAIN = { needsReason: false, needsManner: false, needsSteps: false, notTheVerifier: false }

/**
 * What is not here is refused: no one skips a step. The county moves an item up to claimed, the task's lead verifies or
 * returns, the office closes. A relapse is no move: it is a new item that names the closed one.
 */
export const MOVES: Readonly<Record<Move, MoveFacts>> = {
  list: { ...PLAIN, title: '入账', from: ['draft'], to: 'listed', permission: 'item.progress' },
  start: { ...PLAIN, title: '开始整治', from: ['listed'], to: 'underway', permission: 'item.progress' },
  claim: {
    ...PLAIN,
    title: '申报完成',
    from: ['underway'],
    to: 'claimed',
    permission: 'item.progress',
    needsSteps: true,
  },
  verify: {
    ...PLAIN,
    title: '核查通过',
    from: ['claimed'],
    to: 'verified',
    permission: 'item.verify',
    needsManner: true,
  },
  return: {
    ...PLAIN,
    title: '退回',
    from: ['claimed', 'verified'],
    to: 'underway',
    permission: 'item.verify',
    needsReason: true,
  },
  close: { ...PLAIN, title: '销号', from: ['verified'], to: 'closed', permission: 'item.close', notTheVerifier: true },
  remove: {
    ...PLAIN,
    title: '移出',
    from: ['draft', 'listed', 'underway'],
    to: 'removed',
    permission: 'item.progress',
    needsReason: true,
  },
  restore: { ...PLAIN, title: '恢复', from: ['removed'], to: 'draft', permission: 'item.progress', needsReason: true },
}

/** A record (a limit value, a published list, a typical case) is kept, not worked off: it stands listed or is removed. */
export const RECORD_MOVES: readonly Move[] = ['list', 'remove', 'restore']

export type Life = 'worked-off' | 'record'

export function movesFrom(stage: Stage, life: Life): Move[] {
  return Move.options.filter(
    (m) => MOVES[m].from.includes(stage) && (life === 'worked-off' || RECORD_MOVES.includes(m)),
  )
}

/** Facts of an item may be written in these stages; later ones are read until the item is returned. */
export const EDITABLE: readonly Stage[] = ['draft', 'listed', 'underway']

/** Work is still to do: what stands on a desk and can be overdue. */
export const OPEN: readonly Stage[] = ['draft', 'listed', 'underway', 'claimed', 'verified']

/** Nobody has begun the work. */
export const NOT_BEGUN: readonly Stage[] = ['draft', 'listed']

/** Stands in the ledger (在账), whatever was done with it: no draft, and not removed. */
export const KEPT: readonly Stage[] = ['listed', 'underway', 'claimed', 'verified', 'closed']

/** Stages that an item of such a life goes through, in order; what was removed stands beside the way of work. */
export const WAYS: Readonly<Record<Life, readonly Stage[]>> = {
  'worked-off': [...OPEN, 'closed'],
  record: ['draft', 'listed', 'removed'],
}

/** Nothing waits any more: how many days are left does not matter. */
export function isOver(stage: Stage): boolean {
  return !OPEN.includes(stage)
}
