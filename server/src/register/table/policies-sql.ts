import { literal, quoted, tableOf } from './column-kinds.ts'
import { NEVER_CHANGED } from './common-columns.ts'
import {
  columnsIn,
  enterpriseScope,
  flag,
  ids,
  IN_PLAN,
  isNamedByItem,
  ITEM_SCOPES,
  itemScope,
  openRead,
  seasonRead,
  seasonScope,
  tokenOpen,
  tokenScope,
  type ItemScope,
} from './scope-sql.ts'

interface Policy {
  readonly name: string
  readonly verb: 'select' | 'insert' | 'update' | 'delete' | 'all'
  readonly using?: string
  readonly check?: string
  /** Holds beside whatever else lets a row pass. */
  readonly isRestrictive?: true
}

function policySql(table: string, { name, verb, using, check, isRestrictive }: Policy): string {
  return [
    `drop policy if exists ${name} on ${quoted(table)};`,
    `create policy ${name} on ${quoted(table)} as ${isRestrictive ? 'restrictive' : 'permissive'} for ${verb} to APP_ROLE`,
    using ? ` using (${using})` : '',
    check ? ` with check (${check})` : '',
    ';',
  ].join('')
}

function planAnd(condition: string): string {
  return `plan_id = ${IN_PLAN} and (${condition})`
}

function anyScope(scopes: readonly ItemScope[], alias = ''): string {
  return scopes.map((s) => itemScope(s, columnsIn(alias))).join(' or ')
}

/** The item that a row hangs on, as far as the actor sees it, and in one of these scopes. */
function onItem(table: string, scopes: readonly ItemScope[]): string {
  // The index shows what may be read by itself, what the city keeps for all among it.
  const reach = scopes.includes('read') ? 'true' : anyScope(scopes, 'i')
  return `exists (select 1 from item_index i where i.plan_id = ${table}.plan_id and i.id = ${table}.item_id and (${reach}))`
}

function onWritable(table: string, scopes: readonly ItemScope[]): string {
  return `${tokenScope('write', `${table}.register`)} and ${onItem(table, scopes)}`
}

const WRITERS: readonly ItemScope[] = ITEM_SCOPES.filter((s) => s !== 'read')

const ACCOUNT = `(select setting('app.account')::int)`

/** A token of another system is no account, and an account no token. */
const OWN_KEY = `account_id = ${ACCOUNT} or token_id = (select setting('app.token')::int)`

const ITEM_NOUNS = `(noun like 'reg\\_%' or noun in ('item_step', 'item_recheck', 'sweep_candidate'))`

const NO_TOKEN = `(select setting('app.token')) is null`

/** A token of some registers reads the history of their items, steps and rechecks; of figures by month only one of all registers. */
const TOKEN_NOUN = `((select setting('app.token_nouns')) is null
  or noun = any (array(select unnest(coalesce(setting('app.token_nouns'), '{}')::text[])))
  or (noun in ('item_step', 'item_recheck', 'sweep_candidate') and ${tokenScope('read', `coalesce(after->>'register', before->>'register')`)}))`

function townshipOfImage(): string {
  return `coalesce(after->>'township', before->>'township')`
}

/** Who leads the task of the season opens it: of no unit yet, so it is asked for by the task alone. */
const LEADS_SEASON = `(${flag('season_review_all')} or task_id = ${ids('season_review_tasks')})`

/** Persons only: a plan is drawn up, submitted and judged by somebody who answers for it. */
function seasonWrites(verbs: readonly ('edit' | 'submit' | 'review')[]): string {
  return `${NO_TOKEN} and (${verbs.map((v) => seasonScope(v, columnsIn(''))).join(' or ')})`
}

/** The product at work: whoever is no person passes no permissive policy of persons either. */
const NO_PERSON = `(select setting('app.role')) is null`

const READS_HUB = enterpriseScope('read', columnsIn(''))

/** Of the hub's own tables: what the history says of them is read where they are. */
const HUB_NOUNS = `noun in ('enterprise', 'facility', 'enterprise_merge', 'enterprise_apart')`

