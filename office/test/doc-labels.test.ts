import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { extractText } from '../src/index.ts'
import { docText } from '../src/extract/doc-text.ts'
import { docLabels, withLabels } from '../src/extract/doc/doc-labels.ts'
import { listPlaceIn } from '../src/extract/doc/paragraph-lists.ts'
import { numberedDocx } from './support/numbered-docx.ts'
import { convert } from './support/soffice.ts'

/** As Word writes a list that begins at one by itself: LibreOffice makes of a start override a list of its own. */
async function plainNumbers(docx: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(docx)
  const part = await zip.file('word/numbering.xml')?.async('string')
  zip.file('word/numbering.xml', (part ?? '').replace(/<w:lvlOverride[^>]*>.*?<\/w:lvlOverride>/gs, ''))
  return zip.generateAsync({ type: 'uint8array' })
}

/** Notes are marked in the docx alone. */
function linesOf(text: string): string[] {
  return text
    .replace(/\[注1\] ?/g, '')
    .split('\n')
    .filter((line) => line !== '')
}

describe('automatic numbers of a doc', () => {
  let docx: Uint8Array
  let doc: Uint8Array
  beforeAll(async () => {
    docx = await plainNumbers(await numberedDocx())
    doc = await convert(docx, 'plan.docx', 'doc')
  }, 120_000)

  it('are read as those of the same docx', async () => {
    const read = await extractText(doc, '方案.doc')
    expect(read).toMatchObject({ kind: 'doc', warnings: [] })
    expect(linesOf(read.text)).toEqual(linesOf((await extractText(docx, '方案.docx')).text))
    expect(read.text).toContain('二、重点任务\n（一）优化布局\n1.时间节点：2020年年底前')
  })

  it('every paragraph has its own', async () => {
    const labels = (await docLabels(doc)).filter((p) => p.label !== '').map((p) => p.label)
    expect(labels).toEqual([
      '一、',
      '（一）',
      '（二）',
      '二、',
      '（一）',
      '1.',
      '2.',
      '（1）',
      '（2）',
      '①',
      '②',
      '3.',
      '（二）',
      '1.',
    ])
  })

  it('damaged tables of lists lose the numbers, not the text, and it is said', async () => {
    const broken = Uint8Array.from(doc)
    const at = Buffer.from(broken).indexOf(Buffer.from('、', 'utf16le'))
    expect(at).toBeGreaterThan(0)
    // The place of the lists in the head of the main stream: beyond every end.
    const main = Buffer.from(broken).indexOf(Buffer.from([0xec, 0xa5]))
    new DataView(broken.buffer).setUint32(main + 154 + 73 * 8, 0x7fffffff, true)
    const read = await docText(broken)
    expect(read.text).toContain('指导思想')
    expect(read.warnings[0]).toContain('自动编号')
  })
})

describe('numbers go before their lines', () => {
  it('in order, through fields, blanks and cells; a number without its line is counted', () => {
    const paragraphs = [
      { text: '总体要求', label: '一、', inCell: false },
      { text: '序号', label: '1.', inCell: true },
      { text: '\u0013 HYPERLINK "x" \u0014市政府\u0015网站', label: '（一）', inCell: false },
      { text: '没有这一行', label: '（二）', inCell: false },
      { text: '总体要求', label: '二、', inCell: false },
    ]
    expect(withLabels(['  总体要求', '', '序号\t名称', '市政府网站', '总体要求'], paragraphs)).toEqual({
      lines: ['一、总体要求', '', '序号\t名称', '（一）市政府网站', '二、总体要求'],
      lost: 1,
    })
  })

  it.each([
    [[0x0b, 0x46, 3, 0, 0x0a, 0x26, 2], { list: 3, level: 2 }],
    [[0x03, 0x24, 1, 0x0a, 0x26, 1], { list: undefined, level: 1 }],
    [[0x0b, 0x46, 0x01, 0xf8], { list: 0, level: undefined }],
    [[0x15, 0xc6, 4, 0, 1, 5, 6, 0x0b, 0x46, 7, 0], { list: 7, level: undefined }],
    [[], { list: undefined, level: undefined }],
  ])('properties %j', (bytes, place) => expect(listPlaceIn(Buffer.from(bytes))).toEqual(place))
})
