import { sql } from 'kysely'
import { expect } from 'vitest'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { proposed, WINTER, type SeasonOffice } from './seasons.ts'
import { refusal } from './support.ts'

/** An upgrade of the works, at the stage. */
async function upgraded({ server, clerk }: SeasonOffice, enterprise: string, stage: string, values: FieldValues) {
  const told = { trade: '砖瓦', measures: '试治理', ...values }
  const { id } = await clerk.call('createItem', { register: 'upgrade', item: { enterprise, values: told } })
  await clerk.call('moveItems', { register: 'upgrade', ids: [id], move: 'list' })
  await sql`update reg_upgrade set stage = ${stage} where id = ${id}`.execute(server.app.connections.owner)
  return id
}

const MET = { met: '达到绿色环保标准', preferred: true, acceptedOn: '2019-09-10' }

/** 三（三）2（2）: who meets it and enjoys the preference is spared, by the clause and the item; who limits it all the same says why. */
export async function sparedByUpgrade(office: SeasonOffice): Promise<void> {
  const { server, clerk, desk } = office
  const cases: [name: string, stage: string, values: FieldValues, row: FieldValues, rule: string][] = [
    ['试提标核查厂', 'verified', MET, {}, 'staggered.upgraded'],
    ['试提标销号厂', 'closed', { ...MET, met: '达到最优限值', acceptedOn: null }, {}, 'staggered.upgraded'],
    ['试提标在办厂', 'underway', MET, {}, 'staggered.general'],
    ['试提标未达厂', 'closed', { ...MET, met: '未达到' }, {}, 'staggered.general'],
    ['试提标不享厂', 'closed', { ...MET, preferred: false }, {}, 'staggered.general'],
    // Accepted while the season runs: from the next one on.
    ['试提标季中厂', 'closed', { ...MET, acceptedOn: '2019-11-16' }, {}, 'staggered.general'],
    ['试提标当日厂', 'closed', { ...MET, acceptedOn: WINTER.from }, {}, 'staggered.upgraded'],
    ['试提标限制厂', 'closed', MET, { catalogueClass: '限制类' }, 'staggered.restricted'],
  ]
  const ids: number[] = []
  for (const [name, stage, values, row, rule] of cases) {
    const item = await upgraded(office, name, stage, values)
    const id = await desk.row(name, row)
    ids.push(id)
    const found = await desk.rowOf(id)
    expect(found.rule, name).toBe(rule)
    if (rule !== 'staggered.upgraded') continue
    expect(found).toMatchObject({ proposed: { measure: '豁免' }, tier: 'spared', clauseLabel: '三（三）2（2）' })
    expect(found.upgrade).toEqual({ item, met: values.met })
  }
  await proposed(server, clerk, desk.here)
  const [first = 0] = ids
  expect((await desk.rowOf(first)).measure).toBe('豁免')
  await desk.write(first, { measure: '限产', limitPercent: 30, ...WINTER })
  expect((await desk.rowOf(first)).gaps).toEqual(['reason'])
  const found = (await desk.plan()).findings.find((f) => f.key === 'season.upgraded-limited:建材')
  expect(found).toMatchObject({ clauseLabel: '三（三）2（2）', rows: 1 })
  expect(found?.because).toMatch(/提标治理台账：试提标核查厂（第 \d+ 号，达到绿色环保标准）/)
  // Met, and yet not spared: the county says why.
  const withheld = (await desk.plan()).findings.find((f) => f.key === 'season.upgrade-withheld:建材')
  expect(withheld).toMatchObject({ rows: 1, enterprises: [{ name: '试提标不享厂' }] })
  await removed(office, ids)
}

async function removed({ clerk }: SeasonOffice, ids: readonly number[]): Promise<void> {
  for (const id of ids)
    await clerk.call('moveItems', { register: 'staggered', ids: [id], move: 'remove', reason: '试' })
}

/** The trade is what the class of the works says: written otherwise it wants a reason, is found, and changes neither limit nor 一刀切. */
export async function tradeByCode(office: SeasonOffice): Promise<void> {
  const { clerk, desk } = office
  const works = { unit: desk.here.unit, values: { name: '试砖瓦代码厂', industry: '3031' } }
  await clerk.call('createEnterprise', works)
  const order = { ...WINTER, measure: '限产', limitPercent: 1, trade: '其他' }
  const id = await desk.row('试砖瓦代码厂', order)
  expect(await desk.rowOf(id)).toMatchObject({
    codeTrade: '建材',
    proposed: { measure: '限产', percent: 30 },
    gaps: ['percentReason', 'tradeReason'],
    found: ['season.trade-other'],
  })
  const key = 'season.trade-other:建材'
  expect((await desk.rows({ finding: key })).map((r) => r.id)).toEqual([id])
  await desk.write(id, { reason: '试理由' })
  expect((await desk.rowOf(id)).gaps).toEqual([])
  await clerk.call('answerFinding', { ...desk.here, finding: key, reason: '试理由' })
  const answered = async () => (await desk.plan()).findings.find((f) => f.key === key)?.answer ?? null
  expect(await answered()).not.toBeNull()
  // An answer is for the trade that was written.
  await desk.write(id, { trade: '铸造' })
  expect(await answered()).toBeNull()
  await desk.write(id, { trade: '建材', limitPercent: 30, reason: null })
  expect(await desk.rowOf(id)).toMatchObject({ gaps: [], found: [], tradeDeparts: false })
  await removed(office, [id])
}

/** A standard enterprise is spared of alerts too, whether or not the season names a guide. */
export async function sparedOfAlerts(office: SeasonOffice): Promise<void> {
  const { desk, clerk } = office
  const stop = { yellow: '停产', orange: '停产', red: '停产' }
  const id = await desk.row('试标准预警厂', { performance: '绿色环保标准', measure: '豁免', ...stop })
  const key = 'season.standard-alerted:建材'
  expect(await desk.rowOf(id)).toMatchObject({ gaps: ['alertReason'], found: ['season.standard-alerted'] })
  await desk.write(id, { alertReason: '。' })
  expect((await desk.rowOf(id)).gaps).toEqual(['alertReason'])
  await desk.write(id, { alertReason: '试理由' })
  const answer = () => clerk.call('answerFinding', { ...desk.here, finding: key, reason: '试理由' })
  expect((await answer()).findings.find((f) => f.key === key)).toMatchObject({ clauseLabel: '四（六）2（1）' })
  await desk.write(id, { red: '停产两天' })
  expect((await desk.plan()).findings.find((f) => f.key === key)?.answer).toBeNull()
  await desk.write(id, { yellow: null, orange: '豁免', red: null, alertReason: null })
  expect(await desk.rowOf(id)).toMatchObject({ gaps: [], found: [] })
  expect((await refusal(answer())).code).toBe('finding-not-found')
  await removed(office, [id])
}
