import WordExtractor from 'word-extractor'
import { docLabels, withLabels, type NumberedParagraph } from './doc/doc-labels.ts'
import { orFail } from './office-error.ts'

/** The library's filter would make straight quotes and hyphens of “ ” and —. */
const AS_PRINTED = { filterUnicode: false }

const NUMBERS_LOST =
  'Word 文件（doc）里有自动编号没有读出，条款的编号可能缺失。请用 Word 或 WPS 另存为 docx 再读一次，或对照原文核对条款。'

export interface DocText {
  readonly text: string
  /** What could not be read of it, in sentences. */
  readonly warnings: readonly string[]
}

/** null: the tables of lists are damaged, or of an older Word. */
async function labelsOf(bytes: Uint8Array): Promise<NumberedParagraph[] | null> {
  try {
    return await docLabels(bytes)
  } catch {
    return null
  }
}

/** Text as printed, automatic numbers too: the library that reads the text knows nothing of those. */
export async function docText(bytes: Uint8Array): Promise<DocText> {
  return orFail('doc-broken', async () => {
    const document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const body = document.getBody(AS_PRINTED).replace(/\r\n?/g, '\n').split('\n')
    const labels = await labelsOf(bytes)
    const { lines, lost } = labels ? withLabels(body, labels) : { lines: body, lost: 1 }
    const parts = [
      document.getTextboxes({ ...AS_PRINTED, includeBody: true, includeHeadersAndFooters: false }),
      lines.join('\n'),
      document.getFootnotes(AS_PRINTED),
      document.getEndnotes(AS_PRINTED),
    ]
    const text = parts
      .filter((part) => part.trim() !== '')
      .map((part) => part.replace(/\r\n?/g, '\n').replace(/\t+$/gm, '').trimEnd())
    return { text: text.join('\n') + '\n', warnings: lost > 0 ? [NUMBERS_LOST] : [] }
  })
}
