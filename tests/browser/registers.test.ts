import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJobs, type Jobs } from '../../server/src/jobs/run-jobs.ts'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import { NARROW, openBrowser, overflow, picture, shown, signInAs, visit, type Visitor } from './browser.ts'
import { messyWorkbook, photo } from './clerk-files.ts'
import { fillSeries } from './fill-series.ts'

/** A ledger from the clerk's workbook to the office's 销号, on the screen. */
let server: TestServer
let browser: Browser
let jobs: Jobs
beforeAll(async () => {
  server = await startTestServer({ withRegisters: true })
  // Imports are jobs: the worker runs beside, as it does for a county.
  jobs = await startJobs(server.app)
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await jobs?.stop()
  await server?.close()
})

/** As a county's line is: the next thing is typed before the last is answered. */
const SLOW_MS = 1500
const POLL = { timeout: 10_000, interval: 300 }

async function as(login: string, viewport?: { width: number; height: number }): Promise<Visitor> {
  const visitor = await visit(browser, server.url, viewport)
  await signInAs(visitor, login)
  return visitor
}

async function idsOf(login: string, register: string, where: readonly object[], limit = 1): Promise<number[]> {
  const client = await server.as(login)
  const { rows } = await client.call('listItems', { register, where: JSON.stringify(where), limit })
  return rows.map((r) => r.id)
}

describe('a messy workbook', () => {
  it('is looked at, the good rows are taken, the refused come back, and a second import changes nothing', async () => {
    const clerk = await as('xinmi-clerk')
    const { page } = clerk
    const file = { name: '新密窑炉.xlsx', mimeType: 'application/octet-stream', buffer: await messyWorkbook() }
    await page.goto('/registers/kilns/import')
    await page.getByLabel('选择台账文件').setInputFiles(file)
    await page.getByText('预览完成').waitFor({ timeout: 30_000 })
    await shown(page.getByRole('tab', { name: '拒绝 1' }))
    await shown(page.getByText('飞碟炉').first())
    await picture(clerk, 'import-1440', true)
    expect(await overflow(clerk)).toBeLessThanOrEqual(0)
    const download = page.waitForEvent('download')
    await page.getByText('下载拒绝的 1 行').click()
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
    await page.getByRole('button', { name: '导入没有问题的 2 行' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^导\s?入$/ })
      .click()
    await page.getByText('已导入：新增 2').waitFor({ timeout: 30_000 })

    await page.getByRole('button', { name: '再导一个文件' }).click()
    await page.getByLabel('选择台账文件').setInputFiles(file)
    await page.getByRole('tab', { name: '相同 2' }).waitFor({ timeout: 30_000 })
    expect(clerk.complaints).toEqual([])
    await clerk.context.close()
  })
})

describe('a list', () => {
  it('is narrowed, goes back and forth by its address, and is written in with the keyboard', async () => {
    const clerk = await as('xinmi-clerk')
    const { page } = clerk
    await page.goto('/registers/kilns')
    await page.getByLabel('名称、企业、拼音').fill('演示导入')
    await shown(page.getByText('演示导入耐材01号厂 1号热风炉'))
    await shown(page.getByText(/共 2 台/))
    expect(page.url()).toContain('q=')
    await page.getByRole('button', { name: '在表中修改' }).click()
    // A letter in a locked cell is a slip, and leads nowhere.
    await page
      .getByRole('gridcell', { name: /^(草稿|在账)$/ })
      .first()
      .click()
    await page.keyboard.press('n')
    const cell = page.getByRole('gridcell', { name: '1.2', exact: true })
    await cell.click()
    await page.keyboard.type('1.35')
    await page.keyboard.press('Enter')
    await shown(page.getByText(/已保存 \d\d:\d\d:\d\d/))
    await page.reload()
    await shown(page.getByText('1.35'))
    const { rows } = await (
      await server.as('xinmi-clerk')
    ).call('listItems', { register: 'kilns', q: '演示导入耐材01号厂', limit: 1 })
    expect(rows[0]?.values.hearthDiameter).toBe(1.35)
    expect(clerk.complaints).toEqual([])
    await clerk.context.close()
  })

  it('shows who cannot be moved, and why, before anything is done', async () => {
    const clerk = await as('xinmi-clerk')
    const { page } = clerk
    await page.goto(
      `/registers/kilns?where=${encodeURIComponent(JSON.stringify([{ field: 'stage', op: 'in', value: ['underway'] }]))}`,
    )
    await page.getByLabel('选中已显示的全部').click()
    await page.getByRole('toolbar', { name: '对所选条目' }).getByRole('button', { name: '申报完成' }).click()
    await page
      .getByText(/步骤未齐/)
      .first()
      .waitFor()
    await picture(clerk, 'register-moves-1440')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /取\s?消/ })
      .click()
    expect(clerk.complaints).toEqual([])
    await clerk.context.close()
  })
})

