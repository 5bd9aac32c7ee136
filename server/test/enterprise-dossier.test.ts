import JSZip from 'jszip'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creditCodeCheck } from '@gongjian/domain/enterprise/credit-code.ts'
import { enterpriseCore } from '@gongjian/domain/enterprise/like-enterprise.ts'
import type { Client, TestServer } from './harness.ts'
import { closeKiln, kilnOf, makeEnterprise, startHub } from './hub.ts'
import { madeUpCode, photo } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
let approver: Client
let other: Client
let office: Client
beforeAll(async () => {
  ;({ server, clerk, approver, other, office } = await startHub())
})
afterAll(() => server.close())

describe('疑似重复', () => {
  async function offered(client = approver): Promise<[string, string, string][]> {
    const found = await client.call('listDuplicates', { limit: 100 })
    return found.map((d) => [d.first.name, d.second.name, d.because])
  }

  it('the same organisation, the same name but for place and form, near names at near points; nothing else', async () => {
    const at = (metres: number) => ({ point: { longitude: 112.9 + metres / 91_500, latitude: 34.7 } })
    let places = 0
    const near = async (a: string, b: string, metres: number): Promise<void> => {
      await makeEnterprise(clerk, { name: a }, at((places += 1) * 20_000))
      await makeEnterprise(clerk, { name: b }, at(places * 20_000 + metres))
    }
    await makeEnterprise(clerk, { name: '巩义市宏达耐火材料有限公司' })
    await makeEnterprise(clerk, { name: '宏达耐火材料厂' })
    await near('鸿远耐材有限公司', '宏远耐材厂', 120)
    await near('北山石料厂', '北山石料二厂', 900)
    await near('演练1厂', '演练2厂', 50)
    await near('青龙铸造厂', '白虎水泥厂', 20)
    await makeEnterprise(clerk, { name: '迁号甲厂', creditCode: '91410181MA9GA1L173' })
    const moved = '91410100MA9GA1L17'
    await makeEnterprise(clerk, { name: '全不相干乙厂', creditCode: `${moved}${creditCodeCheck(moved) ?? ''}` })
    await makeEnterprise(clerk, { name: '双码宏图厂', creditCode: madeUpCode(80_001) })
    await makeEnterprise(clerk, { name: '双码宏图有限公司', creditCode: madeUpCode(80_002) })
    // As ledgers write them: a place with 市 or without, other legal forms, 炭 for 碳.
    await near('巩义市兴达砖厂', '巩义兴达砖厂', 2_000)
    await near('郑州恒通铸造有限公司', '郑州市恒通铸造有限责任公司', 47)
    await near('巩义市永固耐火材料有限公司', '巩义永固耐火材料厂', 91)
    await near('巩义市中原炭素厂', '巩义市中原碳素厂', 47)
    await near('巩义市嵩源耐火材料有限公司', '嵩源公司', 57)
    await near('巩义市豫鑫磨料有限公司', '豫鑫', 900)
    expect(await offered()).toEqual([
      ['迁号甲厂', '全不相干乙厂', '信用代码中的组织机构代码（第 9—17 位）相同'],
      ['巩义市宏达耐火材料有限公司', '宏达耐火材料厂', '去掉地名和“有限公司”等字样后名称相同'],
      [
        '巩义市兴达砖厂',
        '巩义兴达砖厂',
        expect.stringMatching(/^去掉地名和“有限公司”等字样后名称相同，位置相距约 [12]\d{3} 米$/),
      ],
      ['郑州恒通铸造有限公司', '郑州市恒通铸造有限责任公司', expect.stringMatching(/名称相同，位置相距约 4\d 米$/)],
      ['巩义市永固耐火材料有限公司', '巩义永固耐火材料厂', expect.stringMatching(/名称相同，位置相距约 9\d 米$/)],
      ['巩义市中原炭素厂', '巩义市中原碳素厂', expect.stringMatching(/名称相同，位置相距约 4\d 米$/)],
      ['鸿远耐材有限公司', '宏远耐材厂', expect.stringMatching(/^名称相近，位置相距约 1[12]\d 米$/)],
      ['巩义市嵩源耐火材料有限公司', '嵩源公司', expect.stringMatching(/^名称相近，位置相距约 5\d 米$/)],
    ])
    // Another county is offered nothing of it, and a clerk does not merge.
    expect(await offered(await server.as('zhongyuan-approver'))).toEqual([])
    expect((await refusal(clerk.call('listDuplicates', {}))).code).toBe('not-allowed')
  })

  it('are hinted at where a name is typed anew, and the database takes names apart as the forms do', async () => {
    const hint = (enterprise: string) =>
      clerk.call('noticeItem', { register: 'noncompliant', item: { enterprise, values: {} } })
    const said = [expect.stringMatching(/^已有名称相近的企业“巩义市兴达砖厂”/)]
    for (const name of ['巩义兴达砖厂有限公司', '兴达砖厂', '河南郑州巩义市兴达砖厂'])
      expect(await hint(name)).toEqual(said)
    for (const name of ['巩义市兴达砖厂', '兴达瓦厂', '荥阳市兴旺砖厂']) expect(await hint(name)).toEqual([])
    // Whatever places one that stands has in front, with 市 or without.
    for (const [stands, typed] of [
      ['郑州巩义市丰泽铸造厂', '丰泽铸造有限公司'],
      ['河南长丰瓦业有限公司', '长丰瓦业公司'],
      ['河南郑州中原磐安磨料厂', '磐安磨料有限公司'],
    ] as const) {
      await makeEnterprise(clerk, { name: stands })
      expect(await hint(typed)).toEqual([expect.stringContaining(`“${stands}”`)])
      expect(await hint(stands)).toEqual([])
    }
    const names = [
      '郑州市中原区大成（集团）股份有限公司',
      '厂',
      'ＡＢ 商砼公司',
      '黏土耐火砖分厂',
      '二七区A-1厂',
      '巩义市耐火材料总厂',
    ]
    const { rows } = await sql<{ core: string }>`
      select enterprise_core(name) as core from unnest(${names}::text[]) with ordinality as x (name, n) order by n`.execute(
      server.app.connections.owner,
    )
    expect(names.map(enterpriseCore)).toEqual(rows.map((r) => r.core))
  })

  it('two for sure are not offered again', async () => {
    const [one, two] = [
      await makeEnterprise(clerk, { name: '分清耐材厂' }),
      await makeEnterprise(clerk, { name: '分清耐材有限公司' }),
    ]
    const isOffered = async () => (await offered()).some(([a]) => a === '分清耐材厂')
    expect(await isOffered()).toBe(true)
    await approver.call('keepApart', { enterprise: two.id, other: one.id, reason: '两家不同的法人' })
    await approver.call('keepApart', { enterprise: one.id, other: two.id, reason: '再点一次' })
    expect(await isOffered()).toBe(false)
    const { entries } = await approver.call('listEnterpriseHistory', { enterprise: one.id })
    expect(entries[0]).toMatchObject({ action: '登记确认不是同一家' })
  })
})

