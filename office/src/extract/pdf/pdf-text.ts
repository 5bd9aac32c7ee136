import path from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { failOffice, orFail } from '../office-error.ts'
import { toPlainIdeographs } from './ideographs.ts'
import { joinPages } from './join-lines.ts'
import { pageLines, type GlyphRun, type PageLines } from './page-lines.ts'

/** Fewer letters than this a page is a scan with a stamped number, not a document. */
const LETTERS_PER_PAGE = 5
const LEAST_LETTERS = 20
/** Glyphs that a font without a table of letters leaves behind. */
const NO_LETTER = /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]/g
const MOST_NO_LETTER = 0.2

/**
 * Which letter a code is, for PDFs that name a Chinese font and do not embed it (older drivers, report generators).
 * From pdfjs-dist, of which they are 250 kB in 36 MB; its licence lies beside them.
 */
const CHINESE_CODES = path.join(import.meta.dirname, 'cmaps', path.sep)

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>

/** One paragraph a line, page numbers and running heads left out. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes)
  try {
    const pages = await orFail('pdf-broken', () => readPages(pdf))
    const text = toPlainIdeographs(joinPages(pages))
    refuseWithoutLetters(text, pages.length)
    return text
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy: pdf.js takes the buffer away from its owner.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      cMapUrl: CHINESE_CODES,
      cMapPacked: true,
    })
  } catch (thrown) {
    const isLocked = thrown instanceof Error && thrown.name === 'PasswordException'
    return failOffice(isLocked ? 'pdf-encrypted' : 'pdf-broken')
  }
}

async function readPages(pdf: PdfDocument): Promise<PageLines[]> {
  const pages: PageLines[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const [, bottom = 0, , top = 0] = page.view
    const { items } = await page.getTextContent({ disableNormalization: true })
    const runs: GlyphRun[] = items.flatMap((item) => ('str' in item ? [toRun(item)] : []))
    pages.push({ bottom, top, lines: pageLines(runs) })
    page.cleanup()
  }
  return pages
}

function toRun(item: { str: string; transform: unknown[]; width: number }): GlyphRun {
  const [, slant, , , x, y] = item.transform.map(Number)
  const size = Math.hypot(Number(item.transform[2]), Number(item.transform[3]))
  return { text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size, level: Math.abs(slant ?? 0) < size * 0.1 }
}

function refuseWithoutLetters(text: string, pages: number): void {
  const letters = text.replace(/\s/g, '').length
  if (letters < Math.max(LEAST_LETTERS, pages * LETTERS_PER_PAGE)) failOffice('pdf-no-text-layer')
  if ((text.match(NO_LETTER)?.length ?? 0) > letters * MOST_NO_LETTER) {
    failOffice('pdf-no-text-layer', 'PDF 里的文字没有编码，无法读取。请先做文字识别（OCR），或使用 Word 原件。')
  }
}
