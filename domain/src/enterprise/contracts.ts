import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { HistoryEntries } from '../history/entry.ts'
import { contract } from '../operation/contract.ts'
import { Page, pageOf } from '../operation/page.ts'
import { RowNumber, RowNumberInPath } from '../operation/row-number.ts'
import { Sort } from '../register/filter.ts'
import { FieldValues, Point } from '../register/item.ts'
import { IdempotencyKey, json, Narrowed } from '../register/narrowed.ts'
import { Spot, Viewport } from '../register/spot.ts'
import { Done } from '../session/contracts.ts'
import { UnitCode } from '../unit/unit.ts'
import { Dossier } from './dossier.ts'
import { Duplicate, EnterpriseDetail, EnterpriseRow, MergePreview } from './detail.ts'
import { FacilityState } from './enterprise.ts'

export const EnterpriseId = RowNumberInPath.positive()
const enterpriseOnly = z.strictObject({ enterprise: EnterpriseId })

/** Absent: stays as it is; null: emptied. A key that is none of these would be dropped in silence, and believed: it is refused by name. */
export const EnterpriseInput = z.strictObject({
  /** A county's own when absent; the office alone names another one, or moves an enterprise. */
  unit: UnitCode.nullable().optional().describe('责任单位'),
  township: z.string().max(60).nullable().optional().describe('乡镇街道'),
  point: Point.nullable().optional().describe('坐标'),
  /** By the keys of ENTERPRISE_FIELDS. */
  values: FieldValues.default({}).describe('字段'),
})
export type EnterpriseInput = z.infer<typeof EnterpriseInput>

const FacilityInput = z.strictObject({
  /** What it hangs on; null: on the enterprise itself. */
  parent: RowNumber.nullable().default(null).describe('上级设施'),
  kind: z.string().max(20).describe('类别'),
  name: z.string().trim().min(1, '请填写名称').max(120).describe('设施名称'),
  point: Point.nullable().default(null).describe('坐标'),
})

/** What narrows the hub: the table and the map share it. Conditions are over HUB_COLUMNS. */
const HubNarrowed = Narrowed.omit({ register: true, asOf: true, rule: true })

/** Signs of a reason; the dialogs that ask for one take no more. */
export const REASON_LONGEST = 500
const Reason = z.string().trim().min(1, '请填写理由').max(REASON_LONGEST).describe('理由')

const kept = {
  listEnterprises: contract({
    name: 'listEnterprises',
    method: 'GET',
    path: '/enterprises',
    summary: '企业列表',
    access: 'enterprise.read',
    input: HubNarrowed.extend({ ...Page.shape, sort: json(Sort).optional() }),
    output: pageOf(EnterpriseRow),
  }),
  mapEnterprises: contract({
    name: 'mapEnterprises',
    method: 'GET',
    path: '/enterprise-map',
    summary: '企业分布图',
    access: 'enterprise.read',
    input: HubNarrowed.extend(Viewport.shape),
    output: z.array(Spot),
  }),
  getEnterprise: contract({
    name: 'getEnterprise',
    method: 'GET',
    path: '/enterprises/:enterprise',
    summary: '一企一档',
    access: 'enterprise.read',
    /** One that was merged away answers as the one that it went into: the answer's id is then another one. */
    input: enterpriseOnly,
    output: EnterpriseDetail,
  }),
  createEnterprise: contract({
    name: 'createEnterprise',
    method: 'POST',
    path: '/enterprises',
    summary: '新增企业',
    access: 'enterprise.edit',
    input: EnterpriseInput.extend({ idempotencyKey: IdempotencyKey }),
    output: EnterpriseDetail,
  }),
  updateEnterprise: contract({
    name: 'updateEnterprise',
    method: 'PATCH',
    path: '/enterprises/:enterprise',
    summary: '修改企业',
    access: 'enterprise.edit',
    input: enterpriseOnly.extend({
      version: RowNumber.describe('所依据的版本'),
      change: EnterpriseInput,
      /** Asked for where an enterprise that was shut is not any more; kept in the history. */
      reason: z.string().max(REASON_LONGEST).optional().describe('理由'),
    }),
    output: EnterpriseDetail.extend({
      /** Facilities that ran, and were closed because the enterprise was shut: 窑炉 1号窑. */
      closedAlong: z.array(z.string()).describe('一并关停的设施'),
    }),
  }),
  listEnterpriseHistory: contract({
    name: 'listEnterpriseHistory',
    method: 'GET',
    path: '/enterprises/:enterprise/history',
    summary: '企业变更历史',
    access: 'enterprise.read',
    input: enterpriseOnly.extend({ before: z.coerce.number().int().optional() }),
    output: HistoryEntries,
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

const facilities = {
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
      facility: RowNumberInPath,
      version: RowNumber.describe('所依据的版本'),
      name: z.string().trim().min(1, '请填写名称').max(120).optional().describe('设施名称'),
      parent: RowNumber.nullable().optional().describe('上级设施'),
      point: Point.nullable().optional().describe('坐标'),
      /** Closing a line closes all that hangs on it; reopening asks for the reason and reopens that one alone. */
      state: FacilityState.optional().describe('状态'),
      /** The day of closing; absent: today. */
      on: Day.optional().describe('日期'),
      reason: z.string().max(REASON_LONGEST).optional().describe('理由'),
    }),
    output: EnterpriseDetail,
  }),
} as const

