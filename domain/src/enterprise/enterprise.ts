import { z } from 'zod'
import { COMMON } from '../register/columns.ts'
import { choice, industry, text, yesNo, type Field } from '../register/field.ts'

export const SIZES = ['大', '中', '小', '微'] as const
export const ENTERPRISE_STATES = ['在产', '停产', '关停', '搬迁'] as const
/** What 销号 of a measure that ends an enterprise makes of it, and a relapse of that (docs/decisions/015). */
export const ENTERPRISE_SHUT = ENTERPRISE_STATES[2]
export const ENTERPRISE_RUNS = ENTERPRISE_STATES[0]

/** The hub's own columns. The form, the list's filters and the dossier derive from this table, as a register's do from its definition. */
export const ENTERPRISE_FIELDS = {
  name: text('企业名称', { required: true, longest: 120, aliases: COMMON.enterprise.aliases }),
  creditCode: COMMON.creditCode,
  industry: industry('国民经济行业代码', {
    help: 'GB/T 4754-2017，按代码或文字选择',
    aliases: ['行业代码', '行业类别代码'],
  }),
  size: choice('企业规模', SIZES, { aliases: ['规模'] }),
  state: choice('生产状态', ENTERPRISE_STATES, { aliases: ['企业状态', '状态'] }),
  address: text('地址', { longest: 200, aliases: ['详细地址', '厂址', '注册地址'] }),
  inBuiltUp: yesNo('位于城市建成区', { clause: '3.1' }),
  inPark: yesNo('位于工业园区', { clause: '2.1' }),
  park: text('所在园区', { longest: 80, aliases: ['园区名称', '产业集聚区'] }),
  person: text('联系人', { longest: 40 }),
  phone: text('联系电话', { longest: 40, aliases: ['电话', '手机'] }),
} as const satisfies Record<string, Field>
export type EnterpriseField = keyof typeof ENTERPRISE_FIELDS

/** What hangs on what: 企业 → 生产线 → 工序 → 设备. A kind hangs on the enterprise or on one of these. */
export const FACILITY_KINDS = {
  生产线: [],
  工序: ['生产线'],
  设备: ['生产线', '工序'],
  窑炉: ['生产线', '工序'],
  锅炉: ['生产线', '工序'],
  炉: ['生产线', '工序'],
  自备井: [],
  排放口: ['生产线', '工序', '设备', '窑炉', '锅炉', '炉'],
} as const satisfies Record<string, readonly string[]>
export type FacilityKind = keyof typeof FACILITY_KINDS

/**
 * What a ledger of lines, processes and machines enters (4.6: 细化到企业、生产线、工序和设备). What it names may stand in the hub as one of
 * those: the same thing, not another one beside it.
 */
export const GENERAL_KIND = '生产线' satisfies FacilityKind
const OF_A_LINE = ['工序', '设备', '窑炉', '锅炉', '炉'] as const satisfies readonly FacilityKind[]

/** The kinds under which a facility may stand that a ledger of this kind names: its own first. */
export function kindsNamedBy(kind: string): readonly string[] {
  return kind === GENERAL_KIND ? [kind, ...OF_A_LINE] : [kind]
}

export const FACILITY_STATES = ['在用', '停用', '已关停'] as const
/** What a facility begins as, and what never comes back silently. */
export const FACILITY_RUNS = FACILITY_STATES[0]
export const FACILITY_CLOSED = FACILITY_STATES[2]
export const FacilityState = z.enum(FACILITY_STATES)
export type FacilityState = z.infer<typeof FacilityState>

export function isFacilityKind(kind: string): kind is FacilityKind {
  return Object.hasOwn(FACILITY_KINDS, kind)
}

/** A facility hangs on the enterprise itself or on a kind that may carry it. */
export function mayHangOn(kind: FacilityKind, parent: FacilityKind | null): boolean {
  const parents: readonly string[] = FACILITY_KINDS[kind]
  return parent === null || parents.includes(parent)
}