const COMMON: Readonly<Record<string, readonly Policy[]>> = {
  item_move: [{ name: 'reads', verb: 'select', using: planAnd(onItem('item_move', ['read'])) }],
  item_step: [
    { name: 'reads', verb: 'select', using: planAnd(onItem('item_step', ['read'])) },
    { name: 'adds', verb: 'insert', check: planAnd(onWritable('item_step', ['edit'])) },
    { name: 'changes', verb: 'update', using: planAnd(onWritable('item_step', ['edit'])) },
  ],
  item_recheck: [
    { name: 'reads', verb: 'select', using: planAnd(onItem('item_recheck', ['read'])) },
    { name: 'adds', verb: 'insert', check: planAnd(onWritable('item_recheck', ['close'])) },
    { name: 'changes', verb: 'update', using: planAnd(onWritable('item_recheck', ['edit'])) },
  ],
  entry_review: [
    { name: 'reads', verb: 'select', using: planAnd(onItem('entry_review', ['read'])) },
    { name: 'adds', verb: 'insert', check: planAnd(`${NO_TOKEN} and ${onItem('entry_review', ['edit'])}`) },
  ],
  entry_decision: [
    { name: 'reads', verb: 'select', using: planAnd(onItem('entry_decision', ['read'])) },
    { name: 'adds', verb: 'insert', check: planAnd(`${NO_TOKEN} and ${onItem('entry_decision', ['decide'])}`) },
  ],
  season: [
    { name: 'reads', verb: 'select', using: planAnd('true') },
    { name: 'adds', verb: 'insert', check: planAnd(`${NO_TOKEN} and ${LEADS_SEASON}`) },
    { name: 'changes', verb: 'update', using: planAnd(`${NO_TOKEN} and ${LEADS_SEASON}`) },
  ],
  season_plan: [
    { name: 'reads', verb: 'select', using: planAnd(seasonRead(columnsIn(''))) },
    { name: 'adds', verb: 'insert', check: planAnd(seasonWrites(['review'])) },
    {
      name: 'changes',
      verb: 'update',
      using: planAnd(seasonWrites(['edit', 'submit', 'review'])),
      check: planAnd('true'),
    },
  ],
  season_version: [
    { name: 'reads', verb: 'select', using: planAnd(seasonRead(columnsIn(''))) },
    { name: 'adds', verb: 'insert', check: planAnd(seasonWrites(['submit'])) },
    { name: 'changes', verb: 'update', using: planAnd(seasonWrites(['review'])) },
  ],
  season_row: [
    {
      name: 'reads',
      verb: 'select',
      using: planAnd(`${itemScope('read', columnsIn(''))} and ${NO_TOKEN}`),
    },
    { name: 'adds', verb: 'insert', check: planAnd(seasonWrites(['submit'])) },
  ],
  season_answer: [
    { name: 'reads', verb: 'select', using: planAnd(seasonRead(columnsIn(''))) },
    { name: 'adds', verb: 'insert', check: planAnd(seasonWrites(['edit'])) },
    { name: 'changes', verb: 'update', using: planAnd(seasonWrites(['review'])) },
  ],
  sweep_count: [
    {
      name: 'reads',
      verb: 'select',
      using: planAnd(`${NO_TOKEN} and ${itemScope('read', { ...columnsIn(''), township: 'null::text' })}`),
    },
  ],
  sweep_candidate: [
    {
      name: 'reads',
      verb: 'select',
      using: planAnd(`${itemScope('read', columnsIn(''))} and ${tokenScope('read', 'register')}`),
    },
    {
      name: 'changes',
      verb: 'update',
      using: planAnd(`${NO_TOKEN} and (${anyScope(['answer', 'judge'])})`),
      check: planAnd('true'),
    },
  ],
  attachment: [
    {
      name: 'reads_item',
      verb: 'select',
      using: planAnd(`item_id is not null and ${onItem('attachment', ['read'])}`),
    },
    {
      name: 'adds_item',
      verb: 'insert',
      check: planAnd(`item_id is not null and ${tokenOpen('evidence', 'write')} and ${onItem('attachment', ['edit'])}`),
    },
    {
      name: 'removes_item',
      verb: 'update',
      using: planAnd(`item_id is not null and ${NO_TOKEN} and ${onItem('attachment', ['edit'])}`),
    },
    // The policies of reports let a unit add and remove files of its own: those of items follow their item alone. The owner
    // may be a member of the requests' role (whoever makes a role is), and has no role of his own.
    {
      name: 'adds_only',
      verb: 'insert',
      check: `item_id is null or ${NO_PERSON} or ${onItem('attachment', ['edit'])}`,
      isRestrictive: true,
    },
    {
      name: 'removes_only',
      verb: 'update',
      using: `item_id is null or ${NO_PERSON} or ${onItem('attachment', ['edit'])}`,
      isRestrictive: true,
    },
  ],
  saved_view: [
    { name: 'reads', verb: 'select', using: planAnd(`shared or account_id = ${ACCOUNT}`) },
    { name: 'adds', verb: 'insert', check: planAnd(`account_id = ${ACCOUNT}`) },
    { name: 'changes', verb: 'update', using: planAnd(`account_id = ${ACCOUNT}`) },
    { name: 'removes', verb: 'delete', using: planAnd(`account_id = ${ACCOUNT}`) },
  ],
  idempotency: [
    { name: 'reads', verb: 'select', using: planAnd(OWN_KEY) },
    { name: 'adds', verb: 'insert', check: planAnd(OWN_KEY) },
    { name: 'removes', verb: 'delete', using: planAnd(OWN_KEY) },
  ],
  enterprise: [
    { name: 'reads', verb: 'select', using: planAnd(`${READS_HUB} or ${isNamedByItem('enterprise.id')}`) },
    { name: 'adds', verb: 'insert', check: planAnd(enterpriseScope('edit', columnsIn(''))) },
    { name: 'changes', verb: 'update', using: planAnd(enterpriseScope('edit', columnsIn(''))) },
  ],
  facility: [
    { name: 'reads', verb: 'select', using: planAnd(`${READS_HUB} or ${isNamedByItem('facility.enterprise_id')}`) },
    { name: 'adds', verb: 'insert', check: planAnd(enterpriseScope('edit', columnsIn(''))) },
    { name: 'changes', verb: 'update', using: planAnd(enterpriseScope('edit', columnsIn(''))) },
  ],
  enterprise_merge: [{ name: 'reads', verb: 'select', using: planAnd(READS_HUB) }],
  enterprise_apart: [
    {
      name: 'reads',
      verb: 'select',
      using: planAnd(enterpriseScope('merge', { ...columnsIn(''), township: 'null::text' })),
    },
    {
      name: 'adds',
      verb: 'insert',
      check: planAnd(enterpriseScope('merge', { ...columnsIn(''), township: 'null::text' })),
    },
  ],
  enterprise_guest: [{ name: 'reads', verb: 'select', using: planAnd(`unit_id = ${ids('item_read_units')}`) }],
}

