import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { furnaces } from './support/registers.ts'
import { bytesSource } from '../src/index.ts'
import { openBook, refuseTooManyRows } from '../src/register/raw/open-book.ts'
import { officeErrorOf } from './support/office-error-of.ts'
import { packed, readFile, sheetXml, workbook } from './support/workbooks.ts'

async function refusal(bytes: Uint8Array, name = '台账.xlsx'): Promise<[string, string]> {
  const { code, message } = await officeErrorOf(() => readFile(bytes, furnaces, name))
  return [code, message]
}

function small(): Promise<Buffer> {
  return workbook({
    表: (s) =>
      s.addRows([
        ['企业名称', '设备名称'],
        ['甲厂', '1号'],
      ]),
  })
}

async function zipOf(parts: Record<string, string>): Promise<Buffer> {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(parts)) zip.file(name, content)
  return zip.generateAsync({ type: 'nodebuffer' })
}

describe('a file that is no table is refused in words that say what to do', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string, RegExp]>([
    ['nothing', () => Buffer.alloc(0), 'file-empty', /空的/],
    ['a truncated workbook', async () => (await small()).subarray(0, 3000), 'table-broken', /没有下载完整/],
    [
      'macros',
      () => packed({ 'xl/vbaProject.bin': 'x', 'xl/worksheets/sheet1.xml': sheetXml('') }),
      'table-macros',
      /宏/,
    ],
    [
      'a page named .xls',
      () => Buffer.from('<html><table><tr><td>企业名称</td></tr></table>'),
      'table-unknown-type',
      /网页格式/,
    ],
    [
      'an XML table',
      () => Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'table-unknown-type',
      /XML/,
    ],
    [
      'a picture',
      () => Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
      'table-unknown-type',
      /图片（jpg）.*xlsx/,
    ],
    ['a PDF', () => Buffer.from('%PDF-1.4\n'), 'table-unknown-type', /PDF/],
    ['a zip of photos', () => zipOf({ '照片/1.jpg': 'x' }), 'table-unknown-type', /压缩包/],
    ['a Word file', () => zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }), 'table-unknown-type', /Word/],
    [
      'a binary workbook',
      () => zipOf({ '[Content_Types].xml': '', 'xl/workbook.bin': '' }),
      'table-unknown-type',
      /xlsb/,
    ],
    [
      'a sheet that is no XML',
      () => packed({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }),
      'table-broken',
      /损坏/,
    ],
    [
      'a DTD that grows',
      () =>
        packed({
          'xl/worksheets/sheet1.xml':
            '<!DOCTYPE a [<!ENTITY b "bb">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>',
        }),
      'table-broken',
      /损坏/,
    ],
    ['no heading', () => workbook({ 表: (s) => s.addRow(['你好']) }), 'table-no-heading', /表头/],
  ])('%s', async (_, make, code, words) => {
    const [found, message] = await refusal(await make())
    expect(found).toBe(code)
    expect(message).toMatch(words)
  })

  it.each([
    ['EncryptedPackage', 'table-encrypted', '密码'],
    ['Workbook', 'table-old-format', '另存为 xlsx'],
    ['WordDocument', 'table-unknown-type', 'Word'],
  ])('an OLE file that holds %s', async (stream, code, words) => {
    const ole = Buffer.alloc(512 * 3)
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    ole.writeUInt16LE(9, 30)
    ole.writeUInt32LE(1, 48)
    ole.writeUInt32LE(0, 76)
    ole.writeUInt32LE(0xfffffffe, 512 + 4)
    ole.write(stream, 1024, 'utf16le')
    ole.writeUInt16LE(2 * stream.length + 2, 1024 + 64)
    expect(await refusal(ole, '台账.xls')).toEqual([code, expect.stringContaining(words)])
  })

  it('a bomb is refused before it is unpacked', async () => {
    const bomb = await packed({ 'xl/worksheets/sheet1.xml': sheetXml(' '.repeat(12_000_000)) })
    expect(bomb.length).toBeLessThan(60_000)
    expect((await refusal(bomb))[0]).toBe('table-bomb')
  })

  it('a bomb that lies about its size stops where it said it would', async () => {
    const bomb = await packed({ 'xl/worksheets/sheet1.xml': sheetXml(' '.repeat(12_000_000)) })
    const central = bomb.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46
    bomb.writeUInt32LE(1000, central + 24)
    expect((await refusal(bomb))[0]).toBe('table-bomb')
  })

  it('two million rows of a workbook are refused before one of them is read, at the door as in the job', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(2_000_000)
    const bytes = await packed({ 'xl/worksheets/sheet1.xml': sheetXml(rows) }, 'STORE')
    const began = performance.now()
    const book = await openBook(bytesSource(bytes), '台账.xlsx')
    expect((await officeErrorOf(() => refuseTooManyRows(book))).code).toBe('table-too-many-rows')
    expect((await refusal(bytes))[0]).toBe('table-too-many-rows')
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('formats dragged to the end of a sheet are no rows', async () => {
    const rows = `<row><c t="inlineStr"><is><t>企业名称</t></is></c><c t="inlineStr"><is><t>设备名称</t></is></c></row>${'<row spans="1:2"><c s="1"/><c s="1"/></row>'.repeat(1_048_576)}`
    const bytes = await packed({ 'xl/worksheets/sheet1.xml': sheetXml(rows) }, 'STORE')
    await refuseTooManyRows(await openBook(bytesSource(bytes), '台账.xlsx'))
  })

  it('more than a million rows are refused', { timeout: 120_000 }, async () => {
    const bytes = Buffer.from(`企业名称,设备名称\n${'甲,1\n'.repeat(1_000_001)}`)
    expect(await refusal(bytes, 'a.csv')).toEqual(['table-too-many-rows', expect.stringContaining('拆成几个文件')])
  })
})
