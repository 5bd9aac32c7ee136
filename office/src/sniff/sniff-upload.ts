import { fileTypeFromBuffer } from 'file-type'
import { tryDecodeText } from '../extract/decode-text.ts'
import { isOle, listOle } from '../zip/list-ole.ts'
import { listZip, looksLikeBomb, type ZipEntry } from '../zip/read-zip.ts'

export interface UploadKind {
  type: string
  ext: string
}

/** By what the library calls them. Containers (zip, OLE) and text are judged below, from what is in them. */
const MEDIA: Record<string, UploadKind> = {
  'image/jpeg': { type: 'image/jpeg', ext: 'jpg' },
  'image/png': { type: 'image/png', ext: 'png' },
  'image/webp': { type: 'image/webp', ext: 'webp' },
  'image/gif': { type: 'image/gif', ext: 'gif' },
  'image/heic': { type: 'image/heic', ext: 'heic' },
  'application/pdf': { type: 'application/pdf', ext: 'pdf' },
  'video/mp4': { type: 'video/mp4', ext: 'mp4' },
}

const OOXML = 'application/vnd.openxmlformats-officedocument.'
const OOXML_KINDS: [folder: string, kind: UploadKind][] = [
  ['word/', { type: `${OOXML}wordprocessingml.document`, ext: 'docx' }],
  ['xl/', { type: `${OOXML}spreadsheetml.sheet`, ext: 'xlsx' }],
  ['ppt/', { type: `${OOXML}presentationml.presentation`, ext: 'pptx' }],
]

const OLE_KINDS: [stream: string, kind: UploadKind][] = [
  ['WordDocument', { type: 'application/msword', ext: 'doc' }],
  ['Workbook', { type: 'application/vnd.ms-excel', ext: 'xls' }],
  ['Book', { type: 'application/vnd.ms-excel', ext: 'xls' }],
  ['PowerPoint Document', { type: 'application/vnd.ms-powerpoint', ext: 'ppt' }],
]
const WPS: UploadKind = { type: 'application/vnd.ms-works', ext: 'wps' }

const PROGRAM_ENTRY = /\.(?:exe|dll|msi|scr|com|bat|cmd|vbs|vbe|wsf|ps1|jar|apk|lnk|hta|docm|xlsm|pptm|html?|svg|js)$/i
const MACRO_STREAM = /^(?:_VBA_PROJECT|_VBA_PROJECT_CUR|VBA|Macros)$/
/** Browsers take text for a page by these; scripts of a shell or of Windows begin like the rest. */
const MARKUP = /<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|img|style|meta|\?xml|\?php)/i
const SCRIPT = /^\s*(?:#!|@echo\b|<\?|%PDF|MZ)/i

/**
 * What an attachment is, from its bytes alone; null when it may not be taken: pages, drawings and scripts that would
 * run in the next reader's browser, programs, and Office files with macros.
 */
export async function sniffUpload(bytes: Uint8Array): Promise<UploadKind | null> {
  if (bytes.byteLength === 0) return null
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return sniffZip(bytes)
  if (isOle(bytes)) return sniffOle(bytes)
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found) return MEDIA[found.mime] ?? null
  return sniffText(bytes)
}

function sniffZip(bytes: Uint8Array): UploadKind | null {
  const entries = listZip(bytes)
  if (!entries || looksLikeBomb(entries) || entries.some(isProgram)) return null
  const names = entries.map((entry) => entry.name)
  if (!names.includes('[Content_Types].xml')) {
    return names.includes('mimetype') || names.includes('META-INF/MANIFEST.MF')
      ? null
      : { type: 'application/zip', ext: 'zip' }
  }
  return OOXML_KINDS.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1] ?? null
}

function isProgram(entry: ZipEntry): boolean {
  return PROGRAM_ENTRY.test(entry.name) || /(?:^|\/)vbaProject\.bin$/i.test(entry.name)
}

function sniffOle(bytes: Uint8Array): UploadKind | null {
  const names = listOle(bytes)
  if (!names || names.some((name) => MACRO_STREAM.test(name))) return null
  const kind = OLE_KINDS.find(([stream]) => names.includes(stream))?.[1]
  return kind?.ext === 'doc' && names.includes('WpsCustomData') ? WPS : (kind ?? null)
}

function sniffText(bytes: Uint8Array): UploadKind | null {
  const text = tryDecodeText(bytes)
  if (text === null || text.includes('\0') || MARKUP.test(text) || SCRIPT.test(text)) return null
  return isCsv(text) ? { type: 'text/csv', ext: 'csv' } : { type: 'text/plain', ext: 'txt' }
}

/** Rows of the same number of commas; a sentence with a comma is not a table. */
function isCsv(text: string): boolean {
  const lines = text.split(/\r?\n/, 6).filter((line) => line.trim() !== '')
  const commas = lines.slice(0, 5).map((line) => line.replace(/"[^"]*"/g, '').split(',').length - 1)
  return lines.length > 1 && (commas[0] ?? 0) > 0 && commas.every((count) => count === commas[0])
}
