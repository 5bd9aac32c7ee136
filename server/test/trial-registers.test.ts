import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { registers, targetMeasures } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import { TRIAL_TODAY, trialRegisters } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { App } from '../src/app.ts'
import { snake, tableOf } from '../src/register/table/column-kinds.ts'
import { holdWorkSql } from '../src/register/table/work-sql.ts'
import { startTestServer, type TestServer } from './harness.ts'

const trial = trialRegisters()
const items = [...trial.items()]
let server: TestServer
let app: App

beforeAll(async () => {
  server = await startTestServer({ withRegisters: true })
  app = server.app
}, 180_000)
afterAll(() => server?.close())

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

  it('says in the index what waits for its unit by the day due: no record but a draft, and nothing that must be begun first', async () => {
    const misled = async (): Promise<string[]> => {
      const wrong = await Promise.all(
        registers.map((r) =>
          rows<{ said: string }>(
            `select '${r.id} ' || t.stage || ' ' || i.is_work as said from ${tableOf(r.id)} t join item_index i on i.id = t.id
             where i.is_work <> (t.stage in ('draft'${r.life === 'record' ? '' : `, 'listed', 'underway'`}) and t.start_by is null)`,
          ),
        ),
      )
      return wrong.flat().map((w) => w.said)
    }
    expect(await misled()).toEqual([])
    // An older base has the column empty, and its definitions fill it.
    await rows(`update item_index set is_work = false`)
    expect((await misled()).length).toBeGreaterThan(100)
    for (const r of registers) await rows(holdWorkSql(r.id, r.life))
    expect(await misled()).toEqual([])
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

  it('has ended what its closed items end, on their day, for their reason; what was found again runs', async () => {
    for (const r of registers) {
      if (r.ends === null) continue
      const words = Object.entries(r.ends).map(([k, v]) => `and t.${snake(k)} in (${v.map((x) => `'${x}'`).join()})`)
      const closed = await rows<{ runs: boolean; back: boolean; why: string | null; late: boolean }>(
        r.subject === 'facility'
          ? `select f.state <> '已关停' as runs, f.closed_on > t.done as late, h.why,
               exists (select 1 from ${tableOf(r.id)} b where b.relapse_of = t.id) as back
             from ${tableOf(r.id)} t join facility f on f.id = t.facility_id
             left join history h on h.noun = 'facility' and h.ref = f.id::text and h.after->>'state' = '已关停' and h.before->>'state' <> '已关停'
             where t.trial and t.stage = 'closed' ${words.join(' ')}`
          : `select e.state <> '关停' as runs, false as late, '' as why, exists (select 1 from item_index i
               where i.register = '${r.id}' and i.enterprise_id = t.enterprise_id and i.stage not in ('closed', 'removed')) as back
             from ${tableOf(r.id)} t join enterprise e on e.id = t.enterprise_id where t.trial and t.stage = 'closed' ${words.join(' ')}`,
      )
      expect([r.id, closed.filter((x) => (x.runs && !x.back) || x.late || (!x.runs && x.why === null))]).toEqual([
        r.id,
        [],
      ])
      if (['kilns', 'capacity', 'wells', 'scattered'].includes(r.id)) expect(closed.length).toBeGreaterThan(0)
    }
    const reasons = await rows<{ why: string }>(
      `select distinct split_part(why, ' ', 1) as why from history where noun = 'facility' and why is not null`,
    )
    expect(reasons.map((x) => x.why)).toContain('工业窑炉')
  })

  it('shows closed kilns and shut sites looked at again, one too late', async () => {
    const office = await server.as('office')
    for (const register of ['kilns', 'scattered']) {
      const figures = await office.call('getRegisterFigures', { register })
      const value = (key: string) => figures.find((f) => f.key === key)?.value
      expect([register, Number(value('rechecks')) > 0, Number(value('relapses')) > 0]).toEqual([register, true, true])
      const late = await rows(
        `select 1 from item_recheck where register = '${register}' and round = 1 and done_on is null and due_on < date '${TRIAL_TODAY}'`,
      )
      expect([register, late.length]).toEqual([register, 1])
    }
  })

  it('leaves every trigger at work again', async () => {
    expect(await rows(`select tgname from pg_trigger where not tgisinternal and tgenabled = 'D'`)).toEqual([])
  })
})

describe('how far the targets have come', () => {
  it('each has its figure, whose unit is the goal’s; a fall from a year counts from the target’s own year', () => {
    for (const t of zhengzhou.targets) {
      const measure = targetMeasures[t.id]
      const figure = registers.find((r) => r.id === measure?.register)?.figures.find((f) => f.key === measure?.figure)
      expect([t.id, figure?.unit === '' ? t.unit : figure?.unit]).toEqual([t.id, t.unit ?? '%'])
      if (t.kind === 'decrease') expect([t.id, figure?.series?.against]).toEqual([t.id, t.baselineYear])
    }
  })

  it('is known for the city to who reads all, for the own unit to a county, for its tasks to a lead', async () => {
    const office = await (await server.as('office')).call('listTargetFigures', {})
    expect(office.map((f) => f.target)).toEqual(zhengzhou.targets.map((t) => t.id))
    expect(office.filter((f) => f.value === null)).toEqual([])
    const [coal] = await rows<{ then: number; now: number }>(
      `select sum(s.coal) filter (where s.period = '2015')::float8 as then, sum(s.coal) filter (where s.period = '2018')::float8 as now
       from reg_coal_balance_yearly s join reg_coal_balance t on t.id = s.item_id where t.level = '全市' and t.part = '合计'`,
    )
    const fall = (1 - (coal?.now ?? 0) / (coal?.then ?? 0)) * 100
    expect(office.find((f) => f.target === '4.5/煤炭')?.value).toBeCloseTo(fall, 3)
    const county = await (await server.as('xinmi-clerk')).call('listTargetFigures', {})
    expect(new Set(county.map((f) => f.isOwn))).toEqual(new Set([true]))
    const lead = await (await server.as('shengtai')).call('listTargetFigures', {})
    const led = new Set(zhengzhou.tasks.flatMap((t) => (t.leads.includes('shengtai') ? t.id : [])))
    const taskOf = (target: string) => registers.find((r) => r.id === targetMeasures[target]?.register)?.task ?? ''
    const expected = zhengzhou.targets.map((t) => t.id).filter((id) => led.has(taskOf(id)))
    expect(lead.map((f) => f.target)).toEqual(expected)
    expect(expected).toContain('4.4/VOCs')
  })
})
