import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueDueSweeps } from '../src/sweep/queue-sweeps.ts'
import { runSweeps } from '../src/sweep/run-sweeps.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { readCast } from './permission-cast.ts'
import { moveItem } from './register-items.ts'
import { testsOfSameAnswers } from './sweep-answers.ts'
import { testsOfAreas, testsOfPoints } from './sweep-areas.ts'
import { testsOfAnotherVersion, testsOfChangedRows, testsOfRuleChanges } from './sweep-changes.ts'
import { act, edit, candidates, COAL, inLedger, ofItem, runsOf, statementAs, sweepAll } from './sweeps.ts'

const ON = '2019-09-20'
const HENAN = { west: 110, south: 30, east: 116, north: 38, zoom: 6 }

let server: TestServer
let clerk: Client
let lead: Client
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  lead = await server.as('shengtai')
  office = await server.as('office')
})
afterAll(() => server.close())

const EDGE = { kind: '煤气发生炉', fuel: '煤气', hearthDiameter: 3, compliant: true, measure: '提标治理' } as const
const items: Record<string, number> = {}

function coal() {
  return ofItem(clerk, items.coal ?? 0, 'kiln.coal-hot-air')
}

describe('a sweep of the kilns', () => {
  it('lists what the rules speak of, with why, and what is not known, with what is missing', async () => {
    const rows = {
      coal: COAL,
      out: { ...COAL, measure: '淘汰' },
      unknown: { kind: '热风炉', compliant: true, measure: '清洁能源替代' },
      edge: EDGE,
      gas: { ...COAL, fuel: '天然气' },
    }
    for (const [name, values] of Object.entries(rows))
      items[name] = (await inLedger(clerk, 'kilns', `排查 ${name}`, values)).id
    // A draft is nobody's word yet.
    await clerk.call('createItem', {
      register: 'kilns',
      item: { enterprise: '排查窑业有限公司', facility: '草稿', values: COAL },
    })
    expect(await queueDueSweeps(server.app, false)).toBe(7)
    expect(await runSweeps(server.app)).toBe(7)
    const found = await candidates(clerk)
    expect(found.map((c) => [c.item.id, c.finding.rule, c.standing, c.finding.missing])).toEqual([
      [items.coal, 'kiln.coal-hot-air', 'yes', []],
      [items.unknown, 'kiln.coal-hot-air', 'unknown', ['燃料']],
      [items.edge, 'kiln.small-gasifier', 'borderline', []],
    ])
    expect(found[0]?.finding.because).toContain('窑炉类型为热风炉，燃料为煤，符合“取缔燃煤热风炉”')
    const allowed = ['confirm', 'dispute']
    expect(found[0]).toMatchObject({ clauseLabel: '四（三）1', state: 'open', foundOn: ON, allowed })
    expect(found[1]?.allowed).toEqual([])
    const its = await clerk.call('getSweep', { subject: 'kiln' })
    expect(its.byUnit).toMatchObject([{ unit: { code: '410181' }, open: 1, borderline: 1, unknown: 1 }])
    expect(its.missing).toMatchObject([{ unit: { code: '410181' }, fact: 'fuel', rows: 1 }])
    expect(its.last).toMatchObject({ looked: 5, opened: 3, altered: 0, gone: 0, cause: 'night' })
    expect(await clerk.call('mapCandidates', { subject: 'kiln', standing: 'unknown', ...HENAN })).toMatchObject([
      { count: 1, id: items.unknown },
    ])
  })

  it('a second one changes nothing, and what nothing has changed for is not begun', async () => {
    expect(await queueDueSweeps(server.app, false)).toBe(0)
    const before = await candidates(clerk)
    await sweepAll(server)
    expect(await candidates(clerk)).toEqual(before)
    expect((await runsOf(clerk))[0]).toMatchObject({ cause: 'night', looked: 5, opened: 0, altered: 0, gone: 0 })
  })

  it('each sees its own: another county nothing, the lead of the task and the office all', async () => {
    expect(await candidates(await server.as('xinmi-clerk'))).toEqual([])
    expect((await runsOf(await server.as('xinmi-clerk')))[0]).toMatchObject({ looked: 0 })
    expect(await candidates(lead)).toHaveLength(3)
    expect(await candidates(office, { unit: '410181' })).toHaveLength(3)
    expect(await candidates(office, { unit: '410182' })).toEqual([])
    // 市工信局 leads other tasks.
    expect(await candidates(await server.as('gongxin'))).toEqual([])
  })

  it('those who wait are told, and their desk leads there', async () => {
    const { rows } = await clerk.call('listNotices', {})
    expect(rows[0]).toMatchObject({ kind: 'candidates-found', link: '/sweeps/kiln?state=open' })
    expect(rows[0]?.text).toBe(
      '规则排查“应淘汰或停产整治的工业窑炉”：新发现 1 台符合规则，请确认或提出异议；2 台缺少事实或恰在界限，还不能判断',
    )
    const { todos } = await clerk.call('getOverview', {})
    expect(todos).toContainEqual(
      expect.objectContaining({ kind: 'answer-candidates', count: 1, link: '/sweeps/kiln?state=open' }),
    )
  })

  it('a fact that is filled in decides, and what the rule speaks of no more is gone', async () => {
    await edit(clerk, items.unknown, { fuel: '煤' })
    await edit(clerk, items.coal, { fuel: '电' })
    const other = await server.as('dengfeng-clerk')
    const edge = await inLedger(other, 'kilns', '界限上的炉', EDGE, '登封窑业有限公司')
    await sweepAll(server)
    // Of a county that has nothing but a bound the notice leads to what lies on it.
    expect((await other.call('listNotices', {})).rows[0]?.link).toBe('/sweeps/kiln?state=borderline')
    await moveItem(other, edge, 'remove')
    expect((await ofItem(clerk, items.unknown ?? 0, 'kiln.coal-hot-air')).standing).toBe('yes')
    expect((await candidates(clerk, { state: 'gone' })).map((c) => c.item.id)).toEqual([items.coal])
    await edit(clerk, items.coal, { fuel: '煤' })
    await edit(clerk, items.unknown, { fuel: null })
    await sweepAll(server)
    const stand = (await candidates(clerk)).map((c) => `${c.state} ${c.standing}`)
    expect(stand).toEqual(['open yes', 'open unknown', 'open borderline'])
  })
})

