import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import { sweepAll } from '../../server/test/sweeps.ts'
import {
  forget,
  NARROW,
  openBrowser,
  overflow,
  picture,
  settled,
  shown,
  signInAs,
  visit,
  visitAgain,
  WIDE,
  type Visitor,
} from './browser.ts'

let server: TestServer
let browser: Browser
/** An item of 新密市 that is worked on and asks for photos. */
let item = 0
let enterprise = 0
/** A round of 绿色环保评比 that is under way. */
let round = 0
beforeAll(async () => {
  server = await startTestServer({ withRegisters: true })
  ;[item, enterprise] = await openItem()
  const { rounds } = await (await server.as('gongxin')).call('listAppraisals', {})
  round = rounds.find((r) => r.publishedOn === null)?.id ?? 0
  await sweepAll(server)
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function openItem(): Promise<[item: number, enterprise: number]> {
  const clerk = await server.as('xinmi-clerk')
  const where = [
    { field: 'stage', op: 'is', value: 'underway' },
    { field: 'measure', op: 'is', value: '淘汰' },
  ]
  const { rows } = await clerk.call('listItems', { register: 'kilns', where: JSON.stringify(where), limit: 1 })
  return [rows[0]?.id ?? 0, rows[0]?.enterprise?.id ?? 0]
}

/** Every page in the shell as someone who lives in it sees it; `ready` stands on the page when its data is there; ITEM, ENTERPRISE, ROUND: their numbers. */
const PAGES: readonly { name: string; login: string | null; path: string; ready: string | RegExp }[] = [
  { name: 'sign-in', login: null, path: '/sign-in', ready: '演示' },
  { name: 'overview', login: 'office', path: '/', ready: '散乱污' },
  { name: 'overview-clerk', login: 'gongyi-clerk', path: '/', ready: '我的待办' },
  { name: 'document', login: 'gongyi-clerk', path: '/plan?clause=3.1', ready: '郑政办〔2019〕37号' },
  { name: 'tasks', login: 'leader', path: '/tasks', ready: '加快压减产能' },
  { name: 'task', login: 'gongxin', path: '/tasks/3.1', ready: '退城入园' },
  { name: 'report', login: 'gongyi-clerk', path: '/reports/2019-09/410181', ready: '沿用' },
  { name: 'report-closed', login: 'xinmi-approver', path: '/reports/2019-08/410183', ready: '已关闭' },
  { name: 'review', login: 'gongxin', path: '/reports/2019-09/review', ready: '接受' },
  { name: 'board', login: 'office', path: '/reports/2019-09', ready: '荥阳市' },
  { name: 'filings', login: 'office', path: '/filings', ready: '实施方案' },
  { name: 'filing', login: 'gongyi-clerk', path: '/filings/relocation/410181', ready: '职工安置' },
  { name: 'units', login: 'office', path: '/units?unit=410181', ready: '巩义市' },
  { name: 'entry-review-new', login: 'gongyi-clerk', path: '/entry-review', ready: '还有 ' },
  { name: 'review-batch', login: 'fagai', path: '/entry-review/batch', ready: '批量审查模板' },
  { name: 'seasons', login: 'gongxin', path: '/seasons', ready: '登封市' },
  { name: 'season', login: 'gongxin', path: '/seasons/1', ready: '预计减排' },
  { name: 'season-plan', login: 'xinmi-clerk', path: '/seasons/1/410183', ready: /已显示 \d+ 条/ },
  { name: 'appraisals', login: 'gongxin', path: '/appraisals', ready: /公布 \d+ 家/ },
  { name: 'appraisal', login: 'gongxin', path: '/appraisals/ROUND', ready: '绿色环保标准' },
  { name: 'areas', login: 'office', path: '/areas', ready: '演示中心城区' },
  { name: 'accounts', login: 'administrator', path: '/accounts', ready: '演示' },
  { name: 'audit', login: 'auditor', path: '/audit', ready: '核验' },
  { name: 'new-plan', login: 'office', path: '/plans/new', ready: '新方案' },
  { name: 'interfaces', login: 'gongyi-approver', path: '/interfaces', ready: '还没有令牌' },
  { name: 'me', login: 'gongyi-clerk', path: '/me', ready: '密码' },
  { name: 'notices', login: 'gongyi-clerk', path: '/notices', ready: '月报' },
  { name: 'registers', login: 'office', path: '/registers', ready: '工业窑炉' },
  { name: 'register', login: 'office', path: '/registers/kilns', ready: '煤气发生炉' },
  { name: 'register-map', login: 'office', path: '/registers/kilns?show=map', ready: /^图上 \d+ 台/ },
  { name: 'register-board', login: 'shengtai', path: '/registers/scattered?show=board', ready: '整治中' },
  { name: 'item', login: 'xinmi-clerk', path: '/registers/kilns/items/ITEM', ready: '主体移位' },
  { name: 'new-item', login: 'xinmi-clerk', path: '/registers/kilns/new', ready: '窑炉类型' },
  { name: 'series', login: 'fagai', path: '/registers/coal/series', ready: '合计' },
  { name: 'series-past', login: 'fagai', path: '/registers/coal/series?asOf=2019-09-19', ready: '当日结束时的数' },
  { name: 'relocation', login: 'office', path: '/registers/relocation', ready: '演示' },
  { name: 'import', login: 'xinmi-clerk', path: '/registers/kilns/import', ready: '还没有导入过' },
  { name: 'enterprises-map', login: 'leader', path: '/enterprises?show=map', ready: /^图上 [\d,]+ 家/ },
  { name: 'enterprise-file', login: 'shengtai', path: '/enterprises/ENTERPRISE', ready: '变更历史' },
  { name: 'enterprise-new', login: 'office', path: '/enterprises/new', ready: '联系电话' },
  {
    name: 'enterprise-duplicates',
    login: 'office',
    path: '/enterprises/duplicates',
    ready: /没有疑似重复的企业|哪一家留下/,
  },
  { name: 'sweeps', login: 'office', path: '/sweeps', ready: '应淘汰或停产整治的工业窑炉' },
  { name: 'sweep', login: 'office', path: '/sweeps/site', ready: '逾期未完成治理' },
  { name: 'sweep-missing', login: 'shengtai', path: '/sweeps/kiln?show=missing', ready: /^缺燃料/ },
  { name: 'sweep-changes', login: 'office', path: '/sweeps/kiln?show=changes', ready: '排查结果没有变化' },
  { name: 'sweep-readings', login: 'office', path: '/sweeps/kiln?show=readings', ready: '还没有解释' },
  { name: 'desk', login: 'xinmi-clerk', path: '/desk', ready: '待申报完成' },
  { name: 'search', login: 'office', path: '/search?q=yqyc', ready: '一企一策' },
]

/** Latin words that belong: names of the trade, of logins, of devices. */
const LATIN =
  /^(VOCs|GeoJSON|openapi|word|excel|json|ctrl|alt|enter|shift|chrome|linux|mozilla|headlesschrome|sha256|totp|docx|xlsx|node|applewebkit|safari|khtml|like|gecko|undici|zhengzhou-|yqyc)$/i

function englishLeftovers(text: string, logins: ReadonlySet<string>): string[] {
  const words = text.match(/[A-Za-z][A-Za-z-]{3,}/g) ?? []
  return [...new Set(words.filter((w) => !LATIN.test(w) && !logins.has(w.toLowerCase())))]
}

async function everyLogin(): Promise<Set<string>> {
  const rows = await server.app.connections.owner.selectFrom('account').select('login').execute()
  return new Set(rows.map((r) => r.login))
}

/** Looked at as it stands: its data is there, in Chinese, nothing runs over, nothing complains. */
async function lookAt(visitor: Visitor, ready: string | RegExp, pictured: string): Promise<void> {
  const { page, complaints } = visitor
  const there = page.locator('main').getByText(ready).filter({ visible: true }).first()
  await shown(there)
  await settled(visitor)
  await picture(visitor, pictured)
  expect([pictured, await overflow(visitor)]).toEqual([pictured, expect.toSatisfy((over: number) => over <= 0)])
  const logins = await everyLogin()
  expect([pictured, englishLeftovers(await page.locator('body').innerText(), logins)]).toEqual([pictured, []])
  expect([pictured, complaints]).toEqual([pictured, []])
}

describe('every page on a phone and on a desk', () => {
  // One context for all: what the browser has loaded of the web once it keeps, as a person's does.
  let shared: Visitor
  beforeAll(async () => {
    shared = await visit(browser, server.url, NARROW)
  })
  afterAll(() => shared?.context.close())

  it.each(PAGES)(
    '$name: its data is there, in Chinese, nothing runs over, nothing complains',
    async ({ name, login, path, ready }) => {
      const visitor = await visitAgain(shared)
      try {
        if (login) await signInAs(visitor, login)
        await visitor.page.goto(
          path.replace('ITEM', String(item)).replace('ENTERPRISE', String(enterprise)).replace('ROUND', String(round)),
        )
        await lookAt(visitor, ready, `${name}-390`)
        await visitor.page.setViewportSize({ ...WIDE })
        await visitor.page.reload()
        await lookAt(visitor, ready, `${name}-1440`)
      } finally {
        await forget(visitor)
      }
    },
  )
})

/** A desk's screen with the bars of a system that draws them takes some 30 px more: what is cut there is cut here a little narrower. */
it('the light of a ledger is seen whole on a desk, however many columns stand before it', async () => {
  const visitor = await visit(browser, server.url, { width: WIDE.width - 30, height: WIDE.height })
  try {
    const { page } = visitor
    await signInAs(visitor, 'office')
    for (const width of [WIDE.width - 30, 1100]) {
      await page.setViewportSize({ width, height: WIDE.height })
      await page.goto('/registers/relocation')
      const light = page.locator('td').filter({ hasText: /^(正常|逾期|临期或滞后)$/ })
      await light.first().waitFor({ timeout: 20_000 })
      const sheet = await page.getByRole('grid').locator('..').boundingBox()
      const box = await light.first().boundingBox()
      expect((box?.x ?? width) + (box?.width ?? 0), String(width)).toBeLessThanOrEqual(
        (sheet?.x ?? 0) + (sheet?.width ?? 0),
      )
    }
    // Nothing of the default view is scrolled away on the desk.
    await page.setViewportSize({ width: WIDE.width - 30, height: WIDE.height })
    const over = await page
      .getByRole('grid')
      .evaluate((e: Sheet) => e.parentElement.scrollWidth - e.parentElement.clientWidth)
    expect(over).toBe(0)
  } finally {
    await visitor.context.close()
  }
})

interface Sheet {
  readonly parentElement: { readonly scrollWidth: number; readonly clientWidth: number }
}

interface Card {
  readonly lastElementChild: { readonly scrollHeight: number; readonly clientHeight: number }
}

const FIRST_SCREEN =
  '%s: the first screen of the overview holds to-dos, month, deadlines and targets, and the head of the matrix'
it.each(['office', 'gongxin'])(FIRST_SCREEN, async (login) => {
  const visitor = await visit(browser, server.url, WIDE)
  try {
    await signInAs(visitor, login)
    await visitor.page.goto('/')
    for (const name of ['我的待办', '2019年9月月报', '近期节点', '目标']) {
      const card = visitor.page.getByRole('region', { name, exact: true })
      await card.waitFor({ timeout: 20_000 })
      const box = await card.boundingBox()
      expect((box?.y ?? WIDE.height) + (box?.height ?? 0), name).toBeLessThan(WIDE.height / 2)
      // Nothing of a card lies beneath its edge.
      const hidden = await card.evaluate((e: Card) => e.lastElementChild.scrollHeight - e.lastElementChild.clientHeight)
      expect([name, hidden]).toEqual([name, 0])
    }
    const matrix = await visitor.page.getByRole('region', { name: '任务 × 主体责任单位' }).boundingBox()
    expect(matrix?.y ?? WIDE.height).toBeLessThan(WIDE.height / 2)
    expect(matrix?.width ?? 0).toBeGreaterThan(WIDE.width / 2)
  } finally {
    await visitor.context.close()
  }
})
