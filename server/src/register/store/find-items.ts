import { sql } from 'kysely'
import type { ItemRef } from '@gongjian/domain/register/item.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { wordQueries } from '../../search/word-tokens.ts'
import { registerTitles } from './definitions.ts'
import { findReferences } from './references.ts'

const MOST = 20

/** What holds the words, newest first; without words the newest of all. What was removed is not offered. */
async function findByWords({ tx, actor }: Ctx, q: string, register: string | undefined): Promise<ItemRef[]> {
  const words = wordQueries(q)
  if (words.length === 0 && (q.trim() !== '' || register === undefined)) return []
  const among = words.length === 0 ? sql`true` : sql`i.id in (select find_items(${register ?? null}, ${words}::text[]))`
  const its = register === undefined ? sql`true` : sql`i.register = ${register}`
  const { rows } = await sql<ItemRef>`
    select i.register, i.id, i.title from item_index i
    where i.plan_id = ${actor.planId} and ${its} and i.stage <> 'removed' and ${among} order by i.id desc limit ${MOST}`.execute(
    tx,
  )
  return rows
}

export const findItems = implement('findItems', async (ctx, { q, ids, register }) => {
  const numbered = /^[#＃]?\d+$/.test(q.trim()) ? [Number(q.trim().replace(/^[#＃]/, ''))] : []
  const named = await findReferences(ctx, [...ids, ...numbered])
  const own = named.filter((r) => register === undefined || r.register === register || ids.includes(r.id))
  // Who asks by number alone asks for no others.
  const found = ids.length > 0 && q === '' ? [] : await findByWords(ctx, q, register)
  const titleOf = await registerTitles(ctx)
  const all = new Map([...own, ...found].map((r) => [r.id, { ...r, registerTitle: titleOf(r.register) }]))
  return [...all.values()]
})