describe('一企一档的导出', () => {
  async function bytesOf(
    client: Client,
    enterprise: number,
    as: 'docx' | 'zip',
  ): Promise<{ type: string; bytes: Uint8Array }> {
    const answer = await client.fetch('downloadDossier', { enterprise, as })
    expect(answer.status).toBe(200)
    return { type: answer.headers.get('content-type') ?? '', bytes: new Uint8Array(await answer.arrayBuffer()) }
  }

  it('holds all of it: facts, tree, items with steps, figures and moves, inspections, evidence, history', async () => {
    const e = await makeEnterprise(
      clerk,
      { name: '成档一厂', creditCode: madeUpCode(50_001), industry: '3011' },
      { township: '米河镇' },
    )
    await clerk.call('addFacility', { enterprise: e.id, facility: { kind: '生产线', name: '1线' } })
    const kiln = await kilnOf(clerk, e, '1#炉')
    await closeKiln(server, kiln.id)
    const dossier = await clerk.call('getDossier', { enterprise: e.id })
    expect(Object.fromEntries(dossier.facts)).toMatchObject({
      企业名称: '成档一厂',
      统一社会信用代码: madeUpCode(50_001),
      国民经济行业代码: '3011 水泥制造',
      责任单位: '巩义市',
      乡镇街道: '米河镇',
      联系人: '',
    })
    expect(dossier).toMatchObject({ issuer: '巩义市', madeOn: '2019-09-20', trial: true })
    expect(dossier.facilities.map((f) => [f.depth, f.name])).toEqual([
      [0, '1线'],
      [0, '1#炉'],
    ])
    expect(dossier.items).toMatchObject([
      { registerTitle: '工业窑炉', clauseLabel: '四（三）', title: '成档一厂 1#炉' },
    ])
    expect(dossier.items[0]?.steps.map((s) => [s.title, s.doneOn, s.files.length])).toEqual(
      ['主体移位', '切断连接', '清除燃料', '永不复用'].map((t) => [t, '2019-09-10', 1]),
    )
    expect(dossier.items[0]?.moves.map((m) => m.what)).toEqual([
      '登记',
      '入账',
      '开始整治',
      '申报完成',
      '核查通过',
      '销号',
    ])
    expect(dossier.inspections).toMatchObject([{ on: '2019-09-20', how: '现场核查', result: '核查通过' }])
    expect(dossier.documents.length).toBe(4)
    expect(dossier.history.at(-1)?.what).toMatch(/^新建企业 成档一厂/)

    const zip = await JSZip.loadAsync((await bytesOf(clerk, e.id, 'zip')).bytes)
    const names = Object.keys(zip.files)
    expect(names).toEqual([
      '成档一厂-一企一档.docx',
      ...['主体移位', '切断连接', '清除燃料', '永不复用'].map((s) => `佐证/工业窑炉 ${kiln.id}/${s}/现场.jpg`),
    ])
    const picture = await zip.file(names[1] ?? '')?.async('uint8array')
    expect(picture).toEqual(new Uint8Array(await photo(113.02, 34.75)))
    const word = await bytesOf(clerk, e.id, 'docx')
    expect(word.type).toContain('wordprocessingml')
    const document = await (await JSZip.loadAsync(word.bytes)).file('word/document.xml')?.async('string')
    for (const text of ['成档一厂', '1#炉', '主体移位', '现场核查']) expect(document).toContain(text)
    const events = await sql<{
      n: number
    }>`select count(*)::int as n from event where kind = 'dossier-exported' and subject = '成档一厂'`.execute(
      server.app.connections.owner,
    )
    expect(events.rows[0]?.n).toBe(2)
  })

  it('says why a light is red: its due day may lie ahead, and the start was missed', async () => {
    const e = await makeEnterprise(clerk, { name: '未启动一厂' })
    const item = { enterpriseId: e.id, values: { pathway: '就地改造' } }
    await clerk.call('createItem', { register: 'relocation', item })
    const { items } = await clerk.call('getDossier', { enterprise: e.id })
    const facts = Object.fromEntries(items[0]?.facts ?? [])
    expect([facts['到期日'], facts['灯']]).toEqual([
      '2020-12-31',
      '逾期（最迟 2019-06-30 启动，尚未启动，已逾期 82 天）',
    ])
  })

  it('names nothing that the reader may not see', async () => {
    const e = await makeEnterprise(clerk, { name: '两县一厂', creditCode: madeUpCode(50_010) })
    const mine = await kilnOf(clerk, e, '本县炉')
    const item = {
      enterprise: '两县一厂',
      creditCode: madeUpCode(50_010),
      facility: '外县炉',
      remark: '外县备注',
      values: { kind: '热风炉' },
    }
    const foreign = await other.call('createItem', { register: 'kilns', item })
    const dossier = await clerk.call('getDossier', { enterprise: e.id })
    expect(dossier.items.map((i) => i.title)).toEqual([mine.title])
    expect(dossier.hasAllItems).toBe(false)
    // A desk of another task reads none of them, and is not told that there are none.
    const desk = await (await server.as('gongxin')).call('getDossier', { enterprise: e.id })
    expect([desk.items, desk.hasAllItems]).toEqual([[], false])
    expect((await office.call('getDossier', { enterprise: e.id })).hasAllItems).toBe(true)
    expect(JSON.stringify(dossier)).not.toContain('外县备注')
    const theirs = await other.call('getDossier', { enterprise: e.id })
    expect(theirs.items.map((i) => i.title)).toEqual([foreign.title])
    expect((await office.call('getDossier', { enterprise: e.id })).items.length).toBe(2)
    expect(
      (
        await refusal(
          (await server.as('zhongyuan-clerk')).call('getDossier', { enterprise: (await makeEnterprise(clerk, {})).id }),
        )
      ).code,
    ).toBe('enterprise-not-found')
  })

  it('a piece of evidence that is lost is said in the zip', async () => {
    const e = await makeEnterprise(clerk, { name: '缺件一厂' })
    const kiln = await kilnOf(clerk, e, '1#炉')
    await clerk.call('moveItems', { register: 'kilns', ids: [kiln.id], move: 'list' })
    for (const step of ['主体移位', '切断连接'])
      await clerk.upload(
        'uploadStepFile',
        { register: 'kilns', id: kiln.id, step },
        '现场.jpg',
        await photo(113, step === '切断连接' ? 34.7 : 34.8),
      )
    await sql`update attachment set sha256 = repeat('0', 64) where item_id = ${kiln.id} and step = '切断连接'`.execute(
      server.app.connections.owner,
    )
    const zip = await JSZip.loadAsync((await bytesOf(clerk, e.id, 'zip')).bytes)
    expect(Object.keys(zip.files)).toEqual([
      '缺件一厂-一企一档.docx',
      `佐证/工业窑炉 ${kiln.id}/主体移位/现场.jpg`,
      '没有找到的文件.txt',
    ])
    expect(await zip.file('没有找到的文件.txt')?.async('string')).toContain('切断连接/现场.jpg')
  })
})
