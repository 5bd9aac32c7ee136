import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { extractText } from '../src/index.ts'
import { formatNumber } from '../src/numerals/number-format.ts'
import { numberedDocx } from './support/numbered-docx.ts'
import { convert } from './support/soffice.ts'

const NUMBERED_LINES = [
  '一、总体要求',
  '（一）指导思想',
  '（二）工作目标',
  'VOCs[注1]下降10%。',
  '二、重点任务',
  '（一）优化布局',
  '1.时间节点：2020年年底前',
  '2.主要任务：',
  '（1）严格准入。',
  '（2）压减产能。',
  '①钢铁。',
  '②水泥。',
  '3.牵头单位：市发展改革委',
  '（二）加大力度',
  '1.时间节点：长期',
  '序号\t企业\t期限',
  '1\t河南中威高科技化工有限公司\t2020年',
  '2\t\t2021年',
  '主办：市工信局',
  '[注1] 指挥发性有机物。',
]

async function linesOf(bytes: Uint8Array): Promise<string[]> {
  return (await extractText(bytes, 'plan.docx')).text.trimEnd().split('\n')
}

/** A docx of the given body, with the numbering that Word writes for a list bound to heading styles. */
async function docxOf(body: string): Promise<Uint8Array> {
  const level = (ilvl: number, format: string, text: string, style: string) =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="${style}"/>${style === 'H2' ? '<w:isLgl/>' : ''}<w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const heading = (id: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
  const zip = new JSZip()
  zip.file('[Content_Types].xml', '<Types/>')
  zip.file('word/document.xml', `<w:document ${namespace}><w:body>${body}</w:body></w:document>`)
  zip.file(
    'word/numbering.xml',
    `<w:numbering ${namespace}><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '第%1章 ', 'H1')}${level(1, 'decimal', '%1.%2 ', 'H2')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>',
  )
  zip.file(
    'word/styles.xml',
    `<w:styles ${namespace}>${heading('H1')}${heading('H2')}<w:style w:type="paragraph" w:styleId="H2a"><w:basedOn w:val="H2"/></w:style></w:styles>`,
  )
  return zip.generateAsync({ type: 'uint8array' })
}

function styled(style: string, text: string, numPr = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${numPr}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
}

describe('numbers that Word counts by itself are in the text', () => {
  it('five levels, a table, a footnote', async () => {
    expect(await linesOf(await numberedDocx())).toEqual(NUMBERED_LINES)
  })

  it('as LibreOffice writes the same document', async () => {
    const odt = await convert(await numberedDocx(), 'plan.docx', 'odt')
    expect(await linesOf(await convert(odt, 'plan.odt', 'docx'))).toEqual(NUMBERED_LINES)
  })

  it('from heading styles, with a level taken away and a list begun again', async () => {
    const body =
      styled('H1', '总则') +
      styled('H2', '目的') +
      styled('H2a', '依据') +
      styled('H1', '附则', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled('H1', '任务') +
      styled('H2', '准入') +
      styled('H1', '保障', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
    expect(await linesOf(await docxOf(body))).toEqual([
      '第一章 总则',
      '1.1 目的',
      '1.2 依据',
      '附则',
      '第二章 任务',
      '2.1 准入',
      '第七章 保障',
    ])
  })

  it.each([
    [1, 'chineseCounting', '一'],
    [10, 'chineseCounting', '十'],
    [11, 'chineseCountingThousand', '十一'],
    [20, 'japaneseCounting', '二十'],
    [105, 'chineseCountingThousand', '一百零五'],
    [3, 'chineseLegalSimplified', '叁'],
    [21, 'decimalEnclosedCircle', '㉑'],
    [4, 'decimalEnclosedParen', '⑷'],
    [2, 'ideographTraditional', '乙'],
    [12, 'decimalFullWidth', '１２'],
    [27, 'lowerLetter', 'aa'],
    [9, 'upperRoman', 'IX'],
    [5, 'unheardOf', '5'],
  ])('%i as %s is %s', (n, format, text) => {
    expect(formatNumber(n, format)).toBe(text)
  })
})

describe('what the printed page does not show is not in the text', () => {
  it.each([
    [
      'deleted words',
      '<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删除</w:delText></w:r></w:del><w:ins><w:r><w:t>新增</w:t></w:r></w:ins></w:p>',
      '保留新增',
    ],
    [
      'hidden words',
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r></w:p>',
      '可见',
    ],
    ['codes of fields', '<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>正文</w:t></w:r></w:p>', '正文'],
    [
      'the second copy of a text box',
      '<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>红头</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>',
      '红头',
    ],
  ])('%s', async (_, body, text) => {
    expect((await linesOf(await docxOf(body))).filter((line) => line !== '')).toEqual([text])
  })

  it('a frame of one cell keeps its paragraphs apart', async () => {
    const cell = '<w:tc><w:p><w:r><w:t>一、总则</w:t></w:r></w:p><w:p><w:r><w:t>二、任务</w:t></w:r></w:p></w:tc>'
    expect(await linesOf(await docxOf(`<w:tbl><w:tr>${cell}</w:tr></w:tbl>`))).toEqual(['一、总则', '二、任务'])
    expect(await linesOf(await docxOf(`<w:tbl><w:tr>${cell}${cell}</w:tr></w:tbl>`))).toEqual([
      '一、总则 二、任务\t一、总则 二、任务',
    ])
  })
})
