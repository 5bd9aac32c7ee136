import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { extractText } from '../src/index.ts'
import { planDocx } from './support/plan-docx.ts'
import { convert } from './support/soffice.ts'
import { unembeddedFontPdf } from './support/unembedded-font-pdf.ts'

const PLAN = path.resolve(import.meta.dirname, '../../plans/zhengzhou-2019-37/document.txt')
const LINES = readFileSync(PLAN, 'utf8')
  .replace(/^\ufeff/, '')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '')
const HEADINGS = LINES.filter((line) => /^(?:[一二三四五六]、|[（(][一二三四五六][）)])/.test(line) && line.length < 40)

/** Print sets a quarter of a letter between Chinese and Latin, so a PDF does not tell where a space was typed. */
function tight(text: string): string {
  return text.replace(/[ \u00a0]/g, '')
}

describe('the plan of Zhengzhou', () => {
  const files = new Map<string, Uint8Array>()

  beforeAll(async () => {
    const docx = await planDocx(LINES)
    files.set('docx', docx)
    files.set('doc', await convert(docx, 'plan.docx', 'doc'))
    files.set('pdf', await convert(docx, 'plan.docx', 'pdf'))
  })

  it.each(['docx', 'doc', 'pdf'])('%s: no line is cut, joined or lost', async (kind) => {
    const read = await extractText(files.get(kind) ?? new Uint8Array(), 'plan')
    const lines = read.text.trimEnd().split('\n').map(tight)
    expect(read.kind).toBe(kind)
    expect(read.text.match(/牵头单位：/g)).toHaveLength(23)
    expect(HEADINGS.length).toBeGreaterThan(15)
    expect(HEADINGS.map(tight).filter((heading) => !lines.includes(heading))).toEqual([])
    expect(lines).toEqual(LINES.map(tight))
  })
})

describe('a PDF that names its Chinese font and does not embed it', () => {
  const line = '（二）牵头单位：市工信局，配合单位：市发展改革委、市生态环境局。'

  it.each(['UniGB-UCS2-H', 'UniGB-UTF16-H'])('%s', async (encoding) => {
    const codes = Buffer.from(line, 'utf16le').swap16().toString('hex')
    expect((await extractText(unembeddedFontPdf(encoding, [codes]), 'plan.pdf')).text).toBe(`${line}\n`)
  })

  it('GBK-EUC-H', async () => {
    const codes = 'd2bba1a2d7dccce5d2aac7f3'.repeat(4)
    expect((await extractText(unembeddedFontPdf('GBK-EUC-H', [codes]), 'plan.pdf')).text).toBe(
      `${'一、总体要求'.repeat(4)}\n`,
    )
  })
})
