import type { CommonKey, OfOtherRows } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'

/** Which column holds a common column of the domain; light is none: it follows from the day that is asked for; nor are those that follow from other rows. */
export const COMMON_COLUMNS: Readonly<Record<Exclude<CommonKey, 'light' | OfOtherRows>, string>> = {
  id: 'id',
  unit: 'unit_id',
  township: 'township',
  enterprise: 'enterprise',
  creditCode: 'credit_code',
  facility: 'facility',
  title: 'title',
  person: 'person',
  longitude: 'lon',
  latitude: 'lat',
  planned: 'planned',
  done: 'done',
  ownDue: 'own_due',
  due: 'due',
  stage: 'stage',
  relapseOf: 'relapse_of',
  source: 'source',
  remark: 'remark',
}

/** Beside its title, name → type of the columns that every register has. */
export const COMMON_TYPES: Readonly<Record<string, string>> = {
  id: 'bigint primary key',
  plan_id: 'int not null',
  // What these name is asked for once a statement (index_items), not once a row as keys would.
  unit_id: 'int',
  township: 'text',
  task_id: 'int',
  enterprise_id: 'int',
  enterprise: 'text',
  credit_code: 'text',
  enterprise_size: 'text',
  facility_id: 'int',
  facility: 'text',
  stage: `text not null default 'draft'`,
  person: 'text',
  planned: 'date',
  done: 'date',
  own_due: 'date',
  lon: 'float8',
  lat: 'float8',
  source: 'text',
  remark: 'text',
  relapse_of: 'bigint',
  natural_key: 'text',
  next_planned: 'date',
  next_recheck: 'date',
  verified_by: 'int',
  tokens: `tsvector not null default ''`,
  trial: 'boolean not null default false',
  version: 'int not null default 1',
  created_by: 'text not null',
  created_at: 'timestamptz not null',
  updated_by: 'text not null',
  updated_at: 'timestamptz not null',
}

/** An enterprise and a device are called by their names in the hub; the rest has a name of its own. */
export function titleSql(subject: Register['subject']): string | null {
  switch (subject) {
    case 'enterprise':
      return `coalesce(enterprise, '')`
    case 'facility':
      return `trim(coalesce(enterprise, '') || ' ' || coalesce(facility, ''))`
    case 'project':
    case 'park':
    case 'record':
      return null
  }
}

/** What no person's change of an item's facts touches: written by the product on the way (the guard leaves them out). */
export const BOOKKEEPING = [
  'stage',
  'unit_id',
  'township',
  'version',
  'verified_by',
  'next_planned',
  'next_recheck',
  'updated_by',
  'updated_at',
  'tokens',
  'natural_key',
  'title',
  'due',
  'due_rule',
] as const

/** Who makes an item, and when, is said once. */
export const NEVER_CHANGED: readonly string[] = [
  'id',
  'plan_id',
  'task_id',
  'relapse_of',
  'verified_by',
  'trial',
  'version',
  'next_planned',
  'created_by',
  'created_at',
]
