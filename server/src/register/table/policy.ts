import { quoted } from './column-kinds.ts'
import { columnsIn, IN_PLAN, itemScope, tokenScope, type ItemScope } from './scope-sql.ts'

export interface Policy {
  readonly name: string
  readonly verb: 'select' | 'insert' | 'update' | 'delete' | 'all'
  readonly using?: string
  readonly check?: string
  /** Holds beside whatever else lets a row pass. */
  readonly isRestrictive?: true
}

export function policySql(table: string, { name, verb, using, check, isRestrictive }: Policy): string {
  return [
    `drop policy if exists ${name} on ${quoted(table)};`,
    `create policy ${name} on ${quoted(table)} as ${isRestrictive ? 'restrictive' : 'permissive'} for ${verb} to APP_ROLE`,
    using ? ` using (${using})` : '',
    check ? ` with check (${check})` : '',
    ';',
  ].join('')
}

export function planAnd(condition: string): string {
  return `plan_id = ${IN_PLAN} and (${condition})`
}

export function anyScope(scopes: readonly ItemScope[], alias = ''): string {
  return scopes.map((s) => itemScope(s, columnsIn(alias))).join(' or ')
}

/** The item that a row hangs on, as far as the actor sees it, and in one of these scopes. */
export function onItem(table: string, scopes: readonly ItemScope[]): string {
  // The index shows what may be read by itself, what the city keeps for all among it.
  const reach = scopes.includes('read') ? 'true' : anyScope(scopes, 'i')
  return `exists (select 1 from item_index i where i.plan_id = ${table}.plan_id and i.id = ${table}.item_id and (${reach}))`
}

export function onWritable(table: string, scopes: readonly ItemScope[]): string {
  return `${tokenScope('write', `${table}.register`)} and ${onItem(table, scopes)}`
}

/** Persons only: whoever answers for it himself. */
export const NO_TOKEN = `(select setting('app.token')) is null`