const merging = {
  listDuplicates: contract({
    name: 'listDuplicates',
    method: 'GET',
    path: '/enterprise-duplicates',
    summary: '疑似重复企业',
    access: 'enterprise.merge',
    input: z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
    output: z.array(Duplicate),
  }),
  keepApart: contract({
    name: 'keepApart',
    method: 'POST',
    path: '/enterprises/:enterprise/apart',
    summary: '确认不是同一家企业',
    access: 'enterprise.merge',
    /** The two are not offered as duplicates any more. */
    input: enterpriseOnly.extend({ other: EnterpriseId, reason: Reason }),
    output: Done,
  }),
  previewMerge: contract({
    name: 'previewMerge',
    method: 'GET',
    path: '/enterprises/:enterprise/merge-preview',
    summary: '合并预览',
    access: 'enterprise.merge',
    input: enterpriseOnly.extend({ from: EnterpriseId }),
    output: MergePreview,
  }),
  mergeEnterprises: contract({
    name: 'mergeEnterprises',
    method: 'POST',
    path: '/enterprises/:enterprise/merges',
    summary: '合并企业',
    access: 'enterprise.merge',
    /** `from` goes into `enterprise`; both histories stay. `ties`: facilities of `from` that are those of `enterprise`, written differently. */
    input: enterpriseOnly.extend({
      from: EnterpriseId,
      reason: Reason,
      ties: z
        .array(z.strictObject({ from: RowNumber, into: RowNumber }))
        .max(200)
        .default([])
        .describe('合为一个的设施'),
    }),
    output: EnterpriseDetail,
  }),
  undoMerge: contract({
    name: 'undoMerge',
    method: 'DELETE',
    path: '/enterprises/:enterprise/merges/:merge',
    summary: '撤销合并',
    access: 'enterprise.merge',
    /** The last one first: what came later may hang on what came before. */
    input: enterpriseOnly.extend({ merge: RowNumberInPath, reason: Reason }),
    output: EnterpriseDetail,
  }),
} as const

const dossiers = {
  getDossier: contract({
    name: 'getDossier',
    method: 'GET',
    path: '/enterprises/:enterprise/dossier-data',
    summary: '一企一档的打印内容',
    access: 'enterprise.read',
    input: enterpriseOnly,
    output: Dossier,
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
} as const

export const enterpriseContracts = { ...kept, ...facilities, ...merging, ...dossiers } as const
