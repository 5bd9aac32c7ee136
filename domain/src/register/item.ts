import { z } from 'zod'
import { Day, Instant } from '../calendar/calendar.ts'
import { Light } from '../light/light.ts'
import { RowNumber } from '../operation/row-number.ts'
import { UnitRef } from '../unit/unit.ts'
import { Move, Stage } from './life.ts'

/** A register's number of an item: one sequence over all registers of a database. */
export const ItemId = z.coerce.number().int().positive()
export type ItemId = z.infer<typeof ItemId>

export const RegisterId = z.string().regex(/^[a-z][a-z-]{1,40}$/, '台账代码由小写字母和连字符组成')
export type RegisterId = z.infer<typeof RegisterId>

/** As it travels; the register's fields say what each may be (value.ts, schemaOf). */
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable()
export const FieldValues = z.record(z.string().max(60), FieldValue)
export type FieldValues = z.infer<typeof FieldValues>

export const EnterpriseRef = z.object({ id: z.number().int(), name: z.string(), creditCode: z.string().nullable() })
export type EnterpriseRef = z.infer<typeof EnterpriseRef>

/** Longitude and latitude, WGS84. */
export const Point = z.strictObject({ longitude: z.number().min(73).max(136), latitude: z.number().min(3).max(54) })
export type Point = z.infer<typeof Point>

/** An item that a field of another one names. */
export const ItemRef = z.object({ register: RegisterId, id: z.number().int(), title: z.string() })
export type ItemRef = z.infer<typeof ItemRef>

/** One row of a list. */
export const ItemRow = z.object({
  id: z.number().int(),
  register: RegisterId,
  title: z.string(),
  /** null: 待定, nobody has said yet which body answers for it. */
  unit: UnitRef.nullable(),
  township: z.string().nullable(),
  enterprise: EnterpriseRef.nullable(),
  facility: z.string().nullable(),
  stage: Stage,
  light: Light,
  /** Why the light stands as it does, in words. */
  because: z.string(),
  person: z.string().nullable(),
  planned: Day.nullable(),
  done: Day.nullable(),
  due: Day.nullable(),
  point: Point.nullable(),
  source: z.string().nullable(),
  remark: z.string().nullable(),
  /** 演示. */
  trial: z.boolean(),
  version: z.number().int(),
  values: FieldValues,
  /** By field: the items that it names, as they are called today; absent: this person does not see them. */
  references: z.record(z.string(), ItemRef),
  /** Of a relapse: the closed item that it was, whoever holds that by now. */
  relapseOf: z.number().int().nullable(),
  /** What is left of a credit today; null: the item is none, or it is read as of a day that is past. */
  left: z.number().nullable(),
  /** What a debit lacks to what its project demands today; null: the item is none, or that is not known, or of a day that is past. */
  short: z.number().nullable(),
})
export type ItemRow = z.infer<typeof ItemRow>

