import { CsvError, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { failOffice } from '../../extract/office-error.ts'
import { withFormulaSigns } from '../../table/csv-stream.ts'
import { partsOf, type ByteSource } from './byte-source.ts'
import { LAST_ROW, MAX_COLUMNS, type RawBook, type RawRow } from './raw.ts'
import { textCell } from './sheet-rows.ts'

const MAX_RECORD_LETTERS = 4_000_000
const ROWS_A_TIME = 500
const SNIFF_BYTES = 64 * 1024

/** A text of rows; commas, tabs or semicolons between cells, whichever its first lines hold most of. */
export async function openCsv(source: ByteSource, name: string): Promise<RawBook> {
  const encoding = await encodingOf(source)
  const head = new TextDecoder(encoding).decode(await source.read(0, SNIFF_BYTES))

  if (/[\u0000-\u0008\u000e-\u001a]/.test(head)) failOffice('table-unknown-type')
  const delimiter = delimiterOf(head)
  return {
    sheets: [
      {
        name: name.replace(/\.[a-z]+$/i, ''),
        passedOver: null,
        bytes: source.size,
        survey: async () => ({ merges: [], rows: await countLines(source, encoding) }),
        rows: (wanted, until) => csvRows(source, encoding, delimiter, wanted, until),
      },
    ],
  }
}

/** UTF-16 by its mark, UTF-8 when all of it is, else GB18030, what Excel for Windows saves. */
async function encodingOf(source: ByteSource): Promise<string> {
  const [first, second] = await source.read(0, 2)
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  for (const encoding of ['utf-8', 'gb18030']) if (await decodes(source, encoding)) return encoding
  return failOffice('text-not-decodable')
}

async function decodes(source: ByteSource, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const part of partsOf(source, 0, source.size)) decoder.decode(part, { stream: true })
    decoder.decode()
    return true
  } catch (thrown) {
    if (thrown instanceof TypeError) return false
    throw thrown
  }
}

const SAYS_NOTHING = new Set([...' ,;\t\r"'].map((sign) => sign.charCodeAt(0)))
const [QUOTE, NEW_LINE] = ['"'.charCodeAt(0), '\n'.charCodeAt(0)]

/**
 * Lines that say something, by their bytes. In UTF-16 a byte alone is no sign, so nothing is counted; of quotes that do not pair
 * the lines between them are one. Ends with `table-too-many-rows` as a workbook does.
 */
async function countLines(source: ByteSource, encoding: string): Promise<number> {
  if (encoding.startsWith('utf-16')) return 0
  let [lines, isQuoted, says] = [0, false, false]
  for await (const part of partsOf(source, 0, source.size)) {
    for (const byte of part) {
      if (byte === QUOTE) isQuoted = !isQuoted
      else if (byte !== NEW_LINE) says ||= !SAYS_NOTHING.has(byte)
      else if (!isQuoted) {
        lines += says ? 1 : 0
        says = false
      }
    }
    if (lines > LAST_ROW) failOffice('table-too-many-rows')
  }
  return lines + (says ? 1 : 0)
}

function delimiterOf(head: string): string {
  const lines = head.split(/\r?\n/, 20).join('')
  const count = (sign: string): number => lines.split(sign).length
  return [',', '\t', ';', '，'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

async function* decoded(source: ByteSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const part of partsOf(source, 0, source.size)) yield decoder.decode(part, { stream: true })
  yield decoder.decode()
}

async function* csvRows(
  source: ByteSource,
  encoding: string,
  delimiter: string,
  wanted: (column: number) => boolean,
  until = Number.POSITIVE_INFINITY,
): AsyncGenerator<RawRow[]> {
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_LETTERS,
  })
  const texts = Readable.from(decoded(source, encoding))
  texts.on('error', (error) => parser.destroy(error))
  texts.pipe(parser)
  let number = 0
  let rows: RawRow[] = []
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1
      if (number > until) break
      const row = { number, cells: cellsOf(record, wanted) }
      if (row.cells.length > 0) rows.push(row)
      if (rows.length >= ROWS_A_TIME) {
        yield rows
        rows = []
      }
    }
  } catch (thrown) {
    if (thrown instanceof CsvError)
      failOffice('table-broken', 'csv 文件的引号不成对，无法分行。请用 Excel 打开后另存为 xlsx 再试。')
    throw thrown
  } finally {
    texts.destroy()
  }
  if (rows.length > 0) yield rows
}

function cellsOf(record: readonly string[], wanted: (column: number) => boolean): RawRow['cells'] {
  const cells: RawRow['cells'] = []
  for (let i = 0; i < record.length && i < MAX_COLUMNS; i += 1) {
    const text = record[i] ?? ''
    if (text === '' || !wanted(i)) continue
    const cell = textCell(withFormulaSigns(text))
    if (cell) cells[i] = cell
  }
  return cells
}
