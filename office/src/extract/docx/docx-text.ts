import { looksLikeBomb, listZip, openZip, type ZipFile } from '../../zip/read-zip.ts'
import { failOffice, orFail } from '../office-error.ts'
import { DocumentText } from './document-text.ts'
import { Numbering } from './numbering.ts'
import { Styles } from './styles.ts'
import { readXml, readXmlTree } from './xml.ts'

/** Styles and numbering are held as trees; honest ones are below 1 MB. */
const MAX_TREE_BYTES = 8 * 1024 * 1024

/** Paragraphs and table rows as lines, with the numbers that Word would print; notes follow at the end. */
export async function docxText(bytes: Uint8Array): Promise<string> {
  return orFail('docx-broken', () => {
    const entries = listZip(bytes)
    if (!entries || looksLikeBomb(entries)) return failOffice('docx-broken')
    const zip = openZip(bytes, entries)
    const main = mainPart(zip)
    const document = main === null ? undefined : zip.find(main)
    if (main === null || !document) return failOffice('docx-broken')
    const folder = main.slice(0, main.lastIndexOf('/') + 1)
    const numbering = new Numbering(smallPart(zip, `${folder}numbering.xml`))
    const styles = new Styles(smallPart(zip, `${folder}styles.xml`))
    const reading = new DocumentText(numbering, styles)
    readXml(document, reading)
    const notes = [`${folder}footnotes.xml`, `${folder}endnotes.xml`].flatMap((name) => {
      const part = reading.notes.length > 0 ? zip.find(name) : undefined
      if (!part) return []
      const noteReading = new DocumentText(numbering, styles, reading.notes)
      readXml(part, noteReading)
      return noteReading.lines
    })
    return [...reading.lines, ...notes].join('\n') + '\n'
  })
}

/** Where the text stands: named by the package's relations, as not every writer calls it word/document.xml. */
export function mainPart(zip: ZipFile): string | null {
  const relations = smallPart(zip, '_rels/.rels')
  const main =
    relations && readXmlTree(relations).children.find((node) => node.attributes['Type']?.endsWith('/officeDocument'))
  const target = main?.attributes['Target']?.replace(/^\//, '')
  return target ?? (zip.names().includes('word/document.xml') ? 'word/document.xml' : null)
}

function smallPart(zip: ZipFile, name: string): Uint8Array | undefined {
  const part = zip.find(name)
  return part && part.byteLength > MAX_TREE_BYTES ? failOffice('docx-broken') : part
}
