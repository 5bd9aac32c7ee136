import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import type { HeadChoices } from '@gongjian/domain/register/import.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { bytesSource, openRegisterFile, type ReadRow, type RegisterFile } from '../../src/index.ts'

export type Sheet = ExcelJS.Worksheet

/** A workbook as Excel saves it, sheet by sheet. */
export async function workbook(sheets: Record<string, (sheet: Sheet) => void>): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const [name, fill] of Object.entries(sheets)) fill(book.addWorksheet(name))
  return Buffer.from(await book.xlsx.writeBuffer())
}

export interface FileRead extends Pick<RegisterFile, 'sheets' | 'passedOver'> {
  readonly rows: ReadRow[]
}

export async function readFile(
  bytes: Uint8Array,
  register: Register,
  name = '台账.xlsx',
  choices: HeadChoices = {},
): Promise<FileRead> {
  const file = await openRegisterFile(bytesSource(bytes), name, register, choices)
  const rows: ReadRow[] = []
  for await (const some of file.rows()) rows.push(...some)
  return { sheets: file.sheets, passedOver: file.passedOver, rows }
}

/** A workbook of parts written by hand: for what no Excel writes. */
export async function packed(
  parts: Record<string, string | Uint8Array>,
  compression: 'DEFLATE' | 'STORE' = 'DEFLATE',
): Promise<Buffer> {
  const zip = new JSZip()
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  zip.file('[Content_Types].xml', `${head}<Types/>`)
  zip.file(
    '_rels/.rels',
    `${head}<Relationships><Relationship Id="r1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  zip.file(
    'xl/workbook.xml',
    `${head}<workbook xmlns:r="${rels}"><sheets><sheet name="表一" sheetId="1" r:id="r1"/></sheets></workbook>`,
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `${head}<Relationships><Relationship Id="r1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  )
  for (const [name, content] of Object.entries(parts)) zip.file(name, content)
  return zip.generateAsync({ type: 'nodebuffer', compression })
}

/** The XML of a sheet with these rows between `<sheetData>`. */
export function sheetXml(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`
}

export function inline(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`
}
