import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { HistoryEntries } from '../history/entry.ts'
import { contract } from '../operation/contract.ts'
import { Page, pageOf } from '../operation/page.ts'
import { RowNumberInPath } from '../operation/row-number.ts'
import { Done } from '../session/contracts.ts'
import { UnitRef } from '../unit/unit.ts'
import { FigureValue, RegisterDefinition, RegisterSummary } from './definition.ts'
import { Condition, Sort } from './filter.ts'
import { ItemDetail, ItemId, ItemInput, ItemRef, ItemRow, RegisterId, SavedItem } from './item.ts'
import { IdempotencyKey, itemOnly, json, Narrowed, PutOffReason, registerOnly, Version } from './narrowed.ts'

/** unit: the unit of who shares it · all: whoever reads the register; for the task's lead and the office to share so. */
export const SharedWith = z.enum(['nobody', 'unit', 'all'])
export type SharedWith = z.infer<typeof SharedWith>

export const SavedView = z.object({
  id: z.number().int(),
  register: RegisterId,
  name: z.string(),
  by: z.string(),
  isOwn: z.boolean(),
  sharedWith: SharedWith,
  columns: z.array(z.string()),
  where: z.array(Condition),
  sort: Sort.nullable(),
})
export type SavedView = z.infer<typeof SavedView>

export const registerContracts = {
  listRegisters: contract({
    name: 'listRegisters',
    method: 'GET',
    path: '/registers',
    summary: '台账目录',
    access: 'item.read',
    scope: 'items:read',
    input: z.object({}),
    output: z.array(RegisterSummary),
  }),
  getRegister: contract({
    name: 'getRegister',
    method: 'GET',
    path: '/registers/:register',
    summary: '台账定义',
    access: 'item.read',
    scope: 'items:read',
    input: registerOnly,
    output: z.object({
      definition: RegisterDefinition,
      clauseLabel: z.string(),
      views: z.array(SavedView),
      mayEdit: z.boolean(),
      mayImport: z.boolean(),
      mayShareWithAll: z.boolean().describe('保存的视图可以共享给所有能看这个台账的人'),
      unit: UnitRef.nullable().describe('没有写明责任单位的新条目归谁，空为待定'),
    }),
  }),
  getRegisterFigures: contract({
    name: 'getRegisterFigures',
    method: 'GET',
    path: '/registers/:register/figures',
    summary: '台账指标',
    access: 'item.read',
    scope: 'items:read',
    input: Narrowed,
    output: z.array(FigureValue),
  }),
  listItems: contract({
    name: 'listItems',
    method: 'GET',
    path: '/registers/:register/items',
    summary: '台账列表',
    access: 'item.read',
    scope: 'items:read',
    input: Narrowed.extend({
      ...Page.shape,
      sort: json(Sort).optional(),
      /** no: a page without the foot, for who asks often. */
      sums: z.enum(['yes', 'no']).default('yes').describe('合计'),
    }),
    output: pageOf(ItemRow).extend({
      /** Sums of the numeric columns over all that fits, not the page alone; null: not one of them is known. */
      sums: z.record(z.string(), z.number().nullable()),
    }),
  }),
  /** What a field that names an item offers, and what it names: by words, by number, or both. */
  findItems: contract({
    name: 'findItems',
    method: 'GET',
    path: '/items',
    summary: '查找条目',
    access: 'item.read',
    input: z.object({
      q: z.string().max(80).default('').describe('关键词'),
      ids: json(z.array(ItemId).max(100)).default([]).describe('编号'),
      register: RegisterId.optional(),
    }),
    output: z.array(ItemRef.extend({ registerTitle: z.string() })),
  }),
  getItem: contract({
    name: 'getItem',
    method: 'GET',
    path: '/registers/:register/items/:id',
    summary: '台账条目',
    access: 'item.read',
    scope: 'items:read',
    input: itemOnly.extend({ asOf: Day.optional() }),
    output: ItemDetail,
  }),
  createItem: contract({
    name: 'createItem',
    method: 'POST',
    path: '/registers/:register/items',
    summary: '新增条目',
    access: 'item.edit',
    scope: 'items:write',
    input: registerOnly.extend({ item: ItemInput, idempotencyKey: IdempotencyKey }),
    output: SavedItem,
  }),
  updateItem: contract({
    name: 'updateItem',
    method: 'PATCH',
    path: '/registers/:register/items/:id',
    summary: '修改条目',
    access: 'item.edit',
    scope: 'items:write',
    /** Without a version, here or in If-Match, it is refused: version-required. */
    input: itemOnly.extend({ version: Version, item: ItemInput, reason: PutOffReason }),
    output: SavedItem,
  }),
  saveView: contract({
    name: 'saveView',
    method: 'PUT',
    path: '/registers/:register/views',
    summary: '保存视图',
    access: 'item.read',
    input: registerOnly.extend({
      view: z.string().min(1, '请给视图起名').max(40).describe('视图名称'),
      sharedWith: SharedWith,
      columns: z.array(z.string().max(60)).max(80),
      where: z.array(Condition).max(40),
      sort: Sort.nullable(),
    }),
    output: SavedView,
  }),
  removeView: contract({
    name: 'removeView',
    method: 'DELETE',
    path: '/registers/:register/views/:view',
    summary: '删除视图',
    access: 'item.read',
    input: registerOnly.extend({ view: RowNumberInPath }),
    output: Done,
  }),
  listItemHistory: contract({
    name: 'listItemHistory',
    method: 'GET',
    path: '/registers/:register/items/:id/history',
    summary: '条目变更历史',
    access: 'item.read',
    scope: 'items:read',
    input: itemOnly.extend({ before: z.coerce.number().int().optional() }),
    output: HistoryEntries,
  }),
} as const
