import { sql } from 'kysely'
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
}

interface Found extends TakenEnterprise {
  readonly n: number
  readonly id: number
}

async function find(tx: Tx, asked: readonly AskedEnterprise[]): Promise<Map<number, Found>> {
  const { rows } = await sql<Found>`select * from find_enterprises(${JSON.stringify(asked)}::jsonb)`.execute(tx)
  return new Map(rows.map((r) => [r.n, r]))
}

function keyOf({ code, name, unit }: AskedEnterprise): string {
  return code ?? `${unit ?? ''}\u001f${name}`
}

async function make(tx: Tx, missing: readonly AskedEnterprise[]): Promise<Map<string, number>> {
  const unique = [...new Map(missing.map((a) => [keyOf(a), a])).values()]
  if (unique.length === 0) return new Map()
  const asked = unique.map((a) => ({ ...a, tokens: wordTokens([a.name], [a.code]) }))
  const { rows } = await sql<{ n: number; id: number }>`
    select * from make_enterprises(${JSON.stringify(asked)}::jsonb)`.execute(tx)
  const byRow = new Map(unique.map((a) => [a.n, keyOf(a)]))
  return new Map(rows.map((r) => [byRow.get(r.n) ?? '', r.id]))
}

/**
 * The enterprises that rows name: by number, else by credit code, else by the exact name within the unit; else (with a name)
 * made and marked 待核. Rows that name none are not in the answer. `isWriting` false: nothing is made.
 */
export async function takeEnterprises(
  tx: Tx,
  asked: readonly AskedEnterprise[],
  isWriting: boolean,
): Promise<Map<number, TakenEnterprise>> {
  const naming = asked.filter((a) => a.id !== null || a.code !== null || a.name !== null)
  if (naming.length === 0) return new Map()
  const found = await find(tx, naming)
  const missing = naming.filter((a) => !found.has(a.n) && a.id === null && a.name !== null)
  const made = isWriting ? await make(tx, missing) : new Map<string, number>()
  const uncoded = naming.filter((a) => a.code !== null && found.get(a.n)?.credit_code === null)
  if (isWriting && uncoded.length > 0) {
    const codes = uncoded.map((a) => ({ id: found.get(a.n)?.id, code: a.code, task: a.task }))
    await sql`select code_enterprises(${JSON.stringify(codes)}::jsonb)`.execute(tx)
  }
  const codeOf = (a: AskedEnterprise, known: string | null): string | null => known ?? a.code
  return new Map(
    naming.flatMap((a): [number, TakenEnterprise][] => {
      const there = found.get(a.n)
      if (there) return [[a.n, { ...there, credit_code: codeOf(a, there.credit_code) }]]
      if (a.id !== null || a.name === null) return []
      return [[a.n, { id: made.get(keyOf(a)) ?? null, name: a.name, credit_code: a.code, size: null }]]
    }),
  )
}

export interface AskedFacility {
  readonly n: number
  readonly enterprise: number
  readonly kind: string
  readonly name: string
  readonly lon: number | null
  readonly lat: number | null
}

/** The facilities that rows name, by enterprise, kind and name; made where the hub has none and this is no preview. */
export async function takeFacilities(
  tx: Tx,
  asked: readonly AskedFacility[],
  isWriting: boolean,
): Promise<Map<number, number>> {
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ n: number; id: number }>`
    select * from take_facilities(${JSON.stringify(asked)}::jsonb, ${isWriting})`.execute(tx)
  return new Map(rows.map((r) => [r.n, r.id]))
}
