import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sender } from './api-send.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { closeItem } from './hub.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import { makeKiln, moveItem } from './register-items.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
})
afterAll(() => server.close())

describe('figures that count enterprises', () => {
  it('新一轮技术改造: of the above-scale enterprises in the register those that have closed one, each once', async () => {
    const { owner } = server.app.connections
    const project = async (enterprise: string, kind: string, aboveScale: boolean | null, stage: string) => {
      const type = { 智能化改造: '机器换人', 技术改造: '新技术新工艺' }[kind] ?? ''
      const title = `${enterprise}${kind}${stage}`
      const values = { kind, type, aboveScale }
      const { id } = await clerk.call('createItem', { register: 'transformation', item: { title, enterprise, values } })
      await sql`update reg_transformation set stage = ${stage} where id = ${id}`.execute(owner)
    }
    // 甲: one of two works is done · 乙: begun · 丙: nothing of this kind yet · 丁: below scale · 戊: nobody said · 己: a draft.
    await project('试验技改甲厂', '技术改造', true, 'closed')
    await project('试验技改甲厂', '技术改造', true, 'underway')
    await project('试验技改乙厂', '技术改造', true, 'underway')
    await project('试验技改丙厂', '智能化改造', true, 'closed')
    await project('试验技改丁厂', '技术改造', false, 'closed')
    await project('试验技改戊厂', '技术改造', null, 'closed')
    await project('试验技改己厂', '技术改造', true, 'draft')
    const figures = await clerk.call('getRegisterFigures', { register: 'transformation' })
    const value = (key: string) => figures.find((f) => f.key === key)?.value
    expect([value('aboveScale'), value('round'), value('scaleUnknown')]).toEqual([3, 33.3333, 1])
  })
})

describe('最迟启动', () => {
  it('stands on the desk of the county until the work begins, by its own day', async () => {
    const title = '试验就地改造厂'
    const values = { trade: '铸造', pathway: '就地改造' }
    const { id } = await clerk.call('createItem', { register: 'relocation', item: { enterprise: title, values } })
    const of = { register: 'relocation', id }
    await moveItem(clerk, of, 'list')
    const desk = async () => {
      const { rows, count } = await clerk.call('listMyDesk', { register: 'relocation' })
      return { count, rows: rows.map((r) => [r.title, r.due, r.light, r.waitsFor, r.because.slice(0, 21)]) }
    }
    const due = '2019-06-30'
    expect(await desk()).toEqual({ count: 1, rows: [[title, due, 'red', '待启动', `最迟 ${due} 启动，尚未启动`]] })
    expect(await clerk.call('getItem', of)).toMatchObject({ light: 'red', due: '2020-12-31' })
    const lights = await (await server.as('office')).call('listRegisters', {})
    expect(lights.find((r) => r.id === 'relocation')?.work?.overdue).toBe(1)
    await moveItem(clerk, of, 'start')
    expect(await desk()).toEqual({
      count: 1,
      rows: [[title, '2020-12-31', 'green', '待申报完成', '2020-12-31 到期']],
    })
  })
  it('a term that is not known says what is missing, and is counted', async () => {
    const values = { trade: '铸造', pathway: '退城入园' }
    const { id } = await clerk.call('createItem', {
      register: 'relocation',
      item: { enterprise: '试验入园厂', values },
    })
    await moveItem(clerk, { register: 'relocation', id }, 'list', 'start')
    expect(await clerk.call('getItem', { register: 'relocation', id })).toMatchObject({
      light: 'none',
      because: '期限未定：缺企业规模',
    })
    const figures = await clerk.call('getRegisterFigures', { register: 'relocation' })
    expect(figures.find((f) => f.key === 'undecided')).toMatchObject({
      label: '期限未定（缺改造方式或企业规模）',
      value: 1,
    })
    const where = JSON.stringify([{ field: 'light', op: 'is', value: 'none' }])
    expect((await clerk.call('listItems', { register: 'relocation', where })).rows.map((r) => r.id)).toEqual([id])
  })
})

