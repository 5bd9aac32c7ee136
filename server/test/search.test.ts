import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { excerptOf } from '../src/search/search.ts'
import { entryTokens, queryTokens } from '../src/search/tokens.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
})
afterAll(() => server.close())

describe('the first hit', () => {
  it.each([
    // what is typed       kind          title
    ['巩义', 'unit', '巩义市'],
    ['gys', 'unit', '巩义市'],
    ['gongyi', 'unit', '巩义市'],
    ['gyyl', 'task', '四（三） 开展工业窑炉专项治理'],
    ['窑', 'task', '四（三） 开展工业窑炉专项治理'],
    ['散乱污', 'task', '四（一） 强化“散乱污”企业综合整治'],
    ['vocs', 'task', '四（四） 实施VOCs专项整治'],
    ['ＶＯＣｓ', 'task', '四（四） 实施VOCs专项整治'],
    ['2.2.1', 'task', '二（二）1 加快压减产能'],
    ['三（一）', 'task', '三（一） 推进城市建成区内重污染工业企业搬迁改造'],
    ['福华', 'enterprise', '新郑福华钢铁集团有限公司'],
    ['管城区', 'unit', '管城回族区'],
    ['科技局', 'unit', '市科技局'],
    ['危险化学品 搬迁', 'task', '三（二） 推进城镇人口密集区危险化学品生产企业搬迁改造'],
  ])('%s → %s %s', async (q, kind, title) => {
    expect((await office.call('search', { q }))[0]).toMatchObject({ kind, title })
  })

  it.each(['绝无此词', 'zzzqqq', '！？'])('nothing for %s', async (q) => {
    expect(await office.call('search', { q })).toEqual([])
  })
})

describe('hits', () => {
  it('are at most twenty, lead into the plan, and show the words around', async () => {
    const hits = await office.call('search', { q: '企业' })
    expect(hits).toHaveLength(20)
    const clause = (await office.call('search', { q: '地条钢' })).find((h) => h.kind === 'clause')
    expect(clause?.excerpt).toContain('地条钢')
    expect(clause?.link).toMatch(/^\/plan\?clause=[\d.]+&start=\d+&end=\d+$/)
  })
  it('tell the place where the plan names an enterprise from the enterprise itself', async () => {
    const hits = await office.call('search', { q: '福华钢铁' })
    const named = hits.filter((h) => h.kind === 'enterprise')
    expect(named.find((h) => h.link.startsWith('/plan?'))?.excerpt).toBe('原文 五（一）2（2）')
    expect(new Set(named.map((h) => `${h.title} ${h.excerpt}`)).size).toBe(named.length)
  })

  it.each(['auditor', 'administrator'])('are none of the %s’s', async (login) => {
    await expect((await server.as(login)).call('search', { q: '巩义' })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('an enterprise whose name holds a number', () => {
  it('is found by the sound of its name and the number behind it, and not by another number', async () => {
    const clerk = await server.as('gongyi-clerk')
    await clerk.call('createEnterprise', { values: { name: '巩义耐材7093厂' } })
    const found = async (q: string) => (await clerk.call('listEnterprises', { q })).rows.map((r) => r.name)
    for (const q of ['耐材7093', 'naicai7093', 'nc709']) expect(await found(q)).toEqual(['巩义耐材7093厂'])
    expect(await found('naicai7094')).toEqual([])
    expect((await clerk.call('search', { q: 'naicai7093' })).map((h) => h.title)).toEqual(['巩义耐材7093厂'])
  })
})

describe('tokens', () => {
  it.each([
    ['巩义市', [['巩义'], ['义市']]],
    ['窑', [['窑']]],
    ['三（一）', [['三'], ['一']]],
    ['gys', [['gys', '~gys']]],
    ['VOCs 治理', [['vocs', '~vocs'], ['治理']]],
    ['2.2.1', [['2.2.1']]],
  ])('of the query %s', (query, expected) => expect(queryTokens(query)).toEqual(expected))

  it('of an entry: pairs, words, pinyin and initials from every sign on', () => {
    const tokens = new Set(entryTokens('巩义市', 'VOCs'))
    for (const t of ['巩', '巩义', '义市', 'vocs', '~gongyi', '~yishi', '~gys', '~ys', '~gy'])
      expect(tokens).toContain(t)
  })
})

describe('the excerpt', () => {
  const body = `${'前'.repeat(50)}地条钢${'后'.repeat(200)}`
  it('begins before the word and says where it is cut', () => {
    expect(excerptOf(body, ['地条钢'])).toBe(`…${'前'.repeat(20)}地条钢${'后'.repeat(67)}…`)
  })
  it('of a short body is the body', () => expect(excerptOf('短', ['短'])).toBe('短'))
})