testsOfChangedRows(() => ({ server, clerk, office, items }))

describe('the county and the lead', () => {
  it('dispute: with a reason, to the lead; rejected it comes back, upheld it stays away as long as the facts are the same', async () => {
    const { id } = await coal()
    await expect(act(clerk, [id], 'dispute', { reason: ' ' })).rejects.toThrow('请填写理由')
    expect((await act(lead, [id], 'dispute')).refused[0]?.why).toContain('不在您的办理范围内')
    expect((await act(await server.as('xinmi-clerk'), [id], 'dispute')).refused[0]?.why).toContain('没有找到')
    expect((await act(clerk, [id], 'dispute')).refused).toEqual([])
    expect((await lead.call('getOverview', {})).todos).toContainEqual(
      expect.objectContaining({ kind: 'decide-candidates', count: 1 }),
    )
    expect((await lead.call('listNotices', {})).rows[0]).toMatchObject({ kind: 'candidates-disputed' })
    await sweepAll(server)
    expect((await coal()).state).toBe('disputed')
    expect((await act(clerk, [id], 'reject')).refused[0]?.why).toContain('由任务的牵头单位裁定')
    await act(lead, [id], 'reject', { reason: '检测报告显示仍烧煤' })
    expect(await coal()).toMatchObject({
      state: 'open',
      decision: { reason: '检测报告显示仍烧煤' },
    })
    expect((await clerk.call('listNotices', {})).rows[0]?.text).toContain('异议不成立：检测报告显示仍烧煤')
    await act(clerk, [id], 'dispute')
    await act(lead, [id], 'uphold')
    await sweepAll(server)
    expect((await coal()).state).toBe('dismissed')
    await edit(clerk, items.coal, { measure: '提标治理' })
    await sweepAll(server)
    expect(await coal()).toMatchObject({ state: 'open', decision: null })
  })

  it('confirm: told before what it writes, and then the item says so, tied to rule and clause both ways', async () => {
    const ids = (await candidates(clerk)).map((c) => c.id)
    const told = await act(clerk, ids, 'confirm', { preview: true })
    expect(told.done).toMatchObject([{ words: '治理措施：提标治理 → 淘汰' }])
    expect(told.refused.map((r) => r.why)).toEqual([
      '缺少事实、无法判断，请先在台账里补齐后重新排查',
      '恰在“以下”的界限上，请先由市攻坚办作出界限解释',
    ])
    expect((await coal()).state).toBe('open')
    await act(clerk, ids, 'confirm')
    const item = await clerk.call('getItem', { register: 'kilns', id: items.coal ?? 0 })
    expect(item.values.measure).toBe('淘汰')
    const its = await clerk.call('listItemCandidates', { register: 'kilns', id: items.coal ?? 0 })
    expect(its).toMatchObject([
      { state: 'confirmed', into: { register: 'kilns', id: items.coal }, clauseLabel: '四（三）1' },
    ])
    const history = await clerk.call('listItemHistory', { register: 'kilns', id: items.coal ?? 0 })
    expect(history.entries[0]).toMatchObject({ why: '现场核实' })
    await sweepAll(server)
    expect((await coal()).state).toBe('confirmed')
    // Whoever takes it back is asked again.
    await edit(clerk, items.coal, { measure: '停产整治' })
    await sweepAll(server)
    expect((await coal()).state).toBe('open')
  })

  it('confirm is held against the row as it stands, not as it was found', async () => {
    const { id } = await coal()
    await edit(clerk, items.coal, { fuel: '电' })
    expect((await act(clerk, [id], 'confirm')).refused[0]?.why).toContain('排查之后条目有了变化')
  })

  it('into another register: a new item with its source, or the one that is there', async () => {
    const gongxin = await server.as('gongxin')
    const line = { product: '电解铝', catalogueClass: '限制类', basis: '③电解铝' } as const
    const row = await inLedger(clerk, 'capacity', '电解一车间', line, '排查铝业有限公司')
    await sweepAll(server)
    const price = { subject: 'price' } as const
    const [found] = await candidates(clerk, price)
    expect(found).toMatchObject({
      item: { id: row.id },
      finding: { rule: 'price.differential' },
      allowed: ['confirm', 'dispute'],
    })
    const confirm = { ...price, ids: [found?.id ?? 0], action: 'confirm' as const, reason: '' }
    await expect(clerk.call('actOnCandidates', { ...confirm, preview: true })).resolves.toMatchObject({
      done: [{ words: '列入“差别化电价”' }],
    })
    await clerk.call('actOnCandidates', confirm)
    const [after] = await candidates(gongxin, price)
    const made = await clerk.call('getItem', { register: 'differential-price', id: after?.into?.id ?? 0 })
    expect(made).toMatchObject({
      source: '规则筛查',
      enterprise: { name: '排查铝业有限公司' },
      stage: 'listed',
      values: { trade: '电解铝', priceClass: '限制类', equipment: '电解一车间' },
    })
    expect(made.remark).toContain(`六（一）2（3）“差别化电价”，见“落后产能退出”编号 ${row.id}`)
    const its = await clerk.call('listItemCandidates', { register: 'differential-price', id: made.id })
    expect(its).toMatchObject([{ item: { register: 'capacity', id: row.id } }])
    // The same workshop's mill: one surcharge for both; and one for two lines of a workshop that has none yet.
    const mill = { product: '水泥粉磨', catalogueClass: '限制类', basis: '⑥水泥熟料与粉磨' } as const
    await inLedger(clerk, 'capacity', '电解一车间', mill, '排查铝业有限公司')
    const others = [
      await inLedger(clerk, 'capacity', '联合车间', line, '排查联合有限公司'),
      await inLedger(clerk, 'capacity', '联合车间', mill, '排查联合有限公司'),
    ].map((i) => i.id)
    await sweepAll(server)
    const open = (await candidates(clerk, price)).filter((c) => c.state === 'open')
    expect(open).toHaveLength(3)
    const ids = open.sort((a, b) => a.item.id - b.item.id).map((c) => c.id)
    const inWords = [
      `“差别化电价”里已有（编号 ${made.id}），关联到它`,
      '列入“差别化电价”',
      `列入“差别化电价”，与“落后产能退出”编号 ${others[0]} 是同一条`,
    ]
    const preview = await clerk.call('actOnCandidates', { ...confirm, ids, preview: true })
    expect(preview).toMatchObject({ done: inWords.map((words) => ({ words })), refused: [] })
    expect((await clerk.call('actOnCandidates', { ...confirm, ids })).done).toEqual(preview.done)
    const all = await candidates(clerk, { ...price, state: 'confirmed' })
    const [one, other] = others.map((id) => all.find((c) => c.item.id === id)?.into?.id)
    expect(one).toBeGreaterThan(made.id)
    expect(other).toBe(one)
  })
})

