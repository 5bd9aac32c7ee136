import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REASON_LONGEST } from '@gongjian/domain/enterprise/contracts.ts'
import { startTestServer, type Client, type TestServer } from '../../server/test/harness.ts'
import { NARROW, openBrowser, overflow, picture, shown, signInAs, visit, type Visitor } from './browser.ts'
import { picturesOnPaper } from './on-paper.ts'
import { reviewProject } from './review-project.ts'
import { approveSeasonPlan } from './season-plan.ts'
import { shutByHand } from './shut-by-hand.ts'

/** One enterprise from its entry to its dossier, on the screen; the county's approver may do all of it. */
let server: TestServer
let browser: Browser
let approver: Client
beforeAll(async () => {
  server = await startTestServer({ withRegisters: true })
  approver = await server.as('xinmi-approver')
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function as(login: string, viewport?: { width: number; height: number }): Promise<Visitor> {
  const visitor = await visit(browser, server.url, viewport)
  await signInAs(visitor, login)
  return visitor
}

/** Thumbnails come when they are scrolled to, the map when it is drawn. */
async function drawn(page: Page): Promise<void> {
  await page.locator('canvas').waitFor({ timeout: 30_000 })
  await page.getByRole('region', { name: '文档' }).scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
  await page.evaluate('scrollTo(0, 0)')
  await page.waitForTimeout(DRAWN_MS)
}
const DRAWN_MS = 1500

/** The one that most registers tell of: its file is the fullest. */
async function fullest(): Promise<number> {
  const sort = JSON.stringify({ field: 'items', descending: true })
  const { rows } = await approver.call('listEnterprises', { sort, limit: 1 })
  return rows[0]?.id ?? 0
}

const NAME = '演示联测耐火材料有限公司'
const TWIN = '新密市演示联测耐火材料厂'
const AT = { longitude: 113.395, latitude: 34.535 }

describe('the list', () => {
  it('is narrowed by light and words, sorted, and looked at on the map, all in its address', async () => {
    const visitor = await as('office')
    const { page } = visitor
    await page.goto('/enterprises')
    await shown(page.getByText(/^共 [\d,]+ 家/))
    await picture(visitor, 'enterprises-1440')
    const all = await page.getByText(/^共 [\d,]+ 家/).innerText()
    await page.getByLabel('视图').click()
    await page.getByText('有逾期', { exact: true }).click()
    await shown(page.getByText('灯：逾期'))
    await expect.poll(() => page.getByText(/^共 [\d,]+ 家/).innerText()).not.toBe(all)
    await page.getByRole('button', { name: /^台账条目/ }).click()
    expect(decodeURIComponent(page.url())).toContain('view=有逾期')
    await page.getByRole('button', { name: '地图' }).click()
    await page.getByText(/^图上 [\d,]+ 家/).waitFor({ timeout: 30_000 })
    await picture(visitor, 'enterprises-map-1440')
    expect(await overflow(visitor)).toBeLessThanOrEqual(0)
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  })

  it('is a list of cards for a thumb, and every card leads to its file', async () => {
    const visitor = await as('xinmi-clerk', NARROW)
    const { page } = visitor
    await page.goto('/enterprises?q=ys')
    await page
      .getByText(/^台账 本单位可见 \d+ 条/)
      .first()
      .waitFor()
    await picture(visitor, 'enterprises-390')
    expect(await overflow(visitor)).toBeLessThanOrEqual(0)
    await page.goto(`/enterprises/${await fullest()}`)
    await shown(page.getByRole('region', { name: '台账' }))
    await drawn(page)
    await picture(visitor, 'enterprise-390', true)
    expect(await overflow(visitor)).toBeLessThanOrEqual(0)
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  })
})

describe('a file', () => {
  it('is entered, gets a line that closes with what hangs on it, is merged and taken apart, and goes home as a dossier', async () => {
    const visitor = await as('xinmi-approver')
    const { page } = visitor
    await page.goto('/enterprises/new')
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await shown(page.getByText('请填写企业名称'))
    await page.getByLabel(/^企业名称/).fill(NAME)
    await page.getByLabel('统一社会信用代码').fill('91410183MA9G49R305')
    await shown(page.getByText('校验位不对'))
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    expect(page.url()).toContain('/enterprises/new')
    await page.getByLabel('统一社会信用代码').fill('')
    await page.getByLabel('国民经济行业代码').fill('耐火')
    await page.locator('.ant-select-item-option').filter({ hasText: '3089' }).click()
    await page.getByRole('button', { name: '粘贴高德、百度坐标' }).click()
    await page.getByLabel('经度,纬度').fill('113.4011, 34.5336')
    await page.getByRole('button', { name: '换算并写入' }).click()
    await expect.poll(() => page.locator('#field-longitude').inputValue()).toBe('113.3945829')
    await page.getByRole('button', { name: '在图上选点' }).click()
    await page.getByRole('region', { name: '在图上选点' }).locator('canvas').waitFor({ timeout: 30_000 })
    await page.evaluate('scrollTo(0, 0)')
    await page.waitForTimeout(DRAWN_MS)
    await picture(visitor, 'new-enterprise-1440', true)
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await shown(page.getByText('待核：还没有统一社会信用代码'))
    const id = Number(/enterprises\/(\d+)$/.exec(page.url())?.[1])

    await page.getByRole('button', { name: '新增设施' }).click()
    await page.getByLabel('名称', { exact: true }).fill('1号线')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '加下级 1号线' }).click()
    await page.getByLabel('类别').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '窑炉' }).click()
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain('窑炉')
    await page.getByLabel('名称', { exact: true }).fill('1号隧道窑')
    await page.keyboard.press('Enter')
    await shown(page.getByRole('button', { name: '关停 1号隧道窑' }))
    await page.getByRole('button', { name: '关停 1号线' }).click()
    await shown(page.getByRole('list', { name: '一并关停的设施' }).getByText('窑炉 1号隧道窑'))
    await picture(visitor, 'facility-close-1440')
    await page.getByRole('button', { name: '关停 2 个设施' }).click()
    await shown(page.getByRole('button', { name: '恢复 1号隧道窑' }))
    await shown(page.getByText('2 个，其中已关停 2 个'))

    await approver.call('createEnterprise', { values: { name: TWIN, person: '王工' }, point: AT })
    await page.goto('/enterprises/duplicates')
    const pair = page.getByRole('region', { name: `${NAME} / ${TWIN}` })
    await shown(pair)
    await picture(visitor, 'duplicates-1440')
    const column = await pair.locator('thead th').allInnerTexts()
    const at = column.findIndex((text) => text.includes(NAME)) - 1
    await pair.getByRole('button', { name: '留下这一家' }).nth(at).click()
    await shown(page.getByText('留下的一家补上'))
    await page.getByLabel('合并理由').fill('同一家，两次登记')
    await picture(visitor, 'merge-1440')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^合\s?并$/ })
      .click()
    await page.waitForURL(`**/enterprises/${id}`)
    await shown(page.getByRole('region', { name: '合并记录' }).getByText(TWIN))
    await shown(page.getByRole('region', { name: '概况' }).getByText('王工'))

    await page.getByRole('button', { name: '撤销合并' }).click()
    const reason = page.getByLabel('撤销合并理由')
    expect(await reason.getAttribute('maxlength')).toBe(String(REASON_LONGEST))
    await reason.fill('核对后不是同一家企业')
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
    await shown(page.getByText(/已由 .+ 撤销/))
    const { merges, values } = await approver.call('getEnterprise', { enterprise: id })
    expect([merges[0]?.undone?.reason, values.person]).toEqual(['核对后不是同一家企业', null])

    for (const [name, extension] of [
      ['Word 档案', /\.docx$/],
      ['附件打包', /\.zip$/],
    ] as const) {
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name }).click()
      expect((await download).suggestedFilename()).toMatch(extension)
    }
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  })

  it('shut by hand, it says beforehand what closes with it', () => shutByHand(approver, as))

  it('two who mend it at once: different fields go together, the same field is asked about until it is answered; a lost answer loses nothing', async () => {
    const made = await approver.call('createEnterprise', {
      values: { name: '演示联测建材厂', size: '小' },
      point: null,
    })
    const visitor = await as('xinmi-clerk')
    const { page } = visitor
    await page.goto(`/enterprises/${made.id}/edit`)
    await page.getByLabel('联系人').fill('张工')
    const first = await approver.call('updateEnterprise', {
      enterprise: made.id,
      version: made.version,
      change: { values: { phone: '0371-0000000' } },
    })
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await shown(page.getByText(/改了 联系电话，已并入本页/))
    await approver.call('updateEnterprise', {
      enterprise: made.id,
      version: first.version,
      change: { values: { person: '李工' } },
    })
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    const both = page.getByRole('dialog').getByText('两人同时改了')
    await shown(both)
    await picture(visitor, 'enterprise-conflict-1440')
    // Put off, it is asked again by the next 保存.
    await page.keyboard.press('Escape')
    await both.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await shown(both)
    await page.getByRole('button', { name: '全部用我的' }).click()
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await page.waitForURL(`**/enterprises/${made.id}`)
    const { values } = await approver.call('getEnterprise', { enterprise: made.id })
    expect([values.person, values.phone]).toEqual(['张工', '0371-0000000'])

    await page.goto(`/enterprises/${made.id}/edit`)
    await page.getByLabel('联系人').fill('王工')
    await page.route('**/api/enterprises/*', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await shown(page.getByText('连不上服务器'))
    await page.unroute('**/api/enterprises/*')
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await page.waitForURL(`**/enterprises/${made.id}`)
    expect((await approver.call('getEnterprise', { enterprise: made.id })).values.person).toBe('王工')

    await page.goto('/enterprises/abc/edit')
    await shown(page.getByText('网址里的编号不对'))
    await page.goto(`/enterprises/${made.id}/edit`)
    await page.getByLabel('联系人').fill('写到一半')
    await page.getByRole('link', { name: '回到档案' }).click()
    await shown(page.locator('.ant-modal-confirm-title').getByText('填写的内容还没有保存'))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /取\s?消/ })
      .click()
    expect(await page.getByLabel('联系人').inputValue()).toBe('写到一半')
    await visitor.context.close()
  })

  it('shows registers, facilities, documents and the past of an enterprise that many registers tell of, and prints clean', async () => {
    const visitor = await as('xinmi-approver')
    const { page } = visitor
    await page.goto('/registers/kilns')
    await page.getByRole('link', { name: '档案', exact: true }).first().click()
    await shown(page.getByRole('region', { name: '概况' }))
    await page.goto(`/enterprises/${await fullest()}`)
    await shown(page.getByRole('region', { name: '台账' }).getByRole('link').first())
    await drawn(page)
    await picture(visitor, 'enterprise-1440')
    expect(await overflow(visitor)).toBeLessThanOrEqual(0)
    await page.emulateMedia({ media: 'print' })
    await picture(visitor, 'enterprise-print', true)
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    // What WebGL drew does not reach the paper by itself.
    expect(await picturesOnPaper(page)).toBeGreaterThan(0)
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  })
})

