import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'
import { extractText, OFFICE_ERROR_MESSAGES, refuseTooLarge } from '../src/index.ts'
import { numberedDocx } from './support/numbered-docx.ts'
import { officeErrorOf } from './support/office-error-of.ts'
import { convert } from './support/soffice.ts'

const GBK_PLAN = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xd2, 0xaa, 0xc7, 0xf3, 0x0d, 0x0a])
const PASSWORD_EXPORT =
  'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

async function refusal(bytes: Uint8Array, name = '方案.docx') {
  return (await officeErrorOf(() => extractText(bytes, name))).code
}

describe('text keeps every letter but the byte order mark', () => {
  it.each([
    ['utf-8', utf8('一、总体要求\r\n')],
    ['utf-8 with mark', utf8('\ufeff一、总体要求\r\n')],
    ['utf-16 little endian', new Uint8Array(Buffer.from('\ufeff一、总体要求\r\n', 'utf16le'))],
    ['utf-16 big endian', new Uint8Array(Buffer.from('\ufeff一、总体要求\r\n', 'utf16le').swap16())],
    ['gb18030', GBK_PLAN],
  ])('%s', async (_, bytes) => {
    expect(await extractText(bytes, '方案.txt')).toEqual({ text: '一、总体要求\r\n', kind: 'text', warnings: [] })
  })

  it('only the name tells Markdown from text', async () => {
    expect((await extractText(utf8('# 一、总体要求'), '方案.MD')).kind).toBe('markdown')
    expect((await extractText(utf8('# 一、总体要求'), '方案')).kind).toBe('text')
  })

  it('a document under another document’s name is read for what it is', async () => {
    expect((await extractText(await numberedDocx(), '方案.pdf')).kind).toBe('docx')
    expect((await extractText(await numberedDocx(), '方案.txt')).kind).toBe('docx')
    expect((await extractText(utf8('一、总体要求'), '郑政办〔2019〕37号')).kind).toBe('text')
  })
})