describe('a reading of a bound', () => {
  const reading = {
    rule: 'kiln.small-gasifier',
    fact: 'hearthDiameter',
    reads: 'included',
    from: '2019-09-01',
    basis: '省厅复函〔2019〕12号',
  } as const

  it('shows before it is recorded what it adds and removes, by county', async () => {
    const told = await office.call('previewInterpretation', reading)
    expect(told).toMatchObject({
      on: ON,
      byUnit: [{ unit: { code: '410181' }, added: 1, removed: 0, spared: 0 }],
      rows: [{ id: items.edge, effect: 'added' }],
    })
    const other = await office.call('previewInterpretation', { ...reading, reads: 'excluded' })
    expect(other.byUnit).toMatchObject([{ added: 0, removed: 0, spared: 1 }])
    await expect(clerk.call('previewInterpretation', reading)).rejects.toThrow('不能进行此操作')
    expect((await ofItem(clerk, items.edge ?? 0, 'kiln.small-gasifier')).standing).toBe('borderline')
  })

  it('is swept by as soon as it is recorded', async () => {
    await office.call('recordInterpretation', reading)
    expect((await office.call('listSweeps', {})).find((s) => s.subject === 'kiln')?.next).toMatchObject({
      state: 'waiting',
      cause: 'interpretation',
    })
    expect(await runSweeps(server.app)).toBe(1)
    expect((await ofItem(clerk, items.edge ?? 0, 'kiln.small-gasifier')).standing).toBe('yes')
    const back = await office.call('previewInterpretation', { ...reading, reads: 'excluded', from: '2019-09-02' })
    expect(back.byUnit).toMatchObject([{ added: 0, removed: 1, spared: 0 }])
  })
})

