import { childNode, readXmlTree, type XmlNode } from '../../extract/docx/xml.ts'
import { failOffice } from '../../extract/office-error.ts'
import type { ZipEntry } from '../../zip/read-zip.ts'
import type { ByteSource } from './byte-source.ts'
import type { RawBook, RawRow, RawSheet } from './raw.ts'
import { readSharedStrings } from './shared-strings.ts'
import { SheetParts, type BookFacts } from './sheet-rows.ts'
import { readStyles } from './styles.ts'
import { surveySheet } from './survey-sheet.ts'
import { readXmlParts } from './xml-parts.ts'
import { unpackEntry, unpackWhole } from './zip-stream.ts'

const MAX_PART_BYTES = 32 * 1024 * 1024
const DAYS_FROM_1900_TO_1904 = 1462

interface Parts {
  readonly source: ByteSource
  find(path: string): ZipEntry | undefined
}

/** A workbook whose parts are known; no sheet is read yet. */
export async function openWorkbook(source: ByteSource, entries: readonly ZipEntry[]): Promise<RawBook> {
  const byPath = new Map(entries.map((e) => [e.name.toLowerCase(), e]))
  const parts: Parts = { source, find: (path) => byPath.get(path.replace(/^\//, '').toLowerCase()) }
  const root = await relationsOf(parts, '')
  const bookPath = root.find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const book = await treeOf(parts, bookPath)
  const relations = await relationsOf(parts, bookPath)
  const facts = lazily(() => factsOf(parts, book, relations))
  const sheets = (childNode(book, 'sheets')?.children ?? []).flatMap((sheet): RawSheet[] => {
    const relation = relations.find((r) => r.id === sheet.attributes['id'])
    const entry = relation?.type === 'worksheet' ? parts.find(relation.target) : undefined
    return entry ? [sheetOf(parts, sheet, entry, facts)] : []
  })
  if (sheets.length === 0) failOffice('table-broken')
  return { sheets }
}

function sheetOf(parts: Parts, sheet: XmlNode, entry: ZipEntry, facts: () => Promise<BookFacts>): RawSheet {
  const isHidden = (sheet.attributes['state'] ?? 'visible') !== 'visible'
  return {
    name: sheet.attributes['name'] ?? '',
    passedOver: isHidden ? '隐藏的工作表，没有读取' : null,
    bytes: entry.unpacked,
    survey: lazily(() => surveySheet(unpackEntry(parts.source, entry))),
    rows: (wanted, until) => rowsOf(parts, entry, facts, wanted, until),
  }
}

async function* rowsOf(
  parts: Parts,
  entry: ZipEntry,
  facts: () => Promise<BookFacts>,
  wanted: (column: number) => boolean,
  until = Number.POSITIVE_INFINITY,
): AsyncGenerator<RawRow[]> {
  const chunks = unpackEntry(parts.source, entry)
  for await (const rows of readXmlParts(chunks, new SheetParts(await facts(), wanted))) {
    const isBeyond = (rows.at(-1)?.number ?? 0) > until
    yield isBeyond ? rows.filter((r) => r.number <= until) : rows
    if (isBeyond) return
  }
}

async function factsOf(parts: Parts, book: XmlNode, relations: readonly Relation[]): Promise<BookFacts> {
  const partOf = (type: string): ZipEntry | undefined => {
    const relation = relations.find((r) => r.type === type)
    return relation && parts.find(relation.target)
  }
  const strings = partOf('sharedStrings')
  const styles = partOf('styles')
  const uses1904 = ['1', 'true'].includes(childNode(book, 'workbookPr')?.attributes['date1904'] ?? '')
  return {
    strings: strings ? await readSharedStrings(unpackEntry(parts.source, strings)) : [],
    styles: styles ? readStyles(await wholePart(parts, styles)) : [],
    epochDays: uses1904 ? DAYS_FROM_1900_TO_1904 : 0,
  }
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** A part's relations; targets as paths from the root of the package. */
async function relationsOf(parts: Parts, path: string): Promise<Relation[]> {
  const slash = path.lastIndexOf('/')
  const dir = path.slice(0, slash + 1)
  const entry = parts.find(`${dir}_rels/${path.slice(slash + 1)}.rels`)
  if (!entry) return []
  const tree = readTree(await wholePart(parts, entry))
  return tree.children.map(({ attributes }) => {
    const target = attributes['Target'] ?? ''
    return {
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
      target: target.startsWith('/') ? target.slice(1) : normalPath(dir + target),
    }
  })
}

function normalPath(path: string): string {
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') kept.pop()
    else if (part !== '.' && part !== '') kept.push(part)
  }
  return kept.join('/')
}

async function treeOf(parts: Parts, path: string): Promise<XmlNode> {
  const entry = parts.find(path)
  if (!entry) failOffice('table-broken')
  return readTree(await wholePart(parts, entry))
}

function wholePart(parts: Parts, entry: ZipEntry): Promise<Buffer> {
  return unpackWhole(parts.source, entry, MAX_PART_BYTES)
}

function readTree(bytes: Buffer): XmlNode {
  try {
    return readXmlTree(bytes)
  } catch {
    return failOffice('table-broken')
  }
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}
