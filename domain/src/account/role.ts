import { z } from 'zod'
import type { UnitKind } from '../unit/unit.ts'

export const Role = z.enum([
  'office',
  'lead-desk',
  'cooperating-desk',
  'county-clerk',
  'county-approver',
  'inspector',
  'leader',
  'auditor',
  'administrator',
])
export type Role = z.infer<typeof Role>

export const ROLE_TITLES: Record<Role, string> = {
  office: '市攻坚办',
  'lead-desk': '牵头单位经办',
  'cooperating-desk': '配合单位经办',
  'county-clerk': '县区填报员',
  'county-approver': '县区审核人',
  inspector: '乡镇巡查员',
  leader: '领导',
  auditor: '审计员',
  administrator: '系统管理员',
}

/** Where an account of the role sits; null: anywhere. A county's clerk in a department would fill nothing. */
export const ROLE_UNIT_KINDS: Record<Role, readonly UnitKind[] | null> = {
  office: ['office'],
  'lead-desk': ['department'],
  'cooperating-desk': ['department'],
  'county-clerk': ['body'],
  'county-approver': ['body'],
  inspector: ['body'],
  leader: null,
  auditor: null,
  administrator: null,
}

/** `system`: jobs of the product itself; never an account. */
export type ActorRole = Role | 'system'
