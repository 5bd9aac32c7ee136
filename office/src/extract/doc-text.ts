import WordExtractor from 'word-extractor'
import { orFail } from './office-error.ts'

/** The library's filter would make straight quotes and hyphens of “ ” and —. */
const AS_PRINTED = { filterUnicode: false }

export async function docText(bytes: Uint8Array): Promise<string> {
  return orFail('doc-broken', async () => {
    const document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const parts = [
      document.getTextboxes({ ...AS_PRINTED, includeBody: true, includeHeadersAndFooters: false }),
      document.getBody(AS_PRINTED),
      document.getFootnotes(AS_PRINTED),
      document.getEndnotes(AS_PRINTED),
    ]
    const lines = parts
      .filter((part) => part.trim() !== '')
      .map((part) => part.replace(/\r\n?/g, '\n').replace(/\t+$/gm, '').trimEnd())
    return lines.join('\n') + '\n'
  })
}
