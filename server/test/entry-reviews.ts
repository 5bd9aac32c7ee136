import type { ReviewView } from '@gongjian/domain/entry-review/contracts.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Client } from './harness.ts'

/** 巩义市. */
export const GONGYI = '410181'

/** Touches nothing of the plan: everything that its rules ask is known. */
export const CLEAN = {
  nature: '新建',
  industryClass: '3516',
  trade: '其他',
  onlyAddsCapacity: false,
  surplusIndustry: false,
  replacement: '无',
  backbone: false,
  fuel: '电',
  inPark: true,
  inChemicalPark: false,
  newChemicalPark: false,
  parkSound: true,
  transferredIn: false,
  surplusOrObsolete: false,
  vocs: 0,
  coal: 0,
  energyIntensive: false,
  highVoc: false,
  newWell: false,
} as const satisfies FieldValues

let serial = 0
export function nextName(what: string): string {
  serial += 1
  return `${what}${serial}`
}

/** A project of 巩义市 that touches nothing but what is changed, reviewed as it is saved. */
export async function review(
  client: Client,
  change: FieldValues,
  answers: Record<string, boolean> = {},
): Promise<ReviewView> {
  const item = { unit: GONGYI, title: nextName('试审项目'), values: { ...CLEAN, ...change } }
  return client.call('saveReview', { item, answers })
}

/** A row of the county's list, 在册 from here on. */
export async function listed(
  clerk: Client,
  values: FieldValues,
  title = nextName('试列条目'),
  township?: string,
): Promise<number> {
  const basis = { basis: '巩义市三线一单', basisNumber: '巩政〔2019〕3号', from: '2019-01-01' }
  const row = await clerk.call('createItem', {
    register: 'entry-list',
    item: { title, ...(township ? { township } : {}), values: { ...basis, ...values } },
  })
  await clerk.call('moveItems', { register: 'entry-list', ids: [row.id], move: 'list' })
  return row.id
}

/** It orders nothing any more. */
export async function unlisted(clerk: Client, id: number): Promise<void> {
  await clerk.call('moveItems', { register: 'entry-list', ids: [id], move: 'remove', reason: '试完' })
}
