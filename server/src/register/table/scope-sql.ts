import type { Permission } from '@gongjian/domain/permission/permission.ts'
import { literal } from './column-kinds.ts'

/**
 * Whose items a permission reaches, as a condition on a row with unit_id, task_id and township. The door sets it from the one
 * permission table (db/actor.ts): app.<name>_all, _units, _tasks; _open: tasks of which items of no unit yet (待定) are seen too.
 * The selects run once per query; a cast outside them would run per row.
 */
export const SCOPES = {
  item_read: 'item.read',
  item_edit: 'item.edit',
  item_progress: 'item.progress',
  item_verify: 'item.verify',
  item_close: 'item.close',
  item_assign: 'item.assign',
  item_decide: 'entry.decide',
  item_answer: 'candidate.answer',
  item_judge: 'candidate.decide',
  season_edit: 'season.edit',
  season_submit: 'season.submit',
  season_review: 'season.review',
  enterprise_read: 'enterprise.read',
  enterprise_edit: 'enterprise.edit',
  enterprise_merge: 'enterprise.merge',
} as const satisfies Record<string, Permission>

/** What a scope of that noun is called: of item_read, read. */
type ScopeOf<Noun extends string> = keyof typeof SCOPES extends infer K
  ? K extends `${Noun}_${infer S}`
    ? S
    : never
  : never
export type ItemScope = ScopeOf<'item'>

/** Those that an item's guard asks for. The others change no stage: 准入审查决定 (decide), a candidate of a sweep (answer, judge). */
export const ITEM_SCOPES = ['read', 'edit', 'progress', 'verify', 'close', 'assign'] as const satisfies ItemScope[]

export const IN_PLAN = `(select setting('app.plan')::int)`

/** The business day of the statement. */
export const TODAY = `(coalesce(setting('app.plan_now')::timestamptz, clock_timestamp()) at time zone 'Asia/Shanghai')::date`

/** Whether a row stands under who leads its task. `row`: the table, or new. */
export function isUnderLead(row: string): string {
  return `exists (select 1 from task_unit tu where tu.plan_id = ${row}.plan_id and tu.task_id = ${row}.task_id and tu.unit_id = ${row}.unit_id and tu.part = 'lead')`
}

/**
 * How a condition asks for its settings: by sub-selects, which a statement runs once, or plainly, as a function that is called row by
 * row must. A sub-select says yes or no itself: of that the planner expects half, and of a value compared outside half a per cent, by
 * which it would take a city's list for a handful of rows.
 */
type Asking = 'once' | 'each'

function asked(text: string, asking: Asking): string {
  return asking === 'once' ? `(select ${text})` : text
}

export function ids(name: string, asking: Asking = 'once'): string {
  const list = `coalesce(setting('app.${name}'), '{}')::int[]`
  return asking === 'once' ? `any (array(select unnest(${list})))` : `any (${list})`
}

export function flag(name: string, asking: Asking = 'once'): string {
  return asked(`coalesce(setting('app.${name}'), '') = 'yes'`, asking)
}

interface Columns {
  readonly unit: string
  readonly task: string
  readonly township: string
}

export function columnsIn(alias: string): Columns {
  const dot = alias === '' ? '' : `${alias}.`
  return { unit: `${dot}unit_id`, task: `${dot}task_id`, township: `${dot}township` }
}

function reach(name: string, { unit, task }: Columns, asking: Asking): string {
  return `(${flag(`${name}_all`, asking)} or ${unit} = ${ids(`${name}_units`, asking)}
    or (${task} = ${ids(`${name}_tasks`, asking)} and ${unit} is not null) or (${unit} is null and ${task} = ${ids(`${name}_open`, asking)}))`
}

/** An inspector's townships; nobody else has any. */
function inTownships({ township }: Columns, asking: Asking = 'once'): string {
  const list = `coalesce(setting('app.townships'), '{}')::text[]`
  return `(${asked(`setting('app.townships') is null`, asking)}
    or ${township} = any (${asking === 'once' ? `array(select unnest(${list}))` : list}))`
}

export function itemScope(scope: ItemScope, columns: Columns, asking: Asking = 'once'): string {
  return `(${reach(`item_${scope}`, columns, asking)} and ${inTownships(columns, asking)})`
}

/**
 * What the city keeps for all (standards, limits, catalogues: `keptBy` lead) is read by whoever reads items at all, whosever it is.
 * `register`: an expression over the row, or a literal.
 */
export function openRead(open: readonly string[], register: string): string {
  if (open.length === 0) return 'false'
  const reads = `(select coalesce(setting('app.item_read_all'), setting('app.item_read_units'), setting('app.item_read_tasks')) is not null)`
  return `(${register} in (${open.map(literal).join(', ')}) and ${reads})`
}

/** A county's plan for a season hangs on its unit and the task, and on no township. */
export function seasonScope(verb: ScopeOf<'season'>, columns: Columns): string {
  return reach(`season_${verb}`, columns, 'once')
}

/** Whose plans are read: who reads the unit's items, of whatever township. */
export function seasonRead(columns: Columns): string {
  return reach('item_read', columns, 'once')
}

/** Enterprises hang on a unit and no task. */
export function enterpriseScope(scope: ScopeOf<'enterprise'>, columns: Columns): string {
  return `((${flag(`enterprise_${scope}_all`)} or ${columns.unit} = ${ids(`enterprise_${scope}_units`)}) and ${inTownships(columns)})`
}

/**
 * The registers that a token of another system may read or write (db/actor.ts); who is no token, or may all, is not narrowed.
 * `register`: an expression over the row, or a literal, which is then asked once.
 */
export function tokenScope(verb: 'read' | 'write', register: string): string {
  const setting = `setting('app.token_${verb}')`
  // A literal needs no row: the whole is then one sub-select, asked once a statement.
  if (register.startsWith("'")) return `(select coalesce(${register} = any (${setting}::text[]), true))`
  return `((select ${setting} is null) or ${register} = any (array(select unnest(coalesce(${setting}, '{}')::text[]))))`
}

/** How far series or evidence are open to a token. */
export function tokenOpen(noun: 'series' | 'evidence', verb: 'read' | 'write'): string {
  const open = verb === 'read' ? `('read', 'write')` : `('write')`
  return `(select coalesce(setting('app.token_${noun}') in ${open}, true))`
}

/** Another unit's enterprise that an item of one's own names: the list of guests says where to look, the item decides. */
export function isNamedByItem(enterprise: string): string {
  return `(${enterprise} = any (array(select g.enterprise_id from enterprise_guest g where g.plan_id = ${IN_PLAN} and g.unit_id = ${ids('item_read_units')}))
    and exists (select 1 from item_index i where i.plan_id = ${IN_PLAN} and i.enterprise_id = ${enterprise} and ${itemScope('read', columnsIn('i'))}))`
}
