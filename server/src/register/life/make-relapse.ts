import { sql } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { carriedOver } from '@gongjian/domain/register/relapse.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { sayWhy } from '../../db/transaction.ts'
import { snake } from '../table/column-kinds.ts'
import { hasOwnTitle, tableSql, type ItemRaw } from '../store/item-raw.ts'
import { reaches } from '../store/item-reach.ts'
import { mustFollowClosing } from './closing-day.ts'
import { insertRows, takeIds } from '../store/save-rows.ts'

const COPIED = [
  'plan_id',
  'unit_id',
  'township',
  'task_id',
  'enterprise_id',
  'enterprise',
  'credit_code',
  'enterprise_size',
  'facility_id',
  'facility',
  'person',
  'lon',
  'lat',
  'natural_key',
]

async function mustBeFirst({ tx, actor }: Ctx, register: Register, raw: ItemRaw): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from ${tableSql(register)} where plan_id = ${actor.planId} and relapse_of = ${raw.id}
      and stage not in ('closed', 'removed') limit 1`.execute(tx)
  if (rows[0]) fail('item-refused', { why: `该条目的反弹已登记为编号 ${rows[0].id}，正在整治，不重复登记` })
}

/** Found again, it has been looked at: the rounds of the old item are over, and begin anew with the closing of the new one. */
async function endRounds({ tx, actor }: Ctx, register: Register, id: number): Promise<void> {
  await sql`update ${tableSql(register)} set next_recheck = null
    where plan_id = ${actor.planId} and id = ${id} and next_recheck is not null`.execute(tx)
}

/** 反弹: a new item that names the closed one and has of it what the thing is (carriedOver); the old one stays closed. Returns its number. */
export async function makeRelapse(
  ctx: Ctx,
  register: Register,
  raw: ItemRaw,
  foundOn: Day,
  reason: string,
): Promise<number> {
  const { tx, actor, now, app } = ctx
  if (raw.stage !== 'closed') fail('item-refused', { why: '只有已销号的条目才能登记反弹' })
  if (foundOn > app.clock.today()) fail('bad-input', { problems: `发现日期 ${foundOn} 晚于今天` })
  await mustFollowClosing(ctx, raw, foundOn, '发现日期')
  await mustBeFirst(ctx, register, raw)
  const [id = 0] = await takeIds(tx, 1)
  const { rows } = await sql<{ tokens: string }>`
    select tokens::text as tokens from ${tableSql(register)} where plan_id = ${actor.planId} and id = ${raw.id}`.execute(
    tx,
  )
  await sayWhy(tx, reason)
  const statement = insertRows(register, [
    {
      id,
      ...Object.fromEntries(COPIED.map((c) => [c, raw[c]])),
      ...Object.fromEntries(carriedOver(register).map((key) => [snake(key), raw[snake(key)]])),
      ...(register.foundOn === null ? {} : { [snake(register.foundOn)]: foundOn }),
      ...(hasOwnTitle(register) ? { title: raw.title } : {}),
      tokens: rows[0]?.tokens ?? '',
      // Whoever moves the county's items puts it into the ledger at once; an inspector reports it.
      stage: reaches(actor, 'item.progress', raw) ? 'listed' : 'draft',
      source: '现场检查',
      remark: `${foundOn} 发现反弹：${reason}`,
      relapse_of: raw.id,
      trial: false,
      version: 1,
      created_by: actor.name,
      created_at: now,
      updated_by: actor.name,
      updated_at: now,
    },
  ])
  await statement(tx)
  await endRounds(ctx, register, raw.id)
  return id
}
