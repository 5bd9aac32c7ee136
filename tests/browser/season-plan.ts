import { expect } from 'vitest'
import { seasonDesk } from '../../server/test/seasons.ts'
import type { Client, TestServer } from '../../server/test/harness.ts'
import { NARROW, overflow, picture, shown, type Visitor } from './browser.ts'

const JINSHUI = '410105'
const NAME = '2019演示季'
/** Begun on the day that the server takes for today. */
const DAYS = { from: '2019-09-10', until: '2020-03-15' }

/** A season of its own with three works of one trade that differ in class, all stopped alike. */
async function stopAll(server: TestServer): Promise<number> {
  const lead = await server.as('gongxin')
  const limits = { 建材: 30 }
  const { id } = await lead.call('openSeason', { name: NAME, ...DAYS, basis: '演示安排', limits })
  const clerk: Client = await server.as('jinshui-clerk')
  const desk = seasonDesk(clerk, id, { unit: JINSHUI, name: NAME })
  const stop = { ...DAYS, measure: '停产', reason: '统一停产' }
  await desk.row('演示引领耐材厂', { ...stop, performance: '绿色环保引领' })
  await desk.row('演示一般耐材厂', stop)
  await desk.row('演示限制类耐材厂', { ...stop, catalogueClass: '限制类' })
  return id
}

async function confirm({ page }: Visitor, deed: string): Promise<void> {
  await page.getByRole('button', { name: deed, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: deed, exact: true }).click()
}

/** 错峰方案: refused as 一刀切, mended in the table, submitted, approved, and ordered in Word. */
export async function approveSeasonPlan(
  server: TestServer,
  as: (login: string, viewport?: { width: number; height: number }) => Promise<Visitor>,
): Promise<void> {
  const id = await stopAll(server)
  const county = await as('jinshui-approver')
  const { page } = county
  await page.goto('/seasons')
  await page.getByRole('region', { name: NAME }).getByRole('link', { name: '金水区' }).click()
  const findings = page.getByRole('region', { name: '“一刀切”核对' })
  await shown(findings.getByText('建材行业“一刀切”'))
  await shown(findings.getByRole('link', { name: '四（六）1', exact: true }))
  await picture(county, 'season-uniform-1440', true)
  expect(await overflow(county)).toBeLessThanOrEqual(0)
  await confirm(county, '提交')
  await shown(page.getByText(/还不能提交：2 项核对发现没有改正或答复（建材行业“一刀切”、绿色环保引领企业没有豁免）/))

  await page.getByLabel('演示引领耐材厂 1#线 措施').selectOption('豁免')
  await findings.getByText('绿色环保引领企业没有豁免').waitFor({ state: 'hidden' })
  await page.getByLabel('演示一般耐材厂 1#线 措施').selectOption('限产')
  await shown(findings.getByText('没有发现'))
  // The season's own per cent comes with the measure; another is written, and the next cell before the first is saved.
  const percent = page.getByLabel('演示一般耐材厂 限产比例')
  await expect.poll(() => percent.inputValue()).toBe('30')
  await percent.fill('50')
  const reason = page.getByLabel('演示一般耐材厂 理由')
  await reason.fill('市里要求加严')
  await reason.press('Enter')
  const rows = { season: id, unit: JINSHUI, tier: 'general' as const }
  const clerk = await server.as('jinshui-clerk')
  const written = async () => (await clerk.call('listSeasonRows', rows)).rows.map((r) => [r.limitPercent, r.reason])
  await expect.poll(written).toEqual([[50, '市里要求加严']])
  await shown(page.getByText(/已保存 \d\d:\d\d:\d\d/))
  await confirm(county, '提交')
  await shown(page.getByText('待审核').first())

  const lead = await as('gongxin')
  await lead.page.goto(`/seasons/${id}/${JINSHUI}`)
  await confirm(lead, '批准')
  await shown(lead.page.getByText('第 1 版生效'))
  const download = lead.page.waitForEvent('download')
  await lead.page
    .getByRole('row', { name: /演示一般耐材厂/ })
    .getByRole('link', { name: '通知单' })
    .click()
  expect((await download).suggestedFilename()).toBe(`演示一般耐材厂-${NAME}错峰生产通知单.docx`)
  expect(lead.complaints).toEqual([])

  const phone = await as('jinshui-clerk', NARROW)
  const patrol = `/seasons/${id}/${JINSHUI}/patrol`
  const found = phone.page
    .getByRole('listitem')
    .filter({ hasText: '演示一般耐材厂' })
    .getByRole('button', { name: '按要求执行', exact: true })
  // A sheet for a day to come is printed; what was found then nobody knows yet.
  await phone.page.goto(`${patrol}?on=2019-12-01`)
  await shown(phone.page.getByText('限产 50 %'))
  expect(await found.count()).toBe(0)
  await phone.page.goto(patrol)
  await found.click()
  await shown(phone.page.getByText(`${server.app.clock.today()} 按要求执行`))
  await picture(phone, 'season-patrol-390')
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  expect([county.complaints, phone.complaints]).toEqual([[], []])
}
