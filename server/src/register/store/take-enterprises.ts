import { sql } from 'kysely'
import { digitsOf, facilityCore, withoutSize } from '@gongjian/domain/enterprise/like-facility.ts'
import { chooseNamed, type NamedChoice, type NamedFacility } from '@gongjian/domain/enterprise/named-facility.ts'
import type { Tx } from '../../db/actor.ts'
import { wordTokens } from '../../search/word-tokens.ts'

export interface AskedEnterprise {
  /** Which row asks. */
  readonly n: number
  readonly id: number | null
  readonly code: string | null
  readonly name: string | null
  readonly unit: number | null
  readonly task: number | null
  readonly township: string | null
  readonly lon: number | null
  readonly lat: number | null
}

export interface TakenEnterprise {
  /** null: would be made, and this is a preview. */
  readonly id: number | null
  readonly name: string
  readonly credit_code: string | null
  readonly size: string | null
  /** Another one of the hub that the row names as well. */
  readonly other?: string | null
  /** The one that was merged into this one, which the row names. */
  readonly via?: number | null
  /** Chosen beside a code that nobody has, while it has one of its own. */
  readonly is_unheld?: boolean | null
  /** Chosen by number beside a name that is none of its own. */
  readonly is_misnamed?: boolean | null
}

interface Found extends TakenEnterprise {
  readonly n: number
}

/**
 * The enterprises that rows name: by number alone where there is one, else by credit code, else by the exact name within the unit. A
 * name that nobody has entered yet is an enterprise to be made. Rows that name none, or a number or code that nobody has, are not in
 * the answer.
 */
export async function findEnterprises(
  tx: Tx,
  asked: readonly AskedEnterprise[],
): Promise<Map<number, TakenEnterprise>> {
  const naming = asked.filter((a) => a.id !== null || a.code !== null || a.name !== null)
  if (naming.length === 0) return new Map()
  // A ledger of devices names its enterprise in every second row: each is looked for once.
  const groups = Map.groupBy(naming, ({ id, code, name, unit }) => JSON.stringify([id, code, name, unit]))
  const firsts = [...groups.values()].flatMap(([first]) => (first ? [first] : []))
  const { rows } = await sql<Found>`select * from find_enterprises(${JSON.stringify(firsts)}::jsonb)`.execute(tx)
  const byFirst = new Map(rows.map((r) => [r.n, r]))
  const found = new Map([...groups.values()].flatMap((g) => g.map((a) => [a.n, byFirst.get(g[0]?.n ?? a.n)] as const)))
  return new Map(
    naming.flatMap((a): [number, TakenEnterprise][] => {
      const there = found.get(a.n)
      if (there) return [[a.n, { ...there, credit_code: there.credit_code ?? a.code }]]
      if (a.id !== null || a.name === null) return []
      return [[a.n, { id: null, name: a.name, credit_code: a.code, size: null }]]
    }),
  )
}

function keyOf({ code, name, unit }: AskedEnterprise): string {
  return code ?? `${unit ?? ''}\u001f${name}`
}

/**
 * Makes those that have no number yet, marked 待核 (row → number), and gives its code to an enterprise that was entered
 * without one.
 */
export async function makeEnterprises(tx: Tx, asked: readonly AskedEnterprise[]): Promise<Map<number, number>> {
  const coded = asked.flatMap((a) =>
    a.id !== null && a.code !== null ? [{ id: a.id, code: a.code, task: a.task }] : [],
  )
  if (coded.length > 0) await sql`select code_enterprises(${JSON.stringify(coded)}::jsonb)`.execute(tx)
  const missing = asked.filter((a) => a.id === null)
  const unique = [...new Map(missing.map((a) => [keyOf(a), a])).values()]
  if (unique.length === 0) return new Map()
  const making = unique.map((a) => ({ ...a, tokens: wordTokens([a.name], [a.code]) }))
  const { rows } = await sql<{ n: number; id: number }>`
    select * from make_enterprises(${JSON.stringify(making)}::jsonb)`.execute(tx)
  const byRow = new Map(unique.map((a) => [a.n, keyOf(a)]))
  const made = new Map(rows.map((r) => [byRow.get(r.n) ?? '', r.id]))
  return new Map(missing.flatMap((a) => (made.has(keyOf(a)) ? [[a.n, made.get(keyOf(a)) ?? 0]] : [])))
}

export interface AskedFacility {
  readonly n: number
  readonly enterprise: number
  readonly kind: string
  readonly name: string
  readonly lon: number | null
  readonly lat: number | null
  /** null: it runs. */
  readonly closed_on: string | null
}

/** What a row means by the facility that it names, where the hub has anything of that name or written alike. */
export async function namedFacilities(
  tx: Tx,
  asked: readonly (Pick<AskedFacility, 'n' | 'enterprise' | 'kind' | 'name'> & { readonly core?: string })[],
): Promise<Map<number, NamedChoice>> {
  if (asked.length === 0) return new Map()
  const cored = asked.map(({ n, enterprise, name, core = facilityCore(name) }) => ({
    n,
    enterprise,
    name,
    core,
    digits: digitsOf(withoutSize(name)),
  }))
  const { rows } = await sql<NamedFacility & { n: number }>`
    select * from named_facilities(${JSON.stringify(cored)}::jsonb)`.execute(tx)
  const found = Map.groupBy(rows, (r) => r.n)
  return new Map(asked.flatMap((a) => (found.has(a.n) ? [[a.n, chooseNamed(a, found.get(a.n) ?? [])]] : [])))
}

/** What is entered under the name of one that was merged away goes back with it when that is undone (merge-sql.ts). */
export async function rememberVia(tx: Tx, entered: readonly { item: number; via: number }[]): Promise<void> {
  if (entered.length > 0) await sql`select entered_under(${JSON.stringify(entered)}::jsonb)`.execute(tx)
}

/** Which of these enterprises are shut, by number. */
export async function shutEnterprises(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ id: number; name: string }>`select * from shut_enterprises(${asked}::int[])`.execute(tx)
  return new Map(rows.map((r) => [r.id, r.name]))
}

/** Makes facilities that the hub did not have. */
export async function makeFacilities(tx: Tx, asked: readonly AskedFacility[]): Promise<Map<number, number>> {
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ n: number; id: number }>`
    select * from make_facilities(${JSON.stringify(asked)}::json)`.execute(tx)
  const made = new Map(rows.map((r) => [r.n, r.id]))
  const others = await namedFacilities(
    tx,
    asked.filter((a) => !made.has(a.n)),
  )
  // Of two rows that enter the same as closed the second one finds it closed.
  const asClosed = new Set(asked.flatMap((a) => (a.closed_on === null ? [] : [a.n])))
  for (const [n, choice] of others)
    if (choice.is === 'taken' || (choice.is === 'closed' && asClosed.has(n))) made.set(n, choice.one.id)
  return made
}
