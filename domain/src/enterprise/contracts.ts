import { z } from 'zod'
import { Day, Instant } from '../calendar/calendar.ts'
import { Light } from '../light/light.ts'
import { contract } from '../operation/contract.ts'
import { Condition, Sort } from '../register/filter.ts'
import { FieldValues, Point, RegisterId } from '../register/item.ts'
import { Stage } from '../register/life.ts'
import { json, PAGE_ROWS } from '../register/narrowed.ts'
import { UnitCode, UnitRef } from '../unit/unit.ts'
import { FacilityState } from './enterprise.ts'

export const EnterpriseId = z.coerce.number().int().positive()
const enterpriseOnly = z.object({ enterprise: EnterpriseId })

/** One row of the hub's list. `values`: the columns of ENTERPRISE_FIELDS by their keys. */
export const EnterpriseRow = z.object({
  id: z.number().int(),
  name: z.string(),
  creditCode: z.string().nullable(),
  /** 待核: no credit code yet, or taken from a ledger and never looked at. */
  isUnchecked: z.boolean(),
  unit: UnitRef.nullable(),
  township: z.string().nullable(),
  point: Point.nullable(),
  trial: z.boolean(),
  version: z.number().int(),
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
    version: z.number().int(),
    children: z.array(Facility),
  }),
)

export const EnterpriseItem = z.object({
  register: RegisterId,
  registerTitle: z.string(),
  clause: z.string(),
  id: z.number().int(),
  title: z.string(),
  stage: Stage,
  due: Day.nullable(),
  light: Light,
  because: z.string(),
})

export const EnterpriseMerge = z.object({
  id: z.number().int(),
  from: z.number().int(),
  name: z.string(),
  by: z.string(),
  at: Instant,
  reason: z.string(),
})

export const EnterpriseDetail = EnterpriseRow.extend({
  facilities: z.array(Facility),
  registers: z.array(EnterpriseItem),
  documents: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      type: z.string(),
      bytes: z.number().int(),
      by: z.string(),
      at: Instant,
      from: z.string(),
    }),
  ),
  merges: z.array(EnterpriseMerge),
  mayEdit: z.boolean(),
  mayMerge: z.boolean(),
})
export type EnterpriseDetail = z.infer<typeof EnterpriseDetail>

/** Absent: stays as it is; null: emptied. */
export const EnterpriseInput = z.object({
  unit: UnitCode.nullable().optional().describe('责任单位'),
  township: z.string().max(60).nullable().optional().describe('乡镇街道'),
  point: Point.nullable().optional().describe('坐标'),
  values: FieldValues.default({}).describe('字段'),
})
export type EnterpriseInput = z.infer<typeof EnterpriseInput>

export const Duplicate = z.object({
  first: EnterpriseRow,
  second: EnterpriseRow,
  /** 同一信用代码, 名称相近且位置相近… */
  because: z.string(),
})

const FacilityInput = z.object({
  parent: z.number().int().nullable(),
  kind: z.string().max(20),
  name: z.string().min(1, '请填写名称').max(120).describe('设施名称'),
  point: Point.nullable(),
})

