import { expect } from 'vitest'
import type { Client } from '../../server/test/harness.ts'
import { picture, shown, type Visitor } from './browser.ts'

/** 关停 of an enterprise in its form: what runs in it is told, taken back once, then closed with it. */
export async function shutByHand(approver: Client, as: (login: string) => Promise<Visitor>): Promise<void> {
  const { id } = await approver.call('createEnterprise', {
    values: { name: '演示手关建材厂', state: '在产' },
    point: null,
  })
  for (const name of ['1号窑', '2号窑'])
    await approver.call('addFacility', { enterprise: id, facility: { kind: '窑炉', name } })
  const visitor = await as('xinmi-clerk')
  const { page } = visitor
  const save = page.getByRole('button', { name: /^保\s?存$/ })
  await page.goto(`/enterprises/${id}/edit`)
  await page.getByLabel('生产状态').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '关停' }).click()
  await save.click()
  await shown(page.getByText('将同时关闭 2 个设施'))
  await shown(page.getByRole('list', { name: '一并关停的设施' }).getByText('窑炉 2号窑'))
  await picture(visitor, 'enterprise-shut-1440')
  await page
    .getByRole('button', { name: /^取\s?消$/ })
    .last()
    .click()
  expect((await approver.call('getEnterprise', { enterprise: id })).values.state).toBe('在产')
  await save.click()
  await page.getByLabel('理由或依据（可不填）').fill('设备已拆除')
  await page.getByRole('button', { name: '关停企业和 2 个设施' }).click()
  await shown(page.getByText('2 个，其中已关停 2 个'))
  expect(visitor.complaints).toEqual([])
  await visitor.context.close()
}