/** `open`: registers that the city keeps for all. */
function itemReads(open: readonly string[]): Readonly<Record<string, readonly Policy[]>> {
  return {
    item_index: [
      {
        name: 'reads',
        verb: 'select',
        using: planAnd(
          `(${itemScope('read', columnsIn(''))} or ${openRead(open, 'register')}) and ${tokenScope('read', 'register')}`,
        ),
      },
    ],
    history: [
      {
        name: 'reads_items',
        verb: 'select',
        using: planAnd(
          `(${ITEM_NOUNS} and ${TOKEN_NOUN} and (${itemScope('read', { ...columnsIn(''), township: townshipOfImage() })} or ${openRead(open.map(tableOf), 'noun')}))
         or (noun = 'attachment' and ${tokenOpen('evidence', 'read')} and exists (select 1 from item_index i
           where i.plan_id = history.plan_id and i.id = (coalesce(after, before)->>'item_id')::bigint))
         or (${HUB_NOUNS} and ${enterpriseScope('read', { ...columnsIn(''), township: townshipOfImage() })})`,
        ),
      },
    ],
  }
}

export function commonPoliciesSql(open: readonly string[]): string {
  return Object.entries({ ...COMMON, ...itemReads(open) })
    .flatMap(([table, policies]) => policies.map((p) => policySql(table, p)))
    .join('\n')
}

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
  const holder = open.includes(register)
    ? `exists (select 1 from task_unit tu where tu.plan_id = ${quoted(table)}.plan_id and tu.task_id = ${quoted(table)}.task_id and tu.unit_id = ${quoted(table)}.unit_id and tu.part = 'lead')`
    : 'true'
  const mayRead = tokenScope('read', literal(register))
  const mayWrite = tokenScope('write', literal(register))
  const policies: Policy[] = [
    { name: 'reads', verb: 'select', using: planAnd(`${reads} and ${mayRead}`) },
    {
      name: 'adds',
      verb: 'insert',
      check: planAnd(`${itemScope('edit', columnsIn(''))} and ${holder} and ${mayWrite}`),
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
