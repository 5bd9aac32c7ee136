import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { Light } from '../light/light.ts'
import { contract } from '../operation/contract.ts'
import { Page, pageOf } from '../operation/page.ts'
import { UnitRef } from '../unit/unit.ts'
import { Evidence, ItemDetail, ItemId, ItemInput, RegisterId, VERIFIED_BY } from './item.ts'
import { Move, Stage } from './life.ts'
import { IdempotencyKey, itemOnly, PutOffReason, registerOnly, Version } from './narrowed.ts'

export const Refusal = z.object({ id: z.number().int(), title: z.string(), why: z.string() })

/** So many items are moved or written at once. */
export const MOST_CHOSEN = 1000

/** An item that waits for this person. */
const DeskItem = z.object({
  id: z.number().int(),
  register: RegisterId,
  registerTitle: z.string(),
  title: z.string(),
  unit: UnitRef.nullable(),
  /** Its number in the hub; null: it is about none. */
  enterprise: z.number().int().nullable(),
  stage: Stage,
  due: Day.nullable(),
  light: Light,
  because: z.string(),
  waitsFor: z.string(),
})

/** What moves an item through its life (life.ts), with its evidence. */
export const itemWorkContracts = {
  moveItems: contract({
    name: 'moveItems',
    method: 'POST',
    path: '/registers/:register/moves',
    summary: '办理条目',
    access: 'item.read',
    scope: 'items:write',
    input: registerOnly.extend({
      ids: z.array(ItemId).min(1).max(MOST_CHOSEN),
      move: Move,
      reason: z.string().max(1000).optional().describe('理由'),
      verifiedBy: z.enum(VERIFIED_BY).optional().describe('核查方式'),
      /** true: says who would be moved and who refused, and changes nothing. */
      preview: z.boolean().default(false),
      /** Of one item alone: its stage is held against the move in any case. */
      version: Version,
      idempotencyKey: IdempotencyKey,
    }),
    output: z.object({ moved: z.array(z.number().int()), refused: z.array(Refusal) }),
  }),
  editItems: contract({
    name: 'editItems',
    method: 'POST',
    path: '/registers/:register/edits',
    summary: '批量修改',
    access: 'item.edit',
    scope: 'items:write',
    input: registerOnly.extend({
      ids: z.array(ItemId).min(1).max(MOST_CHOSEN),
      item: ItemInput,
      reason: PutOffReason,
      preview: z.boolean().default(false),
    }),
    output: z.object({ changed: z.array(z.number().int()), refused: z.array(Refusal) }),
  }),
  assignItem: contract({
    name: 'assignItem',
    method: 'POST',
    path: '/registers/:register/items/:id/assign',
    summary: '指定责任单位',
    access: 'item.assign',
    input: itemOnly.extend({ unit: z.string().max(40), reason: z.string().max(1000).default(''), version: Version }),
    output: ItemDetail,
  }),
  saveItemStep: contract({
    name: 'saveItemStep',
    method: 'PUT',
    path: '/registers/:register/items/:id/steps/:step',
    summary: '填写步骤',
    access: 'item.edit',
    scope: 'items:write',
    input: itemOnly.extend({
      step: z.string().max(60),
      planned: Day.nullable().optional().describe('计划完成日期；不写则不变，null 为清空'),
      doneOn: Day.nullable(),
      note: z.string().max(1000).optional().describe('说明；不写则不变'),
      version: Version,
    }),
    output: ItemDetail,
  }),
  uploadStepFile: contract({
    name: 'uploadStepFile',
    method: 'POST',
    path: '/registers/:register/items/:id/steps/:step/files',
    summary: '上传步骤佐证',
    access: 'item.edit',
    scope: 'evidence:write',
    upload: true,
    input: itemOnly.extend({ step: z.string().max(60) }),
    output: Evidence,
  }),
  relapseItem: contract({
    name: 'relapseItem',
    method: 'POST',
    path: '/registers/:register/items/:id/relapse',
    summary: '登记反弹',
    access: 'item.edit',
    scope: 'items:write',
    input: itemOnly.extend({
      foundOn: Day,
      reason: z.string().min(1, '请写明反弹情况').max(1000),
      version: Version,
      idempotencyKey: IdempotencyKey,
    }),
    output: ItemDetail,
  }),
  recordRecheck: contract({
    name: 'recordRecheck',
    method: 'POST',
    path: '/registers/:register/items/:id/rechecks',
    summary: '登记回头看',
    access: 'item.edit',
    scope: 'items:write',
    input: itemOnly.extend({
      doneOn: Day,
      found: z.boolean().describe('是否反弹'),
      note: z.string().max(1000).default(''),
      version: Version,
      idempotencyKey: IdempotencyKey,
    }),
    output: ItemDetail,
  }),
  listMyDesk: contract({
    name: 'listMyDesk',
    method: 'GET',
    path: '/desk',
    summary: '我的待办',
    access: 'item.read',
    input: Page.extend({ register: RegisterId.optional() }),
    output: pageOf(DeskItem).extend({
      byRegister: z.array(z.object({ register: RegisterId, title: z.string(), count: z.number().int() })),
    }),
  }),
} as const
