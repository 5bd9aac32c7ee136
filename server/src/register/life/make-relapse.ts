import { sql } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { sayWhy } from '../../db/transaction.ts'
import { snake } from '../table/column-kinds.ts'
import { hasOwnTitle, tableSql, type ItemRaw } from '../store/item-raw.ts'
import { reaches } from '../store/item-reach.ts'
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

/** 反弹: a new item with the closed one's facts that names it; the old one stays closed. Returns its number. */
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
  await mustBeFirst(ctx, register, raw)
  const [id = 0] = await takeIds(tx, 1)
  const own = Object.entries(register.fields).filter(([, x]) => x.kind !== 'computed')
  const { rows } = await sql<{ tokens: string }>`
    select tokens::text as tokens from ${tableSql(register)} where plan_id = ${actor.planId} and id = ${raw.id}`.execute(
    tx,
  )
  await sayWhy(tx, reason)
  const statement = insertRows(register, [
    {
      id,
      ...Object.fromEntries(COPIED.map((c) => [c, raw[c]])),
      ...Object.fromEntries(own.map(([key]) => [snake(key), raw[snake(key)]])),
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
  return id
}