export const Evidence = z.object({
  id: z.number().int(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  by: z.string(),
  at: Instant,
  hasThumbnail: z.boolean(),
  /** From the picture itself (EXIF); null: it does not say. */
  takenAt: z.string().nullable(),
  point: Point.nullable(),
  /** Metres between the picture's place and the item's; null: one of them is not known. */
  metresAway: z.number().int().nullable(),
  tooFar: z.boolean(),
})
export type Evidence = z.infer<typeof Evidence>

/** Farther from the site than this and a picture is marked: a yard is wide, a village is not. */
export const TOO_FAR_METRES = 500

export const ItemStep = z.object({
  key: z.string(),
  title: z.string(),
  evidenceKind: z.enum(['photo', 'file']),
  clause: z.string().nullable(),
  planned: Day.nullable(),
  doneOn: Day.nullable(),
  note: z.string(),
  files: z.array(Evidence),
  /** Has what claiming asks for. */
  isProven: z.boolean(),
})
export type ItemStep = z.infer<typeof ItemStep>

export const VERIFIED_BY = ['现场核查', '资料核查'] as const

export const ItemMove = z.object({
  move: z.union([Move, z.enum(['create', 'relapse', 'assign', 'recheck'])]),
  from: Stage.nullable(),
  to: Stage,
  by: z.string(),
  unit: z.string(),
  at: Instant,
  reason: z.string().nullable(),
  verifiedBy: z.enum(VERIFIED_BY).nullable(),
})
export type ItemMove = z.infer<typeof ItemMove>

export const ItemRecheck = z.object({
  round: z.number().int(),
  dueOn: Day,
  doneOn: Day.nullable(),
  found: z.boolean().nullable(),
  note: z.string(),
  by: z.string().nullable(),
  files: z.array(Evidence),
})
export type ItemRecheck = z.infer<typeof ItemRecheck>

/** An entry that draws on a credit. */
const Drawn = ItemRef.extend({
  amount: z.number().nullable(),
  on: Day.nullable(),
  unit: UnitRef.nullable(),
  stage: Stage,
})

/** What a credit has, and who took of it. In the unit of its amount. */
export const Balance = z.object({
  amount: z.number(),
  spent: z.number(),
  left: z.number(),
  /** Not spent, and its last day is over: no debit may draw on it any more. */
  expired: z.number(),
  draws: z.array(Drawn),
  /** Spent by entries that this person does not see: by whom, and how much. */
  unseen: z.array(z.object({ unit: UnitRef.nullable(), amount: z.number() })),
})
export type Balance = z.infer<typeof Balance>

export const ItemDetail = ItemRow.extend({
  balance: Balance.nullable(),
  steps: z.array(ItemStep),
  moves: z.array(ItemMove),
  /** Photos and files of the verification. */
  verifyFiles: z.array(Evidence),
  rechecks: z.array(ItemRecheck),
  /** Where the plan's own last day comes from, and what is missing to know it. */
  dueBasis: z.object({
    day: Day.nullable(),
    startBy: Day.nullable(),
    clause: z.string().nullable(),
    missing: z.array(z.string()),
  }),
  ownDue: Day.nullable(),
  /** What this person may do with it now. */
  allowed: z.object({
    edit: z.boolean(),
    moves: z.array(Move),
    assign: z.boolean(),
    /** Puts its term off (延期), with a reason. */
    putOff: z.boolean(),
    relapse: z.boolean(),
    recheck: z.boolean(),
  }),
  /** Why it cannot be edited: by whom, when, what to do; null: it can, or the person only reads. */
  lock: z.string().nullable(),
  relapses: z.array(ItemRef),
  /** The same enterprise in other registers. */
  others: z.array(
    z.object({
      register: RegisterId,
      registerTitle: z.string(),
      id: z.number().int(),
      title: z.string(),
      stage: Stage,
      light: Light,
    }),
  ),
})
export type ItemDetail = z.infer<typeof ItemDetail>

/** As it was saved, with what the preview of an import would say of it: taken as written, and worth a look. */
export const SavedItem = ItemDetail.extend({ notices: z.array(z.string()) })

/** What a person writes: common columns and the register's own fields. Absent: stays as it is; null: emptied. A key that is none is refused: a program would believe it written. */
export const ItemInput = z.strictObject({
  unit: z.string().max(40).nullable().optional().describe('责任单位'),
  township: z.string().max(60).nullable().optional().describe('乡镇街道'),
  enterpriseId: RowNumber.nullable().optional().describe('企业'),
  /** Where no enterprise is chosen from the hub: found by code, then by name, else made and marked. */
  enterprise: z.string().max(120).nullable().optional().describe('企业名称'),
  /** As people write it, with spaces and in small letters; 18 signs are left of it. */
  creditCode: z.string().max(40).nullable().optional().describe('统一社会信用代码'),
  facility: z.string().max(120).nullable().optional().describe('设备（产线）名称'),
  title: z.string().max(200).nullable().optional().describe('名称'),
  person: z.string().max(60).nullable().optional().describe('责任人'),
  planned: Day.nullable().optional().describe('计划完成日期'),
  done: Day.nullable().optional().describe('实际完成日期'),
  ownDue: Day.nullable().optional().describe('县区时限'),
  point: Point.nullable().optional().describe('坐标'),
  source: z.string().max(40).nullable().optional().describe('来源'),
  remark: z.string().max(1000).nullable().optional().describe('备注'),
  values: FieldValues.optional().describe('字段'),
})
export type ItemInput = z.infer<typeof ItemInput>

/** Photos of a verification and of a recheck hang on the item under these words in place of a step's. */
export const VERIFY_FILES = '核查'
export function recheckFiles(round: number): string {
  return `回头看${round}`
}
