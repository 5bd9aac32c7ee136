import { z } from 'zod'
import type { Permission } from '../permission/permission.ts'
import type { Role } from '../account/role.ts'
import type { UnitKind } from '../unit/unit.ts'

/** What another system may do in a unit's name. What is not here no token does: 核查, 退回, 销号, 指定单位 are persons' decisions. */
export const ScopeKind = z.enum([
  'items:read',
  'items:write',
  'series:read',
  'series:write',
  'evidence:read',
  'evidence:write',
])
export type ScopeKind = z.infer<typeof ScopeKind>

export const SCOPE_TITLES: Record<ScopeKind, string> = {
  'items:read': '读条目',
  'items:write': '写条目',
  'series:read': '读按期数据',
  'series:write': '写按期数据',
  'evidence:read': '下载佐证',
  'evidence:write': '上传佐证',
}

/**
 * `items:read`: of every register · `items:read:kilns`: of one. Writing has reading with it. Series and evidence are open in
 * the registers that the token may read.
 */
export const ApiScope = z
  .string()
  .regex(/^(items:(read|write)(:[a-z][a-z-]{1,40})?|(series|evidence):(read|write))$/, '权限范围写法不对')
export type ApiScope = z.infer<typeof ApiScope>

type Verb = 'read' | 'write'

/** The registers whose items the scopes open; 'all': every one, also those of a later version. */
export function registersIn(scopes: readonly ApiScope[], verb: Verb): 'all' | string[] {
  const verbs: readonly Verb[] = verb === 'read' ? ['read', 'write'] : ['write']
  if (verbs.some((v) => scopes.includes(`items:${v}`))) return 'all'
  const ids = scopes.flatMap((s) => verbs.flatMap((v) => (s.startsWith(`items:${v}:`) ? [s.split(':')[2] ?? ''] : [])))
  return [...new Set(ids)]
}

/** How far series or evidence are open. */
export function opennessOf(scopes: readonly ApiScope[], noun: 'series' | 'evidence'): Verb | 'none' {
  if (scopes.includes(`${noun}:write`)) return 'write'
  return scopes.includes(`${noun}:read`) ? 'read' : 'none'
}

/**
 * What the scopes lack of what an operation needs: where the register itself is not open, its items, whatever else is asked of it; null:
 * nothing, the operation may go on. register null: the operation names none.
 */
export function scopeLacking(scopes: readonly ApiScope[], needs: ScopeKind, register: string | null): ScopeKind | null {
  const [noun, verb] = needs.split(':') as ['items' | 'series' | 'evidence', Verb]
  const open = registersIn(scopes, noun === 'items' ? verb : 'read')
  const isOpen = open === 'all' || (register === null ? open.length > 0 : open.includes(register))
  if (!isOpen) return noun === 'items' ? needs : 'items:read'
  if (noun === 'items') return null
  const openness = opennessOf(scopes, noun)
  return openness === 'write' || openness === verb ? null : needs
}

export function scopesAllow(scopes: readonly ApiScope[], needs: ScopeKind, register: string | null): boolean {
  return scopeLacking(scopes, needs, register) === null
}

/** What the scopes leave of the permission table: nothing but items, and of these no decision. */
export function scopesPermit(scopes: readonly ApiScope[], permission: Permission): boolean {
  switch (permission) {
    case 'item.read':
      return true
    case 'item.edit':
      return scopes.some((s) => s.includes(':write'))
    case 'item.progress':
      return scopes.some((s) => s.startsWith('items:write'))
    default:
      return false
  }
}

/** As whom a token of such a unit acts; null: such a unit has no tokens. A department that leads no task supports. */
export function tokenRole(kind: UnitKind, leadsTasks: boolean): Role | null {
  switch (kind) {
    case 'body':
      return 'county-clerk'
    case 'department':
      return leadsTasks ? 'lead-desk' : 'cooperating-desk'
    case 'office':
      return 'office'
    case 'supervisor':
    case 'coordinator':
      return null
  }
}

/** 写条目（工业窑炉）: titles of registers come from whoever knows them. */
export function scopeInWords(scope: ApiScope, titleOf: (register: string) => string): string {
  const [noun, verb, register] = scope.split(':')
  const kind = SCOPE_TITLES[`${noun}:${verb}` as ScopeKind]
  if (register !== undefined) return `${kind}（${titleOf(register)}）`
  return noun === 'items' ? `${kind}（全部台账）` : kind
}