describe('what cannot be read is refused in a sentence', () => {
  it('empty, or nothing but space', async () => {
    expect(await refusal(new Uint8Array())).toBe('file-empty')
    expect(await refusal(utf8('\ufeff \r\n'))).toBe('file-empty')
  })

  it('too large, before a byte is looked at', async () => {
    expect(await refusal(new Uint8Array(DOCUMENT_LIMIT_BYTES + 1))).toBe('file-too-large')
    expect((await officeErrorOf(() => refuseTooLarge(200 * 1024 * 1024))).code).toBe('file-too-large')
  })

  it('a docx that is cut off, or has no text part', async () => {
    const docx = await numberedDocx()
    expect(await refusal(docx.subarray(0, docx.length / 2))).toBe('docx-broken')
    const zip = await JSZip.loadAsync(docx)
    zip.file('word/document.xml', '<w:document><w:body><w:p></w:body>')
    expect(await refusal(await zip.generateAsync({ type: 'uint8array' }))).toBe('docx-broken')
    zip.remove('word/document.xml')
    expect(await refusal(await zip.generateAsync({ type: 'uint8array' }))).toBe('docx-broken')
  })

  it('a docx with a flipped byte in its text', async () => {
    const docx = Uint8Array.from(await numberedDocx())
    const at = Buffer.from(docx).indexOf('word/document.xml') + 200
    docx[at] = (docx[at] ?? 0) ^ 0xff
    expect(await refusal(docx)).toBe('docx-broken')
  })

  it('a docx that would unpack to gigabytes', async () => {
    const zip = await JSZip.loadAsync(await numberedDocx())
    zip.file('word/document.xml', ' '.repeat(20 * 1024 * 1024))
    const bomb = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusal(bomb)).toBe('docx-broken')
  })

  it('a docx whose part is larger than it says', async () => {
    const zip = await JSZip.loadAsync(await numberedDocx())
    zip.file('word/document.xml', ' '.repeat(20 * 1024 * 1024))
    const liar = Buffer.from(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))
    const size = Buffer.alloc(4)
    size.writeUInt32LE(20 * 1024 * 1024)
    for (let at = liar.indexOf(size); at >= 0; at = liar.indexOf(size, at)) liar.writeUInt32LE(5000, at)
    expect(await refusal(liar)).toBe('docx-broken')
  })

  it('a doc that is cut off', async () => {
    const doc = await convert(await numberedDocx(), 'plan.docx', 'doc')
    expect(await refusal(doc.subarray(0, 1500))).toBe('doc-broken')
    expect(await refusal(Uint8Array.from([...doc.subarray(0, 512), ...new Uint8Array(4096)]))).toBe('doc-broken')
  })

  it('a PDF that is cut off, locked, or a picture', async () => {
    const docx = await numberedDocx()
    const pdf = await convert(docx, 'plan.docx', 'pdf')
    expect(await refusal(pdf.subarray(0, 300))).toBe('pdf-broken')
    expect(await refusal(await convert(docx, 'plan.docx', PASSWORD_EXPORT))).toBe('pdf-encrypted')
    const blank = await convert(utf8(' '), 'blank.txt', 'pdf')
    expect(await refusal(blank)).toBe('pdf-no-text-layer')
  })

  it('other kinds of file', async () => {
    const zip = new JSZip().file('a.txt', 'a')
    expect(await refusal(await zip.generateAsync({ type: 'uint8array' }))).toBe('file-unknown-type')
    expect(await refusal(await new JSZip().file('xl/workbook.xml', '<a/>').generateAsync({ type: 'uint8array' }))).toBe(
      'file-unknown-type',
    )
    expect(await refusal(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), '图.png')).toBe(
      'file-unknown-type',
    )
    expect(await refusal(utf8('{\\rtf1\\ansi}'))).toBe('file-unknown-type')
    expect(await refusal(utf8('<!DOCTYPE html><p>方案</p>'))).toBe('file-unknown-type')
    expect(await refusal(Uint8Array.from([0xd2, 0xff, 0xff, 0x01]), 'a.txt')).toBe('text-not-decodable')
  })

  const BINARY = Uint8Array.from([0, 1, 2, 0, 255])
  it.each([
    ['方案.docx', utf8('一、总体要求'), 'docx-broken', '文件名以 .docx 结尾，内容却是纯文本'],
    ['方案.DOC', GBK_PLAN, 'doc-broken', '文件名以 .doc 结尾，内容却是纯文本'],
    ['方案.wps', utf8('一、总体要求'), 'doc-broken', '不是 WPS 文件'],
    ['方案.pdf', utf8('一、总体要求'), 'pdf-broken', '不是 PDF 文件'],
    ['方案.xlsx', utf8('序号,任务'), 'file-unknown-type', '不是 Excel 表格'],
    ['方案.docx', BINARY, 'docx-broken', '内容却不是'],
    ['方案.pdf', BINARY, 'pdf-broken', '内容却不是'],
    ['方案.doc', utf8('<html xmlns:o="urn:schemas"><p>一、总体要求'), 'file-unknown-type', '网页格式'],
    ['方案.doc', utf8('<table><tr><td>一、总体要求'), 'file-unknown-type', '网页格式'],
    ['方案.doc', utf8('<?xml version="1.0"?>\n<html>'), 'file-unknown-type', '网页格式'],
    ['方案.doc', utf8('<?xml version="1.0"?><w:wordDocument/>'), 'file-unknown-type', 'XML 格式'],
    ['方案.docx', utf8('{\\rtf1\\ansi}'), 'file-unknown-type', 'RTF'],
  ])('%s that is something else: %#', async (name, bytes, code, words) => {
    const error = await officeErrorOf(() => extractText(bytes, name))
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(error.message).toMatch(/请.+。$/)
  })

  it('no refusal carries a stack, and each says what to do', async () => {
    const error = await officeErrorOf(() => extractText(utf8('PK\u0003\u0004rubbish'), '方案.docx'))
    expect(Object.keys(error).sort()).toEqual(['code', 'kind', 'message'])
    for (const message of Object.values(OFFICE_ERROR_MESSAGES)) expect(message).toMatch(/请.+。$/)
  })
})