describe('a review of a project', () => {
  it('asks what still matters, is decided against its verdict with a reason, and ends in an opinion in Word', () =>
    reviewProject(approver, as))
})

describe('a county’s plan for a season', () => {
  it('is refused as 一刀切, mended, submitted, approved, ordered in Word and patrolled', () =>
    approveSeasonPlan(server, as))
})

describe('two furnaces of one enterprise', () => {
  it('under one name are refused: beneath the sheet stands why, and the cell stays told apart', async () => {
    for (const facility of ['71#', '72#']) {
      const item = { enterprise: '同名试写厂', facility, values: { kind: '热风炉' } }
      await approver.call('createItem', { register: 'kilns', item })
    }
    const clerk = await as('xinmi-clerk')
    const { page } = clerk
    await page.goto(`/registers/kilns?q=${encodeURIComponent('同名试写厂')}&where=[]`)
    await page.getByRole('button', { name: '在表中修改' }).click()
    await page.getByRole('gridcell', { name: '72#', exact: true }).click()
    await page.keyboard.type('71#')
    await page.keyboard.press('Enter')
    await shown(page.getByText(/没有保存：.*本单位已有相同的条目：同名试写厂 71#（编号 \d+）/))
    const cell = page.locator('td[aria-invalid="true"]')
    await cell.click()
    const id = await cell.getAttribute('aria-describedby')
    expect(await page.locator(`#${id}`).innerText()).toContain('同名试写厂 72#')
    await picture(clerk, 'refused-cell-1440')
    expect(clerk.complaints).toEqual([])
    await clerk.context.close()
  })
})
