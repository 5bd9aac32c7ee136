import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { failOffice, isOfficeError } from '../../extract/office-error.ts'

/** Names come without their prefix; attributes of spreadsheets that are read here have none. */
export interface XmlParts<T> {
  open(name: string, tag: SaxesTagPlain): void
  close(name: string): void
  text(text: string): void
  /** What has become whole since the last call. */
  take(): T[]
}

/** Longer than any cell: a text or tag without an end would grow in the parser. */
const MOST_WITHOUT_EVENT = 16 * 1024 * 1024

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Reads XML as it arrives. Throws `table-broken` on XML that is not well-formed or declares a DTD. */
export async function* readXmlParts<T>(chunks: AsyncIterable<Buffer>, parts: XmlParts<T>): AsyncGenerator<T[]> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let fed = 0
  let lastEvent = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => failOffice('table-broken'))
  parser.on('opentag', (tag) => {
    lastEvent = fed
    parts.open(localName(tag.name), tag)
  })
  parser.on('closetag', (tag) => parts.close(localName(tag.name)))
  parser.on('text', (text) => parts.text(text))
  parser.on('cdata', (text) => parts.text(text))
  let decoder: InstanceType<typeof TextDecoder> | null = null
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk))
      fed += chunk.length
      parser.write(decoder.decode(chunk, { stream: true }))
      if (fed - lastEvent > MOST_WITHOUT_EVENT) failOffice('table-bomb')
      const taken = parts.take()
      if (taken.length > 0) yield taken
    }
    parser.close()
  } catch (thrown) {
    if (isOfficeError(thrown) || isFromOutside(thrown)) throw thrown
    failOffice('table-broken')
  }
  const taken = parts.take()
  if (taken.length > 0) yield taken
}

/** A disk that fails is no damaged workbook. */
function isFromOutside(thrown: unknown): boolean {
  return thrown instanceof Error && 'errno' in thrown
}

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