describe('销号 of what ends the thing', () => {
  const hub = async (id: number) => {
    const { facilities, values } = await clerk.call('getEnterprise', { enterprise: id })
    return [values.state, ...facilities.map((f) => [f.name, f.state])]
  }

  it('closes the kiln in the hub, and a relapse runs again: the history says why', async () => {
    const item = await makeKiln(clerk, { name: '试验销号窑业', facility: '1#热风炉' })
    const enterprise = item.enterprise?.id ?? 0
    expect((await hub(enterprise)).slice(1)).toEqual([['1#热风炉', '在用']])
    await closeItem(server, item)
    expect((await hub(enterprise)).slice(1)).toEqual([['1#热风炉', '已关停']])
    const again = { register: 'kilns', id: item.id, foundOn: server.app.clock.today(), reason: '夜间点火' }
    const relapse = await clerk.call('relapseItem', again)
    expect((await hub(enterprise)).slice(1)).toEqual([['1#热风炉', '在用']])
    const { owner } = server.app.connections
    const { rows } = await sql<{ why: string | null }>`
      select why from history where noun = 'facility' and unit_id is not null and after->>'name' = '1#热风炉'
        and (after->>'enterprise_id')::int = ${enterprise} order by id`.execute(owner)
    expect(rows.map((r) => r.why)).toEqual([
      null,
      `工业窑炉 #${item.id} 销号`,
      `工业窑炉 #${relapse.id} 反弹：夜间点火`,
    ])
  })

  it('leaves one that was changed to gas, and ends an enterprise that is shut', async () => {
    const kept = await makeKiln(clerk, { name: '试验替代窑业' })
    const gas = { measure: '清洁能源替代', replacedBy: '天然气' }
    await clerk.call('updateItem', { register: 'kilns', id: kept.id, version: kept.version, item: { values: gas } })
    await closeItem(server, kept)
    expect((await hub(kept.enterprise?.id ?? 0)).slice(1)).toEqual([['1#热风炉', '在用']])
    const name = '试验取缔作坊'
    const kiln = await makeKiln(clerk, { name })
    const values = { disposal: '关停取缔' }
    const shut = await clerk.call('createItem', { register: 'scattered', item: { enterprise: name, values } })
    await closeItem(server, shut)
    expect(await hub(kiln.enterprise?.id ?? 0)).toEqual(['关停', ['1#热风炉', '已关停']])
  })
})

describe('a key that is none', () => {
  it.each<[string, object, RegExp]>([
    ['of the item', { item: { enterprise: '多键厂', facility: '1#', colour: '红' } }, /没有“colour”这一栏/],
    ['beside the item', { item: { enterprise: '多键厂', facility: '1#' }, dryRun: true }, /没有“dryRun”这一栏/],
    ['of the register', { item: { enterprise: '多键厂', facility: '1#', values: { gas: 1 } } }, /没有“gas”这一栏/],
  ])('%s is refused by POST and PATCH, by its name', async (_where, body, words) => {
    const send = sender(server, clerk)
    const kiln = await makeKiln(clerk)
    for (const answer of [
      await send('POST', '/registers/kilns/items', body),
      await send('PATCH', `/registers/kilns/items/${kiln.id}`, { version: kiln.version, ...body }),
    ]) {
      expect(answer.status).toBe(400)
      expect(answer.body.error?.message).toMatch(words)
    }
    expect((await clerk.call('getItem', { register: 'kilns', id: kiln.id })).version).toBe(kiln.version)
  })
})

