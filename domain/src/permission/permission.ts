import { z } from 'zod'
import type { ActorRole, Role } from '../account/role.ts'

/**
 * How far a permission reaches.
 * own: the actor's unit (an inspector's: its townships only) · tasks: also what any unit has of the tasks that the actor's
 * unit leads · parts: also what any unit has of the tasks that the actor's unit leads or supports · all: the whole plan
 */
export const Reach = z.enum(['own', 'tasks', 'parts', 'all'])
export type Reach = z.infer<typeof Reach>

export const Permission = z.enum([
  'plan.read',
  'plan.import',
  'report.read',
  'report.edit',
  'report.submit',
  'report.review',
  'report.correct',
  'period.read',
  'period.close',
  'period.remind',
  'summary.export',
  'rule.interpret',
  'filing.read',
  'filing.edit',
  'filing.submit',
  'filing.review',
  'unit.read',
  'unit.edit',
  'account.manage',
  'history.read',
  'audit.read',
  'notice.read',
  'enterprise.read',
  'enterprise.edit',
  'enterprise.merge',
  'item.read',
  'item.edit',
  'item.progress',
  'item.verify',
  'item.close',
  'item.assign',
  'entry.decide',
  'season.edit',
  'season.submit',
  'season.review',
  'candidate.answer',
  'candidate.decide',
  'sweep.run',
  'area.edit',
  'api.manage',
  'api.revoke',
])
export type Permission = z.infer<typeof Permission>

type Grants = Readonly<Partial<Record<Permission, Reach>>>

const READER: Grants = { 'plan.read': 'all', 'unit.read': 'all', 'notice.read': 'own' }
const OWN_REPORTS: Grants = {
  'report.read': 'own',
  'period.read': 'own',
  'filing.read': 'own',
  'history.read': 'own',
}
/** Tokens and webhooks of the own unit. */
const OWN_API: Grants = { 'api.manage': 'own', 'api.revoke': 'own' }
const DESK: Grants = {
  ...READER,
  ...OWN_REPORTS,
  ...OWN_API,
  'report.edit': 'own',
  'report.submit': 'own',
  'report.correct': 'own',
}

const OWN_ITEMS: Grants = {
  'enterprise.read': 'own',
  'enterprise.edit': 'own',
  'item.read': 'own',
  'item.edit': 'own',
  'item.progress': 'own',
  'candidate.answer': 'own',
  'sweep.run': 'own',
}

/** The one permission table: what is not here is refused. The database's policies stand on the same reaches. */
export const PERMISSIONS: Readonly<Record<ActorRole, Grants>> = {
  office: {
    ...READER,
    'plan.import': 'all',
    'report.read': 'all',
    'report.review': 'all',
    'period.read': 'all',
    'period.close': 'all',
    'period.remind': 'all',
    'summary.export': 'all',
    'rule.interpret': 'all',
    'filing.read': 'all',
    'filing.review': 'all',
    'unit.edit': 'all',
    'history.read': 'all',
    'enterprise.read': 'all',
    'enterprise.edit': 'all',
    'enterprise.merge': 'all',
    'item.read': 'all',
    'item.edit': 'own',
    'item.progress': 'own',
    'item.close': 'all',
    'item.assign': 'all',
    'sweep.run': 'all',
    'area.edit': 'all',
    'api.manage': 'own',
    'api.revoke': 'all',
  },
  'lead-desk': {
    ...DESK,
    ...OWN_ITEMS,
    'enterprise.read': 'all',
    'item.read': 'tasks',
    'item.edit': 'tasks',
    'item.verify': 'tasks',
    'item.assign': 'tasks',
    'entry.decide': 'tasks',
    'season.review': 'tasks',
    'candidate.decide': 'tasks',
    'area.edit': 'all',
    'report.read': 'tasks',
    'report.review': 'tasks',
    'period.read': 'tasks',
    'filing.read': 'tasks',
    'filing.review': 'tasks',
    'history.read': 'tasks',
  },
  'cooperating-desk': { ...DESK, ...OWN_ITEMS, 'enterprise.read': 'all', 'item.read': 'parts' },
  'county-clerk': {
    ...READER,
    ...OWN_REPORTS,
    ...OWN_ITEMS,
    'report.edit': 'own',
    'filing.edit': 'own',
    'season.edit': 'own',
  },
  'county-approver': {
    ...READER,
    ...OWN_REPORTS,
    ...OWN_ITEMS,
    ...OWN_API,
    'enterprise.merge': 'own',
    'report.edit': 'own',
    'report.submit': 'own',
    'report.correct': 'own',
    'filing.edit': 'own',
    'filing.submit': 'own',
    'season.edit': 'own',
    'season.submit': 'own',
  },
  inspector: { ...READER, 'enterprise.read': 'own', 'item.read': 'own', 'item.edit': 'own' },
  leader: {
    ...READER,
    'enterprise.read': 'all',
    'item.read': 'all',
    'report.read': 'all',
    'period.read': 'all',
    'summary.export': 'all',
    'filing.read': 'all',
    'history.read': 'all',
  },
  auditor: { 'unit.read': 'all', 'notice.read': 'own', 'audit.read': 'all' },
  /** Takes a token back in an emergency, and makes none: a token that he made would show him what he may not see. */
  administrator: {
    'unit.read': 'all',
    'unit.edit': 'all',
    'account.manage': 'all',
    'notice.read': 'own',
    'api.revoke': 'all',
  },
  system: {
    'plan.read': 'all',
    'unit.read': 'all',
    'report.read': 'all',
    'period.read': 'all',
    'filing.read': 'all',
    'history.read': 'all',
    'enterprise.read': 'all',
    'item.read': 'all',
  },
}

export function reachOf(role: ActorRole, permission: Permission): Reach | null {
  return PERMISSIONS[role][permission] ?? null
}

export function may(role: Role, permission: Permission): boolean {
  return reachOf(role, permission) !== null
}
