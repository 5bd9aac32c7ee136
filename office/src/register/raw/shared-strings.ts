import type { SaxesTagPlain } from 'saxes'
import { failOffice } from '../../extract/office-error.ts'
import { readXmlParts, type XmlParts } from './xml-parts.ts'

/** Together about 300 MB of memory: more than a million rows of names and addresses. */
const MAX_STRINGS = 4_000_000
const MAX_LETTERS = 100_000_000

class StringParts implements XmlParts<string> {
  #taken: string[] = []
  #text = ''
  #isText = false
  #isPhonetic = false

  open(name: string, _tag: SaxesTagPlain): void {
    if (name === 'si') this.#text = ''
    else if (name === 't') this.#isText = true
    else if (name === 'rPh') this.#isPhonetic = true
  }
  close(name: string): void {
    if (name === 'si') this.#taken.push(cleanText(this.#text))
    else if (name === 't') this.#isText = false
    else if (name === 'rPh') this.#isPhonetic = false
  }
  text(text: string): void {
    if (this.#isText && !this.#isPhonetic) this.#text += text
  }
  take(): string[] {
    const taken = this.#taken
    this.#taken = []
    return taken
  }
}

/** Excel writes a carriage return, which XML cannot hold as it stands, by its number. */
export function cleanText(text: string): string {
  return text.includes('_x000D_') ? text.replaceAll('_x000D_', '') : text
}

export async function readSharedStrings(chunks: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = []
  let letters = 0
  for await (const taken of readXmlParts(chunks, new StringParts())) {
    for (const text of taken) {
      letters += text.length
      strings.push(text)
    }
    if (strings.length > MAX_STRINGS || letters > MAX_LETTERS) failOffice('table-too-many-rows')
  }
  return strings
}