describe('an item', () => {
  it('is shown with photos from a phone, verified on the spot by the desk and closed by the office', async () => {
    const where = [
      { field: 'stage', op: 'is', value: 'underway' },
      { field: 'measure', op: 'is', value: '淘汰' },
    ]
    const client = await server.as('xinmi-clerk')
    const ids = await idsOf('xinmi-clerk', 'kilns', where, 50)
    const items = await Promise.all(ids.map((each) => client.call('getItem', { register: 'kilns', id: each })))
    // One that still lacks a photo: it is taken far from the site.
    const { id = 0, steps = [] } = items.find((i) => i.steps.some((s) => s.files.length === 0)) ?? {}
    const url = `/registers/kilns/items/${id}`
    const clerk = await as('xinmi-clerk', NARROW)
    const { page } = clerk
    await page.goto(url)
    // Two days of a step, the second while the first is still on its way.
    const days = { planned: '2019-09-17', doneOn: '2019-09-18' }
    await page.route('**/steps/*', async (route) => {
      await setTimeout(SLOW_MS)
      await route.continue()
    })
    await page.getByLabel(`${steps[0]?.title}计划完成`).fill(days.planned)
    await page.keyboard.press('Enter')
    await page.getByLabel(`${steps[0]?.title}实际完成`).fill(days.doneOn)
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await client.call('getItem', { register: 'kilns', id })).steps[0], POLL)
      .toMatchObject(days)
    await page.unroute('**/steps/*')
    for (const step of steps.filter((s) => !s.isProven || s.doneOn === null)) {
      const item = page
        .getByRole('listitem')
        .filter({ has: page.getByText(`. ${step.title}`, { exact: false }) })
        .first()
      if (step.files.length === 0)
        await item.locator('input[type=file]').setInputFiles({
          name: `${step.title}.jpg`,
          mimeType: 'image/jpeg',
          buffer: await photo('39/1 54/1 0/1', '116/1 23/1 0/1'),
        })
      await page.getByLabel(`${step.title}实际完成`).fill('2019-09-18')
      await page.keyboard.press('Enter')
      await shown(item.getByText('✓ 佐证齐'))
    }
    await page
      .getByText(/距现场 [\d.]+ 公里，超过 500 米/)
      .first()
      .waitFor()
    await picture(clerk, 'item-steps-390', true)
    expect(await overflow(clerk)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: '申报完成' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '申报完成' }).click()
    await shown(page.getByText('该条目已由'))
    expect(clerk.complaints).toEqual([])
    await clerk.context.close()

    const lead = await as('shengtai')
    await lead.page.goto(url)
    await lead.page.getByRole('button', { name: '核查通过' }).click()
    await lead.page.getByRole('dialog').getByText('现场核查').click()
    await lead.page.getByRole('dialog').getByRole('button', { name: '核查通过' }).click()
    await shown(lead.page.getByText(/正在等待市攻坚办销号/))
    await lead.context.close()

    const office = await as('office')
    await office.page.goto(url)
    await office.page.getByRole('button', { name: '销号' }).click()
    await office.page.getByRole('dialog').getByRole('button', { name: '销号' }).click()
    await shown(office.page.getByText(/再次发现问题请登记反弹/))
    await picture(office, 'item-closed-1440', true)
    expect(office.complaints).toEqual([])
    await office.context.close()
    const { stage, moves } = await (await server.as('office')).call('getItem', { register: 'kilns', id })
    expect([stage, moves.find((m) => m.move === 'verify')?.verifiedBy]).toEqual(['closed', '现场核查'])
  })

  it('keeps a note that could not be sent', async () => {
    const [id = 0] = await idsOf('xinmi-clerk', 'kilns', [{ field: 'stage', op: 'is', value: 'underway' }])
    const { page, context } = await as('xinmi-clerk')
    await page.goto(`/registers/kilns/items/${id}`)
    const note = page.getByRole('textbox', { name: /说明$/ }).first()
    await note.fill('设备已断电')
    await page.route('**/steps/*', (route) => route.abort())
    await note.blur()
    await shown(page.getByText('连不上服务器').first())
    expect(await note.inputValue()).toBe('设备已断电')
    await page.unroute('**/steps/*')
    await note.focus()
    await note.blur()
    const client = await server.as('xinmi-clerk')
    const steps = async () => (await client.call('getItem', { register: 'kilns', id })).steps.map((s) => s.note)
    await expect.poll(steps, POLL).toContain('设备已断电')
    await context.close()
  })

  it('is made new, with what is like it told first', async () => {
    const clerk = await as('xinmi-clerk')
    const { page } = clerk
    await page.goto('/registers/scattered/new')
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await page
      .getByText(/^请填写/)
      .first()
      .waitFor()
    await page.getByLabel(/^企业名称/).fill('演示作坊0143号厂（新密）')
    await shown(page.getByText('台账里已有名称相近的'))
    await picture(clerk, 'new-item-like-1440')
    expect(clerk.complaints).toEqual([])
    await clerk.context.close()
  })
})

