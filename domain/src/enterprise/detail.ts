import { z } from 'zod'
import { Day, Instant } from '../calendar/calendar.ts'
import { Light } from '../light/light.ts'
import { FieldValues, Point, RegisterId, VERIFIED_BY } from '../register/item.ts'
import { Stage } from '../register/life.ts'
import { UnitRef } from '../unit/unit.ts'
import { FacilityState } from './enterprise.ts'

/** One row of the hub's list. `values`: the columns of ENTERPRISE_FIELDS by their keys. */
export const EnterpriseRow = z.object({
  id: z.number().int(),
  name: z.string(),
  creditCode: z.string().nullable(),
  /** The code is of the trial's range that no licence bears (credit-code.ts). */
  isMadeUpCode: z.boolean(),
  /** 待核: no credit code yet, or taken from a ledger and never looked at. */
  isUnchecked: z.boolean(),
  /** 方案点名: the plan itself names it; nothing that is made up is ever written to it. */
  fromPlan: z.boolean(),
  unit: UnitRef.nullable(),
  township: z.string().nullable(),
  point: Point.nullable(),
  trial: z.boolean(),
  version: z.number().int(),
  /** In the registers, those that were removed left out. */
  items: z.number().int(),
  light: Light,
  values: FieldValues,
})
export type EnterpriseRow = z.infer<typeof EnterpriseRow>

export interface Facility {
  id: number
  parent: number | null
  kind: string
  name: string
  state: FacilityState
  closedOn: string | null
  point: z.infer<typeof Point> | null
  trial: boolean
  version: number
  children: Facility[]
}
export const Facility: z.ZodType<Facility> = z.lazy(() =>
  z.object({
    id: z.number().int(),
    parent: z.number().int().nullable(),
    kind: z.string(),
    name: z.string(),
    state: FacilityState,
    closedOn: Day.nullable(),
    point: Point.nullable(),
    trial: z.boolean(),
    version: z.number().int(),
    children: z.array(Facility),
  }),
)

const ofItem = {
  register: RegisterId,
  registerTitle: z.string(),
}

/** One item of a register that the enterprise stands in. */
export const EnterpriseItem = z.object({
  ...ofItem,
  clause: z.string(),
  id: z.number().int(),
  title: z.string(),
  unit: UnitRef.nullable(),
  /** The facility of the tree that it is about; null: the enterprise itself, or a project of it. */
  facility: z.number().int().nullable(),
  stage: Stage,
  life: z.enum(['worked-off', 'record']),
  due: Day.nullable(),
  light: Light,
  because: z.string(),
})

/** A verification or a recheck: who looked, when, how, and what was found. */
export const Inspection = z.object({
  ...ofItem,
  item: z.number().int(),
  title: z.string(),
  kind: z.enum(['核查', '回头看']),
  on: Day,
  by: z.string(),
  how: z.enum(VERIFIED_BY).nullable(),
  result: z.string(),
  note: z.string(),
})

/** Evidence on the steps, verifications and rechecks of its items. */
export const EnterpriseDocument = z.object({
  ...ofItem,
  id: z.number().int(),
  item: z.number().int(),
  step: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  hasThumbnail: z.boolean(),
  by: z.string(),
  at: Instant,
})

export const EnterpriseMerge = z.object({
  id: z.number().int(),
  /** The one that went in. */
  from: z.number().int(),
  name: z.string(),
  by: z.string(),
  at: Instant,
  reason: z.string(),
  undone: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  /** The last one that stands, and this person may. */
  mayUndo: z.boolean(),
})

export const EnterpriseDetail = EnterpriseRow.extend({
  industryName: z.string().nullable(),
  updatedBy: z.string(),
  updatedAt: Instant,
  facilities: z.array(Facility),
  registers: z.array(EnterpriseItem),
  inspections: z.array(Inspection),
  /** The newest; `documentCount` says how many there are. */
  documents: z.array(EnterpriseDocument),
  documentCount: z.number().int(),
  merges: z.array(EnterpriseMerge),
  mayEdit: z.boolean(),
  mayMerge: z.boolean(),
})
export type EnterpriseDetail = z.infer<typeof EnterpriseDetail>

export const Duplicate = z.object({
  first: EnterpriseRow,
  second: EnterpriseRow,
  /** 组织机构代码相同, 名称相近且位置相近… */
  because: z.string(),
  metres: z.number().int().nullable(),
})

/** A facility of either of two that are merged, in words: its kind and name, and what ledgers say of its size. */
const FacilityInWords = z.object({ id: z.number().int(), name: z.string(), size: z.string() })

/** Two that may be one, written differently: who merges decides. */
export const LikeFacilities = z.object({
  kind: z.string(),
  from: FacilityInWords,
  into: FacilityInWords,
  /** Registers in which both stand: one item must go before they become one. */
  both: z.array(z.string()),
})
export type LikeFacilities = z.infer<typeof LikeFacilities>

/** What a merge would do, before it is done. */
export const MergePreview = z.object({
  into: EnterpriseRow,
  from: EnterpriseRow,
  /** Which would come along. */
  items: z.number().int(),
  facilities: z.number().int(),
  documents: z.number().int(),
  /** Of the same kind and name in both: what stands on the one goes to the other. */
  sameFacilities: z.array(z.string()),
  likeFacilities: z.array(LikeFacilities),
  /** What `into` lacks and `from` knows. */
  fills: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Why it cannot be done, in words that say what to do; []: it can. */
  problems: z.array(z.string()),
})
export type MergePreview = z.infer<typeof MergePreview>
