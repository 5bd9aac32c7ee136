import { expect } from 'vitest'
import { z } from 'zod'
import type { Client } from '../../server/test/harness.ts'
import { picture, shown, type Visitor } from './browser.ts'

/** What the first works of 巩义 burnt in August of the year before. */
async function lastAugust(clerk: Client): Promise<number> {
  const { rows } = await clerk.call('getSeries', { register: 'coal', series: 'monthly', year: 2019, limit: 1 })
  return z.number().positive().parse(rows[0]?.cells['2018-08']?.['coal'])
}

/** The sheet of months, typed in and pasted into as from Excel: what is none, what is far from last year, another year. */
export async function fillSeries(client: Client, clerk: Visitor): Promise<void> {
  const { page } = clerk
  await page.goto('/registers/coal/series')
  const cells = page.getByRole('row').nth(1).getByRole('gridcell')
  // What is no figure stays where it was typed, and does not open the cell that is clicked next.
  await cells.nth(5).click()
  await page.keyboard.type('12x')
  await cells.nth(6).click()
  const june = page.getByRole('textbox', { name: '6月' })
  expect([await june.inputValue(), await cells.nth(6).locator('input').count()]).toEqual(['12x', 0])
  await june.press('Escape')
  await cells.nth(7).click()
  const beside = await lastAugust(client)
  await page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', '${beside.toLocaleString('en')}\\t999999')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)
  // Another year is another sheet: what is written in this one is asked about.
  await page.getByRole('combobox', { name: '年份' }).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await shown(page.locator('.ant-modal-confirm-title').getByText('还有 2 格没有保存'))
  await page.getByRole('button', { name: /^取\s?消$/ }).click()
  await page.getByRole('button', { name: '保存 2 格' }).click()
  await shown(page.getByText(/1 格与上年同期相差超过/))
  await picture(clerk, 'series-asks-1440')
  await page.getByRole('button', { name: '核对无误，保存' }).click()
  await shown(page.getByText(/已保存 \d\d:\d\d:\d\d/))
  expect(clerk.complaints).toEqual([])
  await clerk.context.close()
}