describe('a sweep by the plan’s rules', () => {
  it('is confirmed by the county: a new item of another register, with its rule and its clause', async () => {
    const client = await server.as('dengfeng-clerk')
    const swept = async () => (await client.call('getSweep', { subject: 'price' })).last
    // By the worker, as it starts.
    await expect.poll(swept, { ...POLL, timeout: 60_000 }).not.toBeNull()
    const clerk = await as('dengfeng-clerk')
    const { page } = clerk
    await page.goto('/')
    await page.getByRole('link', { name: /规则排查.*待确认/ }).click()
    await page.getByRole('link', { name: '限制类、淘汰类装备的企业应执行差别化电价' }).click()
    const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '提出异议' }) })
    const name = await row.first().getByRole('link').first().innerText()
    await picture(clerk, 'sweep-confirm-1440')
    const confirm = { name: /^确\s?认$/ }
    await row.first().getByRole('button', confirm).click()
    const dialog = page.getByRole('dialog')
    await shown(dialog.getByText('列入“差别化电价”'))
    await dialog.getByRole('button', confirm).click()
    await shown(page.getByText('确认：已办 1 条'))
    await page.getByRole('button', { name: /^已确认 [1-9]/ }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByRole('link', { name: /^差别化电价 / })
      .click()
    const basis = page.getByRole('region', { name: '规则依据' })
    await shown(basis.getByRole('link', { name }))
    await basis.getByRole('link', { name: '六（一）2（3）' }).click()
    await shown(page.locator('[data-lit]').first())
    expect(clerk.complaints).toEqual([])
    await clerk.context.close()
  })
})

describe('figures by month', () => {
  it('a block from Excel is pasted, what is far from last year is asked about, then saved', async () =>
    fillSeries(await server.as('gongyi-clerk'), await as('gongyi-clerk')))
})
