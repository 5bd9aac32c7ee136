import { fileTypeFromBuffer } from 'file-type'
import { failOffice } from '../../extract/office-error.ts'
import { isOle, listOle } from '../../zip/list-ole.ts'
import type { ByteSource } from './byte-source.ts'
import { openCsv } from './csv-book.ts'
import { openWorkbook } from './open-workbook.ts'
import { LAST_ROW, type RawBook } from './raw.ts'
import { listZipParts, refuseTableBomb } from './zip-stream.ts'

/** Packed: a million rows of thirty columns are about 120 MB. */
export const MAX_TABLE_BYTES = 200 * 1024 * 1024
const HEAD_BYTES = 4096
const MAX_OLE_BYTES = 8 * 1024 * 1024

/** Opens what a county sends as a table, by what its bytes are; refuses the rest in words that say what to do. */
export async function openBook(source: ByteSource, fileName: string): Promise<RawBook> {
  if (source.size === 0) failOffice('file-empty')
  if (source.size > MAX_TABLE_BYTES) failOffice('table-too-large')
  const head = await source.read(0, HEAD_BYTES)
  if (head.toString('latin1', 0, 2) === 'PK') return openZipped(source)
  if (isOle(head)) return refuseOle(await source.read(0, MAX_OLE_BYTES))
  const kind = await fileTypeFromBuffer(head)
  if (kind?.mime.startsWith('image/'))
    failOffice('table-unknown-type', `这是图片（${kind.ext}），不是表格。请上传 Excel 文件（xlsx）或 csv 文件。`)
  refuseOtherText(
    head
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .trimStart(),
    fileName,
  )
  return openCsv(source, fileName)
}

/** The shortest row of a workbook, `<row><c><v>1</v></c></row>`, and more than that of a text: the smaller is read within a second. */
const LEAST_ROW_BYTES = 27

/** Counts the rows of sheets that are large enough to have too many; reads no cell. Throws `table-too-many-rows`. */
export async function refuseTooManyRows(book: RawBook): Promise<void> {
  const large = book.sheets.filter((s) => s.passedOver === null && s.bytes > LAST_ROW * LEAST_ROW_BYTES)
  for (const sheet of large) await sheet.survey()
}

async function openZipped(source: ByteSource): Promise<RawBook> {
  const entries = await listZipParts(source)
  if (entries === null) failOffice('table-broken')
  const names = new Set(entries.map((e) => e.name.toLowerCase()))
  const has = (test: RegExp): boolean => [...names].some((n) => test.test(n))
  if (has(/(?:^|\/)vbaproject\.bin$/) || has(/^xl\/macrosheets\//)) failOffice('table-macros')
  if (has(/^xl\/workbook\.bin$/))
    failOffice('table-unknown-type', '这是二进制格式的 Excel 文件（xlsb）。请另存为 xlsx 再试。')
  if (names.has('mimetype') && has(/^content\.xml$/))
    failOffice('table-unknown-type', '这是 OpenDocument 表格（ods）。请另存为 xlsx 再试。')
  if (has(/^word\//))
    failOffice('table-unknown-type', '这是 Word 文件，不是表格。请把其中的表格复制到 Excel，保存为 xlsx 再试。')
  if (!has(/^xl\//)) failOffice('table-unknown-type', '这是压缩包，不是表格。请解压后选择其中的 xlsx 文件。')
  refuseTableBomb(entries)
  return openWorkbook(source, entries)
}

function refuseOle(bytes: Buffer): never {
  const names = listOle(bytes) ?? []
  if (names.includes('EncryptedPackage')) failOffice('table-encrypted')
  if (names.includes('WordDocument'))
    failOffice('table-unknown-type', '这是 Word 文件，不是表格。请把其中的表格复制到 Excel，保存为 xlsx 再试。')
  return failOffice('table-old-format')
}

const PAGE =
  /^(?:<!--[^]*?-->\s*)?(?:<!doctype html|<html|<head|<body|<meta|<table|<style|MIME-Version:|<\?xml[^>]*>\s*<html)/i

function refuseOtherText(head: string, fileName: string): void {
  if (PAGE.test(head))
    failOffice(
      'table-unknown-type',
      '这是网页格式的文件，只是扩展名写成了 Excel。请用 Excel 或 WPS 打开，另存为 xlsx 再试。',
    )
  if (head.startsWith('<?xml') || /^<(?:\w+:)?Workbook/.test(head))
    failOffice('table-unknown-type', '这是 XML 格式的表格。请用 Excel 或 WPS 打开，另存为 xlsx 再试。')
  if (head.startsWith('%PDF-')) failOffice('table-unknown-type', '这是 PDF 文件，不是表格。请使用原来的 Excel 文件。')
  if (head.startsWith('{\\rtf')) failOffice('table-unknown-type', '这是 RTF 文件，不是表格。请使用原来的 Excel 文件。')
  if (/\.xls[xm]?$/i.test(fileName) && head.includes('\u0000')) failOffice('table-broken')
}
