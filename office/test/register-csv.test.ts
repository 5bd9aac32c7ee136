import { describe, expect, it } from 'vitest'
import { furnaces } from './support/registers.ts'
import { readFile } from './support/workbooks.ts'

describe('csv', () => {
  const lines = '企业名称,设备名称,窑炉类型,炉膛直径（mm）\r\n"甲,厂",1号,热风炉,"1,200"\r\n合计,,,1\r\n'
  it.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${lines}`)],
    ['UTF-8', Buffer.from(lines)],
    ['UTF-16', Buffer.from(`\ufeff${lines}`, 'utf16le')],
    [
      'tabs under .xls',
      Buffer.from(
        lines
          .replaceAll('"甲,厂"', '甲,厂')
          .replaceAll('"1,200"', '1200')
          .replaceAll(/(?<!甲),/g, '\t'),
      ),
    ],
  ])('%s', async (_, bytes) => {
    const { rows, passedOver } = await readFile(bytes, furnaces, '荥阳.csv')
    expect(rows.map((r) => [r.sheet, r.row, r.cells])).toEqual([
      ['荥阳', 2, { enterprise: '甲,厂', facility: '1号', kind: '热风炉', diameter: 1.2 }],
    ])
    expect(passedOver.totals).toBe(1)
  })

  it('GBK, as Excel for Windows saves it', async () => {
    // 企业名称,设备名称 甲厂,1号
    const gbk = Buffer.from('c6f3d2b5c3fbb3c62cc9e8b1b8c3fbb3c60d0abcd7b3a72c31bac50d0a', 'hex')
    const { rows } = await readFile(gbk, furnaces, 'a.csv')
    expect(rows.map((r) => r.cells)).toEqual([{ enterprise: '甲厂', facility: '1号' }])
  })
})
