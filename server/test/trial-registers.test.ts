import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { registers } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import { trialRegisters } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { App } from '../src/app.ts'
import { boot, shutDown } from '../src/boot.ts'
import { readConfig } from '../src/config/config.ts'
import { tableOf } from '../src/register/table/column-kinds.ts'

const trial = trialRegisters()
const items = [...trial.items()]
const files = mkdtempSync(path.join(os.tmpdir(), 'gongjian-trial-'))
let app: App

beforeAll(async () => {
  const config = readConfig({ DATA_DIR: files, TRIAL_PASSWORD: inject('trialPassword'), TRIAL_SCALE: '1' })
  const database = { kind: 'embedded', dir: path.join(inject('dataDir'), 'db') } as const
  app = await boot({ ...config, database }, { database: `trial_${process.pid}` })
}, 180_000)
afterAll(async () => {
  await shutDown(app, false)
  rmSync(files, { recursive: true, force: true })
})

async function rows<T>(text: string): Promise<T[]> {
  const { rows: found } = await sql<T>`${sql.raw(text)}`.execute(app.connections.owner)
  return found
}

describe('a first start', () => {
  it('has the rows that the plan names: not 演示, listed, 方案点名', async () => {
    const six = await rows<{ title: string; unit: string | null; stage: string; trial: boolean }>(
      `select r.title, u.code as unit, r.stage, r.trial from reg_hazchem r left join unit u on u.id = r.unit_id order by r.id`,
    )
    expect(six.map((r) => [r.title, r.unit])).toEqual([
      ['河南中威高科技化工有限公司', null],
      ['中牟县创新乙炔气厂', '410122'],
      ['中牟县时代乙炔气厂', '410122'],
      ['郑州新谊化工有限公司', null],
      ['新郑市韩春化工有限公司', '410184'],
      ['郑州联创工业防护材料有限公司', null],
    ])
    expect(new Set(six.map((r) => `${r.stage} ${r.trial}`))).toEqual(new Set(['listed false']))
  })

  it('has every item of the trial in its register and in the index, as the generator made it', async () => {
    for (const r of registers) {
      const made = await rows<{ stage: string; n: number }>(
        `select stage, count(*)::int as n from ${tableOf(r.id)} where trial group by stage order by stage`,
      )
      const wanted = Map.groupBy(
        items.filter((i) => i.register === r.id),
        (i) => i.stage,
      )
      expect([r.id, Object.fromEntries(made.map((m) => [m.stage, m.n]))]).toEqual([
        r.id,
        Object.fromEntries([...wanted].map(([stage, its]) => [stage, its.length])),
      ])
    }
    expect(await rows(`select count(*)::int as n from item_index where trial`)).toEqual([{ n: items.length }])
  })

  it('gives nobody a row without its past: the last image of the history is the row', async () => {
    for (const r of registers) {
      const table = tableOf(r.id)
      const wrong = await rows<{ id: number }>(
        `select t.id from ${table} t left join (
           select distinct on (ref) ref, after from history where noun = '${table}' order by ref, id desc) h on h.ref = t.id::text
         where h.after is distinct from without_secrets(to_jsonb(t))`,
      )
      expect([r.id, wrong]).toEqual([r.id, []])
    }
  })

  it('writes the past in the order of time, each deed by the hand that may', async () => {
    const past = `from history where noun like 'reg\\_%' and actor <> '系统'`
    expect(
      await rows(
        `select count(*)::int as n from (select plan_at < lag(plan_at) over (order by id) as late ${past}) x where late`,
      ),
    ).toEqual([{ n: 0 }])
    const [same] = await rows<{ n: number }>(
      `select count(*)::int as n from item_move v join item_move c on c.item_id = v.item_id and c.move = 'close' and v.move = 'verify' and c.account_id = v.account_id`,
    )
    expect(same).toEqual({ n: 0 })
    expect(await rows(`select distinct by_unit from item_move where move = 'close'`)).toHaveLength(1)
  })

  it('has evidence for every step of what was claimed', async () => {
    const bare = await rows(
      `select s.item_id, s.key from item_step s join item_index i on i.id = s.item_id and i.plan_id = s.plan_id
       where i.stage in ('claimed', 'verified', 'closed') and (s.done_on is null or not exists (
         select 1 from attachment a where a.plan_id = s.plan_id and a.item_id = s.item_id and a.step = s.key))`,
    )
    expect(bare).toEqual([])
    // As an upload would have left them: every photo with its small picture.
    const files = `from attachment where item_id is not null`
    expect(await rows(`select distinct type, thumbnail is not null as small ${files} order by type`)).toEqual([
      { type: 'application/pdf', small: false },
      { type: 'image/jpeg', small: true },
    ])
  })

  it('leaves every trigger at work again', async () => {
    expect(await rows(`select tgname from pg_trigger where not tgisinternal and tgenabled = 'D'`)).toEqual([])
  })
})