export const enterpriseContracts = {
  listEnterprises: contract({
    name: 'listEnterprises',
    method: 'GET',
    path: '/enterprises',
    summary: '企业列表',
    access: 'enterprise.read',
    input: z.object({
      q: z.string().max(80).optional().describe('关键词'),
      where: json(z.array(Condition).max(40)).default([]),
      sort: json(Sort).optional(),
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(PAGE_ROWS),
    }),
    output: z.object({
      rows: z.array(EnterpriseRow),
      next: z.string().nullable(),
      count: z.number().int(),
      isExact: z.boolean(),
    }),
  }),
  getEnterprise: contract({
    name: 'getEnterprise',
    method: 'GET',
    path: '/enterprises/:enterprise',
    summary: '一企一档',
    access: 'enterprise.read',
    input: enterpriseOnly,
    output: EnterpriseDetail,
  }),
  createEnterprise: contract({
    name: 'createEnterprise',
    method: 'POST',
    path: '/enterprises',
    summary: '新增企业',
    access: 'enterprise.edit',
    input: EnterpriseInput,
    output: EnterpriseDetail,
  }),
  updateEnterprise: contract({
    name: 'updateEnterprise',
    method: 'PATCH',
    path: '/enterprises/:enterprise',
    summary: '修改企业',
    access: 'enterprise.edit',
    input: enterpriseOnly.extend({ version: z.number().int().describe('所依据的版本'), change: EnterpriseInput }),
    output: EnterpriseDetail,
  }),
  listDuplicates: contract({
    name: 'listDuplicates',
    method: 'GET',
    path: '/enterprise-duplicates',
    summary: '疑似重复企业',
    access: 'enterprise.merge',
    input: z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
    output: z.array(Duplicate),
  }),
  mergeEnterprises: contract({
    name: 'mergeEnterprises',
    method: 'POST',
    path: '/enterprises/:enterprise/merges',
    summary: '合并企业',
    access: 'enterprise.merge',
    /** `from` goes into `enterprise`; both histories stay. */
    input: enterpriseOnly.extend({
      from: EnterpriseId,
      reason: z.string().min(1, '请填写理由').max(500).describe('理由'),
    }),
    output: EnterpriseDetail,
  }),
  undoMerge: contract({
    name: 'undoMerge',
    method: 'DELETE',
    path: '/enterprises/:enterprise/merges/:merge',
    summary: '撤销合并',
    access: 'enterprise.merge',
    input: enterpriseOnly.extend({ merge: z.coerce.number().int() }),
    output: EnterpriseDetail,
  }),
  addFacility: contract({
    name: 'addFacility',
    method: 'POST',
    path: '/enterprises/:enterprise/facilities',
    summary: '新增设施',
    access: 'enterprise.edit',
    input: enterpriseOnly.extend({ facility: FacilityInput }),
    output: EnterpriseDetail,
  }),
  updateFacility: contract({
    name: 'updateFacility',
    method: 'PATCH',
    path: '/enterprises/:enterprise/facilities/:facility',
    summary: '修改设施',
    access: 'enterprise.edit',
    input: enterpriseOnly.extend({
      facility: z.coerce.number().int(),
      version: z.number().int(),
      name: z.string().min(1, '请填写名称').max(120).optional().describe('设施名称'),
      /** Closing a line closes all that hangs on it; reopening asks for the reason and reopens that one alone. */
      state: FacilityState.optional(),
      on: Day.optional().describe('日期'),
      reason: z.string().max(500).optional().describe('理由'),
    }),
    output: EnterpriseDetail,
  }),
  listEnterpriseHistory: contract({
    name: 'listEnterpriseHistory',
    method: 'GET',
    path: '/enterprises/:enterprise/history',
    summary: '企业变更历史',
    access: 'enterprise.read',
    input: enterpriseOnly.extend({ before: z.coerce.number().int().optional() }),
    output: z.object({
      entries: z.array(
        z.object({
          id: z.number().int(),
          at: Instant,
          by: z.string(),
          unit: z.string(),
          action: z.string(),
          why: z.string().nullable(),
          changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
        }),
      ),
      next: z.number().int().nullable(),
    }),
  }),
  downloadDossier: contract({
    name: 'downloadDossier',
    method: 'GET',
    path: '/enterprises/:enterprise/dossier',
    summary: '导出一企一档',
    access: 'enterprise.read',
    answer: 'file',
    /** docx: one Word document · zip: the same with its evidence beside it. */
    input: enterpriseOnly.extend({ as: z.enum(['docx', 'zip']).default('docx') }),
    output: z.unknown(),
  }),
  listIndustries: contract({
    name: 'listIndustries',
    method: 'GET',
    path: '/industries',
    summary: '查国民经济行业代码',
    access: 'signed-in',
    input: z.object({ q: z.string().max(40) }),
    output: z.array(z.object({ code: z.string(), name: z.string(), within: z.string() })),
  }),
} as const
