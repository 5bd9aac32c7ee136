import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'

/** body 主体责任单位 · department 市直部门 · office 攻坚办 · supervisor 督办 · coordinator 统筹 */
export const UnitKind = z.enum(['body', 'department', 'office', 'supervisor', 'coordinator'])
export type UnitKind = z.infer<typeof UnitKind>

export const UNIT_KIND_TITLES: Record<UnitKind, string> = {
  body: '主体责任单位',
  department: '市直部门',
  office: '攻坚办',
  supervisor: '督办单位',
  coordinator: '统筹单位',
}

/** Text code: GB/T 2260 for counties, own words for zones and departments. */
export const UnitCode = z.string().regex(/^[a-z0-9-]{2,40}$/, '单位代码由小写字母、数字和连字符组成')
export type UnitCode = z.infer<typeof UnitCode>

export const UnitName = z.object({ name: z.string().min(2).max(60), validFrom: Day })
export type UnitName = z.infer<typeof UnitName>

export const Unit = z.object({
  code: UnitCode,
  kind: UnitKind,
  /** The name in force on the plan's day. */
  name: z.string(),
  short: z.string().describe('Two to four characters, for matrices'),
  /** Official names in the order they came into force. */
  names: z.array(UnitName).min(1),
  aliases: z.array(z.string()),
  /** GB/T 2260 or the statistical pseudo-code; null where none exists (郑东新区). */
  countyCode: z.string().nullable(),
})
export type Unit = z.infer<typeof Unit>

/** The part a unit has in a task. */
export const Part = z.enum(['lead', 'responsible', 'cooperating'])
export type Part = z.infer<typeof Part>

export const PART_TITLES: Record<Part, string> = { lead: '牵头', responsible: '主体责任', cooperating: '配合' }

export const Township = z.object({
  /** Nine digits. */
  code: z.string().regex(/^\d{9}$/),
  name: z.string(),
  kind: z.string(),
  countyCode: z.string(),
  /** The responsible body that answers for it; null: not yet assigned. */
  unit: UnitCode.nullable(),
})
export type Township = z.infer<typeof Township>

export const UnitRef = z.object({ code: UnitCode, name: z.string(), short: z.string(), kind: UnitKind })
export type UnitRef = z.infer<typeof UnitRef>
