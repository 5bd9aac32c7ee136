import { readXml } from '../../extract/docx/xml.ts'

/** How the cells of a style are shown, as far as it changes what their number means. */
export type NumberShown = 'number' | 'day' | 'percent'

/** Formats that Excel numbers without writing them down; 27–36 and 50–58 are dates in Chinese Excel. */
function builtIn(id: number): NumberShown {
  if (id === 9 || id === 10) return 'percent'
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'day'
  return 'number'
}

/** Text in quotes, escaped letters, colours and places say nothing about dates; elapsed time is no date. */
export function shownBy(format: string): NumberShown {
  const [positive = ''] = format.split(';')
  const signs = positive
    .replace(/"[^"]*"/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|G\/通用格式/gi, '')
  if (signs.includes('%')) return 'percent'
  return /[yd年]/i.test(signs) || (/m/i.test(signs) && !/[hs]/i.test(signs)) ? 'day' : 'number'
}

/** By the number that a cell's `s` names. */
export function readStyles(bytes: Uint8Array): NumberShown[] {
  const formats = new Map<number, NumberShown>()
  const shown: NumberShown[] = []
  let inCells = false
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), shownBy(attributes['formatCode'] ?? ''))
      if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        shown.push(formats.get(id) ?? builtIn(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
    text() {
      // styles hold no text
    },
  })
  return shown
}
