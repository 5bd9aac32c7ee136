import { literal, quoted } from './column-kinds.ts'
import { NEVER_CHANGED } from './common-columns.ts'
import { anyScope, planAnd, policySql, type Policy } from './policy.ts'
import {
  columnsIn,
  isUnderLead,
  ITEM_SCOPES,
  itemScope,
  openRead,
  tokenOpen,
  tokenScope,
  type ItemScope,
} from './scope-sql.ts'

const WRITERS: readonly ItemScope[] = ITEM_SCOPES.filter((s) => s !== 'read')

/** Columns of a register that a person's request may write in a row that stands: the guard says which when. */
function changeable(columns: readonly string[]): string {
  return columns
    .filter((c) => !NEVER_CHANGED.includes(c))
    .map(quoted)
    .join(', ')
}

export function itemPoliciesSql(
  register: string,
  table: string,
  columns: readonly string[],
  open: readonly string[],
): string {
  const reads = open.includes(register)
    ? `(${itemScope('read', columnsIn(''))} or ${openRead(open, literal(register))})`
    : itemScope('read', columnsIn(''))
  // What the city keeps is written under who leads the task alone (domain/register/holder.ts).
  const byKeeper = open.includes(register) ? isUnderLead(quoted(table)) : 'true'
  const mayRead = tokenScope('read', literal(register))
  const mayWrite = tokenScope('write', literal(register))
  const begins = `(stage = 'draft' or (stage = 'listed' and ${itemScope('progress', columnsIn(''))}))`
  const policies: Policy[] = [
    { name: 'reads', verb: 'select', using: planAnd(`${reads} and ${mayRead}`) },
    {
      name: 'adds',
      verb: 'insert',
      check: planAnd(`${itemScope('edit', columnsIn(''))} and ${begins} and ${byKeeper} and ${mayWrite}`),
    },
    {
      name: 'changes',
      verb: 'update',
      using: planAnd(`(${anyScope(WRITERS)}) and ${mayWrite}`),
      check: planAnd('true'),
    },
  ]
  return [
    `revoke all on ${quoted(table)} from APP_ROLE;`,
    `grant select, insert, update (${changeable(columns)}) on ${quoted(table)} to APP_ROLE;`,
    ...policies.map((p) => policySql(table, p)),
  ].join('\n')
}

/** A figure of a month is a fact of its time: it is entered in every stage of the item but removed. */
export function seriesPoliciesSql(register: string, table: string, columns: readonly string[]): string {
  const standing = `exists (select 1 from item_index i where i.plan_id = ${quoted(table)}.plan_id and i.id = ${quoted(table)}.item_id and i.stage <> 'removed')`
  const mine = tokenScope('read', literal(register))
  const edit = `${itemScope('edit', columnsIn(''))} and ${mine} and ${tokenOpen('series', 'write')}`
  const read = `${itemScope('read', columnsIn(''))} and ${mine} and ${tokenOpen('series', 'read')}`
  const policies: Policy[] = [
    { name: 'reads', verb: 'select', using: planAnd(read) },
    { name: 'adds', verb: 'insert', check: planAnd(`${edit} and ${standing}`) },
    { name: 'changes', verb: 'update', using: planAnd(`${edit} and ${standing}`) },
  ]
  const fixed = [...NEVER_CHANGED, 'item_id', 'unit_id', 'township', 'period']
  return [
    `revoke all on ${quoted(table)} from APP_ROLE;`,
    `grant select, insert, update (${columns
      .filter((c) => !fixed.includes(c))
      .map(quoted)
      .join(', ')}) on ${quoted(table)} to APP_ROLE;`,
    ...policies.map((p) => policySql(table, p)),
  ].join('\n')
}
