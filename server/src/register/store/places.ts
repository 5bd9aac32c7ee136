import { sql } from 'kysely'
import { bareText } from '@gongjian/domain/register/read-text.ts'
import type { Ctx } from '../../app.ts'
import type { Tx } from '../../db/actor.ts'

export interface UnitPlace {
  readonly id: number
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly short: string
}
export interface TownshipPlace {
  readonly code: string
  readonly name: string
  readonly unitId: number | null
}

/** Units and townships of the plan, found by code or by any name that people write. */
export interface Places {
  unit(text: string): UnitPlace | undefined
  unitById(id: number): UnitPlace | undefined
  /** Within the unit; null: anywhere, where only one bears the name. */
  township(text: string, unitId: number | null): TownshipPlace | undefined
  /** Codes of all that bear the name. */
  townshipsNamed(text: string): string[]
  townshipByCode(code: string): TownshipPlace | undefined
}

/** For who asks of no place. */
export const NO_PLACES: Places = {
  unit: () => undefined,
  unitById: () => undefined,
  township: () => undefined,
  townshipsNamed: () => [],
  townshipByCode: () => undefined,
}

/** 米河 for 米河镇: ledgers leave the kind out. */
function stem(name: string): string {
  return name.length > 2 ? name.replace(/(街道办事处|街道|镇|乡|办事处)$/, '') : name
}

export async function readPlaces({ tx, actor }: Pick<Ctx, 'actor'> & { tx: Tx }): Promise<Places> {
  const units = await tx
    .selectFrom('unit')
    .select(['id', 'code', 'kind', 'name', 'short', 'aliases'])
    .select((eb) =>
      eb
        .selectFrom('unit_name as n')
        .whereRef('n.unit_id', '=', 'unit.id')
        .whereRef('n.plan_id', '=', 'unit.plan_id')
        .select(sql<string[]>`coalesce(array_agg(n.name), '{}')`.as('names'))
        .as('names'),
    )
    .where('plan_id', '=', actor.planId)
    .execute()
  const townships = await tx
    .selectFrom('township')
    .select(['code', 'name', 'unit_id as unitId'])
    .where('plan_id', '=', actor.planId)
    .execute()
  const byWord = new Map(
    units.flatMap((u) =>
      [u.code, u.name, u.short, ...u.aliases, ...(u.names ?? [])].map((w): [string, UnitPlace] => [bareText(w), u]),
    ),
  )
  const byId = new Map(units.map((u): [number, UnitPlace] => [u.id, u]))
  const byCode = new Map(townships.map((t) => [t.code, t]))
  const byName = Map.groupBy(townships, (t) => bareText(t.name))
  const byStem = Map.groupBy(townships, (t) => stem(bareText(t.name)))
  const named = (text: string): TownshipPlace[] => byName.get(text) ?? byStem.get(stem(text)) ?? []
  return {
    unit: (text) => byWord.get(bareText(text)),
    unitById: (id) => byId.get(id),
    townshipByCode: (code) => byCode.get(code),
    townshipsNamed: (text) => named(bareText(text)).map((t) => t.code),
    township: (text, unitId) => {
      const word = bareText(text)
      const fits = [byCode.get(word) ?? [], named(word)].flat().filter((t) => unitId === null || t.unitId === unitId)
      return fits.length === 1 || (fits.length > 0 && unitId !== null) ? fits[0] : undefined
    },
  }
}
