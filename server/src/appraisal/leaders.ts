import { sql, type RawBuilder } from 'kysely'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { ListedEnterprise } from '@gongjian/domain/appraisal/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import type { AppraisalListingTable } from '../db/schema-appraisal.ts'
import { sayWhy } from '../db/transaction.ts'
import { tellingContradicted } from '../notice/season-notices.ts'
import { implement } from '../operation/implementation.ts'
import { readCursor, writeCursor } from '../register/store/cursor.ts'
import { findRef, planFactsOf, type PlanFacts } from '../report/plan-facts.ts'
import { mustLead } from '../season/open-season.ts'

type Row = Selectable<AppraisalListingTable> & { readonly round: string; readonly count: number }

const Cursor = z.tuple([z.string(), z.number().int()])

async function readListed(
  { tx, actor }: Ctx,
  where: RawBuilder<unknown>,
  limit: number,
  behind = sql`true`,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with l as materialized (select l.*, r.name as round from appraisal_listing l
      join appraisal_round r on r.plan_id = l.plan_id and r.id = l.round_id where l.plan_id = ${actor.planId} and ${where})
    select l.*, (select count(*)::int from l) as count from l where ${behind} order by l.published_on desc, l.id limit ${limit}`.execute(
    tx,
  )
  return rows
}

function listedOf(facts: PlanFacts, l: Row): ListedEnterprise {
  return {
    id: l.id,
    round: l.round,
    enterprise: l.enterprise,
    creditCode: l.credit_code,
    unit: findRef(facts, l.unit_id),
    trade: l.trade,
    result: l.result,
    publishedOn: l.published_on,
    docNumber: l.doc_number,
    until: l.until_day,
    revokedOn: l.revoked_on,
    revokedWhy: l.revoked_why,
    trial: l.trial,
  }
}

/** The published list of the whole city, for every unit; the newest first. */
export const listLeaders = implement('listLeaders', async (ctx, { q, after, limit }) => {
  const facts = await planFactsOf(ctx)
  const words = q?.trim() ?? ''
  const where =
    words === ''
      ? sql`true`
      : sql`(strpos(l.enterprise, ${words}) > 0 or l.credit_code = ${words} or r.name = ${words})`
  const [on, id] = after === undefined ? [null, 0] : readCursor(Cursor, after)
  const behind =
    on === null ? sql`true` : sql`(l.published_on < ${on}::date or (l.published_on = ${on}::date and l.id > ${id}))`
  const rows = await readListed(ctx, where, limit + 1, behind)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((l) => listedOf(facts, l)),
    next: rows.length > limit && last ? writeCursor([last.published_on, last.id]) : null,
    count: rows[0]?.count ?? 0,
    isExact: true,
  }
})

/** Off the list from a day on: a season that begins later proposes as for any other. */
export const revokeLeader = implement('revokeLeader', async (ctx, { entry, on, reason }) => {
  const { tx, actor } = ctx
  const read = async (): Promise<Row> => (await readListed(ctx, sql`l.id = ${entry}`, 1))[0] ?? fail('leader-not-found')
  const listed = await read()
  mustLead(ctx, listed.task_id)
  if (listed.revoked_on !== null) fail('leader-revoked', { on: listed.revoked_on })
  if (on < listed.published_on) fail('days-reversed', { from: listed.published_on, until: on })
  await sayWhy(tx, reason)
  await tellingContradicted(ctx, () =>
    tx
      .updateTable('appraisal_listing')
      .set({ revoked_on: on, revoked_why: reason })
      .where('plan_id', '=', actor.planId)
      .where('id', '=', entry)
      .execute(),
  )
  return listedOf(await planFactsOf(ctx), await read())
})
