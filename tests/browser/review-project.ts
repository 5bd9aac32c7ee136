import { expect } from 'vitest'
import type { Client } from '../../server/test/harness.ts'
import { NARROW, overflow, picture, shown, type Visitor } from './browser.ts'

async function choose({ page }: Visitor, label: string, option: string): Promise<void> {
  const input = page.getByLabel(label, { exact: true })
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await input.click()
  await open.locator(`.ant-select-item-option[title="${option}"]`).click()
  await open.waitFor({ state: 'hidden' })
  expect(await page.locator('.ant-select', { has: input }).innerText()).toContain(option)
}

/** 项目准入审查: from the first question to the opinion in Word. */
export async function reviewProject(
  approver: Client,
  as: (login: string, viewport?: { width: number; height: number }) => Promise<Visitor>,
): Promise<void> {
  const values = { restriction: '禁止', product: '演示电石', basis: '演示', from: '2019-01-01' }
  const row = await approver.call('createItem', { register: 'entry-list', item: { title: '演示条目', values } })
  await approver.call('moveItems', { register: 'entry-list', ids: [row.id], move: 'list' })
  const clerk = await as('xinmi-clerk')
  await clerk.page.goto('/entry-review')
  const verdict = clerk.page.getByRole('region', { name: '审查结论' })
  await shown(verdict.getByText('信息不足'))
  await clerk.page.getByLabel('项目名称').fill('演示燃煤陶瓷项目')
  await choose(clerk, '主要产品为“演示电石”', '否')
  await choose(clerk, '建设性质', '新建')
  await choose(clerk, '燃料', '煤')
  await shown(verdict.getByText('全市禁止新（扩）建耗煤项目核准'))
  await shown(verdict.getByText('燃料不为煤').first())
  await shown(clerk.page.getByText(/不再影响结论的 \d+ 项/))
  await picture(clerk, 'entry-review-1440', true)
  expect(await overflow(clerk)).toBeLessThanOrEqual(0)
  let saves = 0
  clerk.page.on('request', (r) => (saves += r.method() === 'POST' && r.url().endsWith('/api/entry-reviews') ? 1 : 0))
  await clerk.page.getByRole('button', { name: '保存审查' }).dblclick()
  await shown(clerk.page.getByText('待市发展改革委决定'))
  expect(saves).toBe(1)
  const address = clerk.page.url()
  // What was answered of the county's list is saved with the review, and stands on its page.
  const item = Number(new URL(address).searchParams.get('item'))
  const { reviews } = await approver.call('listReviews', { item })
  expect(reviews[0]?.answers).toEqual({ '主要产品为“演示电石”': false })
  const answer = clerk.page.locator('.ant-select', { has: clerk.page.getByLabel('主要产品为“演示电石”') })
  await expect.poll(() => answer.innerText()).toContain('否')
  await verdict.getByRole('link', { name: '四（五）2（2）' }).click()
  await shown(clerk.page.locator('[data-lit]').first())
  expect(await clerk.page.locator('[data-lit]').first().textContent()).toContain('全市')

  const lead = await as('fagai')
  await lead.page.goto(address)
  await lead.page.getByRole('radio', { name: '附条件同意' }).click()
  await shown(lead.page.getByText('须写明理由，并列入市攻坚办清单'))
  await lead.page.getByLabel('附加条件').fill('改用天然气')
  await lead.page.getByLabel('决定理由').fill('市政府专题会议纪要')
  await picture(lead, 'entry-decision-1440', true)
  await lead.page.getByRole('button', { name: '作出决定' }).click()
  await lead.page.getByRole('dialog').getByRole('button', { name: '作出决定' }).click()
  await shown(lead.page.getByText('与结论不一致').first())
  const download = lead.page.waitForEvent('download')
  await lead.page.getByRole('link', { name: '审查意见（Word）' }).click()
  expect((await download).suggestedFilename()).toBe('演示燃煤陶瓷项目-准入审查意见.docx')

  const phone = await as('xinmi-clerk', NARROW)
  await phone.page.goto(address)
  await shown(phone.page.getByText('市政府专题会议纪要'))
  await picture(phone, 'entry-review-390', true)
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  for (const visitor of [clerk, lead, phone]) {
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  }
}