testsOfRuleChanges(() => ({ server, clerk, office, items }))
testsOfAnotherVersion(() => ({ server, clerk, office, items }))

testsOfAreas(() => ({ server, clerk, lead, office }))
testsOfPoints(() => ({ server, clerk, lead, office }))

describe('whoever may', () => {
  it('asks for one at once, and who asks again is answered by the one that waits', async () => {
    expect(await clerk.call('runSweeps', { subject: 'kiln' })).toEqual({ queued: 1 })
    expect(await office.call('runSweeps', { subject: 'kiln' })).toEqual({ queued: 0 })
    await expect((await server.as('leader')).call('runSweeps', {})).rejects.toThrow('不能进行此操作')
    await expect(clerk.call('runSweeps', { subject: 'none' })).rejects.toThrow('没有“none”这一项规则排查')
    await runSweeps(server.app)
    expect((await runsOf(clerk))[0]).toMatchObject({ state: 'done', cause: 'person' })
  })

  it('no statement moves a candidate past the table, nor of another county', async () => {
    const cast = await readCast(server)
    const tried = (login: string, statement: string) => statementAs(server, cast, login, statement)
    const yes = `where state = 'open' and standing = 'yes'`
    expect(await tried('gongyi-clerk', `update sweep_candidate set state = 'confirmed' ${yes}`)).toBeGreaterThan(0)
    expect(await tried('gongyi-clerk', `update sweep_candidate set state = 'dismissed' ${yes}`)).toBe('refused')
    expect(await tried('gongyi-clerk', `update sweep_candidate set unit_id = null`)).toBe('refused')
    expect(await tried('xinmi-clerk', `update sweep_candidate set state = 'confirmed'`)).toBe(0)
    expect(await tried('gongyi-clerk', `insert into sweep_candidate (plan_id) values (1)`)).toBe('refused')
    const asks = `insert into sweep (plan_id, subject, cause, state, by_name, on_day, asked_at)
      values (setting('app.plan')::int, 'kiln', 'person', 'waiting', 'x', '2019-09-20', now())`
    expect(await tried('leader', asks)).toBe('refused')
  })
})

testsOfSameAnswers(() => ({ server, office }))
