import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SeasonOrder } from '@gongjian/domain/season/order.ts'
import { extractText, seasonOrderWord } from '../src/index.ts'
import { convert, countPages, drawPdf } from './support/soffice.ts'

const PICTURES = path.resolve(import.meta.dirname, '../../tests/pictures')

const order: SeasonOrder = {
  planTitle: '郑州市推进产业结构调整打赢污染防治攻坚战工作方案',
  docNumber: '郑政办〔2019〕37号',
  season: '2019-2020',
  from: '2019-11-15',
  until: '2020-03-15',
  enterprise: '演示耐材0127号厂（新密）',
  creditCode: '91000000DEM0001270',
  county: '新密市',
  version: 2,
  approvedBy: '演示·工信局经办',
  approvedOn: '2019-10-20',
  madeOn: '2019-10-21',
  trial: true,
  lines: [
    ['1#隧道窑 · 焙烧', '限产 30 %', '2019-11-15 至 2020-03-15', '一般企业', '方案四（六）2（2）'],
    ['2#隧道窑 · 焙烧 · 第 1 轮', '停产', '2019-11-15 至 2019-12-31', '一般企业；炉窑检修', '方案四（六）2（2）'],
    ['2#隧道窑 · 焙烧 · 第 2 轮', '停产', '2020-02-01 至 2020-03-15', '一般企业；炉窑检修', '方案四（六）2（2）'],
    ['成型线', '豁免', '', '不涉及废气排放', '方案四（六）2（2）'],
  ].map(([name = '', words = '', days = '', why = '', clause = '']) => ({ name, order: words, days, why, clause })),
}

describe('错峰生产通知单', () => {
  it('is one page, and says of each line what, from when, why and by which clause', async () => {
    const word = await seasonOrderWord(order)
    const { text } = await extractText(word, '通知单.docx')
    for (const line of order.lines)
      for (const words of [line.name, line.order, line.why, line.clause, ...line.days.split(' 至 ')])
        expect(text).toContain(words)
    expect(text).toContain('2019-2020错峰生产方案（第 2 版，2019年10月20日批准）')
    mkdirSync(PICTURES, { recursive: true })
    const pdf = await convert(word, 'order.docx', 'pdf')
    expect(await countPages(pdf)).toBe(1)
    await drawPdf(pdf, path.join(PICTURES, 'season-order'))
  }, 120_000)
})