describe('最优排放限值 beside which no other stands', () => {
  const WORDS =
    /“河南省限值”“国家限值”至少填一项；都没有的，“国家、省均无标准”填“是”，并填“均无标准的依据”（三（三）2（1））/
  let serial = 0
  const make = async (lead: Client, more: object) => {
    const values = { trade: '铸造', process: `试验工序${(serial += 1)}`, pollutant: '氨', local: 5, ...more }
    return lead.call('createItem', { register: 'limits', item: { title: '试验限值', values } })
  }
  it('says who entered it: a desk of the city, not a county', async () => {
    expect(await make(await server.as('shengtai'), {})).toMatchObject({ source: '市级录入' })
    const kiln = { enterprise: '来源试验厂', facility: '1#', values: { kind: '热风炉' } }
    const made = await (await server.as('gongyi-clerk')).call('createItem', { register: 'kilns', item: kiln })
    expect(made).toMatchObject({ source: '县区填报' })
  })
  it.each<[string, object, boolean]>([
    ['neither', {}, false],
    ['neither, and it says so by no document', { noStandard: true }, false],
    ['neither, and a document that says nothing', { noStandard: false, noStandardBasis: '省厅复函' }, false],
    ['neither, said by a document', { noStandard: true, noStandardBasis: '省厅复函' }, true],
    ['the provincial one', { provincial: 10 }, true],
    ['the national one', { national: 10 }, true],
  ])('%s: %j', async (_what, more, stands) => {
    const lead = await server.as('shengtai')
    const item = await make(lead, more)
    const { moved, refused } = await lead.call('moveItems', { register: 'limits', ids: [item.id], move: 'list' })
    expect(moved.length).toBe(stands ? 1 : 0)
    if (!stands) expect(refused[0]?.why).toMatch(WORDS)
    // Nor past the operation.
    const beside = sql`update reg_limits set stage = 'listed', national = null, provincial = null where id = ${item.id}`
    const { owner } = server.app.connections
    if ('noStandardBasis' in more && stands) await beside.execute(owner)
    else await expect(beside.execute(owner)).rejects.toThrow(/demand_1/)
  })
  it.each([{ provincial: 10 }, { national: 10 }, { provincial: 10, national: 10 }])(
    'says not at once that there is none and what it is: %j',
    async (limits) => {
      const lead = await server.as('shengtai')
      const none = { noStandard: true, noStandardBasis: '省厅复函' }
      const words = '“国家、省均无标准”填了“是”，就不能再填“河南省限值”“国家限值”，请核对后只留一个说法'
      await expect(make(lead, { ...none, ...limits })).rejects.toThrow(words)
      const { id, version } = await make(lead, none)
      const change = (values: object) =>
        lead.call('updateItem', { register: 'limits', id, version, item: { values: values as Record<string, number> } })
      await expect(change(limits)).rejects.toThrow(words)
      const { owner } = server.app.connections
      await expect(sql`update reg_limits set national = 10 where id = ${id}`.execute(owner)).rejects.toThrow(/demand_1/)
      expect((await change({ ...limits, noStandard: false })).values).toMatchObject(limits)
    },
  )
  it('is not emptied once it stands, and a sheet’s row without both is refused at its column', async () => {
    const lead = await server.as('shengtai')
    const { id } = await make(lead, { national: 10 })
    await moveItem(lead, { register: 'limits', id }, 'list')
    const { version } = await lead.call('getItem', { register: 'limits', id })
    const emptied = { register: 'limits', id, version, item: { values: { national: null } } }
    await expect(lead.call('updateItem', emptied)).rejects.toThrow(WORDS)
    const rows = [
      '限值名称,行业,工序,污染物,郑州市限值,省限值',
      '导入限值甲,铸造,工序甲,氨,5,',
      '导入限值乙,铸造,工序乙,氨,5,8',
    ]
    const job = await lead.upload('startImport', { register: 'limits' }, '限值.csv', Buffer.from(rows.join('\n')))
    await runImports(server.app)
    expect((await lead.call('getImport', { id: job.id })).counts).toMatchObject({ created: 1, refused: 1 })
    const told = await lead.call('listImportRows', { id: job.id, kind: 'refused' })
    const [problem] = told.rows.flatMap((r) => r.problems)
    expect([problem?.column, problem?.message]).toEqual(['河南省限值', expect.stringMatching(WORDS)])
  })
})
