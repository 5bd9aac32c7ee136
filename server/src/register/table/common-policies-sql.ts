import { APPRAISAL_POLICIES } from './appraisal-policies.ts'
import { tableOf } from './column-kinds.ts'
import { anyScope, NO_TOKEN, onItem, onWritable, planAnd, policySql, type Policy } from './policy.ts'
import {
  columnsIn,
  enterpriseScope,
  flag,
  ids,
  isNamedByItem,
  itemScope,
  openRead,
  tokenOpen,
  tokenScope,
} from './scope-sql.ts'
import { SEASON_POLICIES } from './season-policies.ts'

const ACCOUNT = `(select setting('app.account')::int)`

/** A token of another system is no account, and an account no token. */
const OWN_KEY = `account_id = ${ACCOUNT} or token_id = (select setting('app.token')::int)`

const ITEM_NOUNS = `(noun like 'reg\\_%' or noun in ('item_step', 'item_recheck', 'sweep_candidate'))`

/** A token of some registers reads the history of their items, steps and rechecks; of figures by month only one of all registers. */
const TOKEN_NOUN = `((select setting('app.token_nouns')) is null
  or noun = any (array(select unnest(coalesce(setting('app.token_nouns'), '{}')::text[])))
  or (noun in ('item_step', 'item_recheck', 'sweep_candidate') and ${tokenScope('read', `coalesce(after->>'register', before->>'register')`)}))`

function townshipOfImage(): string {
  return `coalesce(after->>'township', before->>'township')`
}

/** The product at work: whoever is no person passes no permissive policy of persons either. */
const NO_PERSON = `(select setting('app.role')) is null`

const READS_HUB = enterpriseScope('read', columnsIn(''))

/** Of the hub's own tables: what the history says of them is read where they are. */
const HUB_NOUNS = `noun in ('enterprise', 'facility', 'enterprise_merge', 'enterprise_apart')`

/** Under the own unit; with all shares who assigns the items of the register's task among the counties. */
const OWN_VIEW = `account_id = ${ACCOUNT} and unit_id = (select setting('app.unit')::int)
  and (shared_with <> 'all' or ${flag('item_assign_all')} or task_id = ${ids('item_assign_tasks')})`

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
    {
      name: 'reads',
      verb: 'select',
      using: planAnd(
        `account_id = ${ACCOUNT} or shared_with = 'all' or (shared_with = 'unit' and unit_id = (select setting('app.unit')::int))`,
      ),
    },
    { name: 'adds', verb: 'insert', check: planAnd(OWN_VIEW) },
    { name: 'changes', verb: 'update', using: planAnd(`account_id = ${ACCOUNT}`), check: planAnd(OWN_VIEW) },
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
  return Object.entries({ ...COMMON, ...SEASON_POLICIES, ...APPRAISAL_POLICIES, ...itemReads(open) })
    .flatMap(([table, policies]) => policies.map((p) => policySql(table, p)))
    .join('\n')
}
