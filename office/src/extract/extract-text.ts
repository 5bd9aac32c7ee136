import { isOle, listOle } from '../zip/list-ole.ts'
import { listZip } from '../zip/read-zip.ts'
import { refuseFalseName } from './claimed-kind.ts'
import { decodeText } from './decode-text.ts'
import { docText, type DocText } from './doc-text.ts'
import { docxText } from './docx/docx-text.ts'
import { failOffice, refuseTooLarge } from './office-error.ts'
import { pdfText } from './pdf/pdf-text.ts'

export type DocumentKind = 'text' | 'markdown' | 'docx' | 'doc' | 'pdf'

export interface ExtractedText {
  text: string
  kind: DocumentKind
  /** What could not be read of it, in sentences for the person who chose the file. */
  warnings: readonly string[]
}

/**
 * The text of an official document. What the bytes are decides; the name tells text from Markdown, and a name that
 * promises Word or PDF over bytes that are neither is refused.
 */
export async function extractText(bytes: Uint8Array, fileName: string): Promise<ExtractedText> {
  if (bytes.byteLength === 0) failOffice('file-empty')
  refuseTooLarge(bytes.byteLength)
  const kind = documentKind(bytes, fileName)
  const { text, warnings } = await textOf(kind, bytes)
  if (text.trim() === '') failOffice('file-empty', '文件里没有文字，请重新选择文件。')
  if (kind === 'text' || kind === 'markdown') refuseFalseName(fileName, '纯文本')
  return { text, kind, warnings }
}

async function textOf(kind: DocumentKind, bytes: Uint8Array): Promise<DocText> {
  switch (kind) {
    case 'docx':
      return whole(await docxText(bytes))
    case 'doc':
      return docText(bytes)
    case 'pdf':
      return whole(await pdfText(bytes))
    case 'text':
    case 'markdown':
      return whole(decodeText(bytes))
  }
}

function whole(text: string): DocText {
  return { text, warnings: [] }
}

/** Systems export pages under the name of Word: `.doc` that begins with a tag, or with the head of a saved mail. */
const PAGE =
  /^(\u00ef\u00bb\u00bf)?\s*(<!--[^]*?-->\s*)?(<!doctype html|<html|<head|<body|<meta|<table|<div|<p\b|MIME-Version:|<\?xml[^>]*>\s*(<!doctype html[^>]*>\s*)?<html)/i

function documentKind(bytes: Uint8Array, fileName: string): DocumentKind {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  // Writers may put up to 1 KB of their own before the mark.
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK')) return zipKind(bytes)
  if (isOle(bytes)) return oleKind(bytes)
  if (head.startsWith('{\\rtf')) {
    failOffice('file-unknown-type', '这是 RTF 格式的文件。请用 Word 或 WPS 打开后另存为 docx 再试。')
  }
  if (PAGE.test(head)) {
    failOffice('file-unknown-type', '这是网页格式的文件。请用 Word 或 WPS 打开后另存为 docx 再试。')
  }
  if (/^(\u00ef\u00bb\u00bf)?\s*<\?xml/i.test(head)) {
    failOffice('file-unknown-type', '这是 XML 格式的文件。请用 Word 或 WPS 打开后另存为 docx 再试。')
  }
  if (isBinary(bytes)) {
    refuseFalseName(fileName, '其他内容')
    failOffice('file-unknown-type')
  }
  return /\.(md|markdown)$/i.test(fileName) ? 'markdown' : 'text'
}

/** Text has no NUL unless it is UTF-16, which says so in its first two bytes. */
function isBinary(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return !isUtf16 && bytes.subarray(0, 65_536).includes(0)
}

function zipKind(bytes: Uint8Array): 'docx' {
  const entries = listZip(bytes)
  if (entries === null) failOffice('docx-broken')
  const names = entries.map((entry) => entry.name)
  if (names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('word/'))) return 'docx'
  if (names.some((name) => name.startsWith('xl/')))
    failOffice('file-unknown-type', '这是 Excel 表格，不是方案文件。请选择 Word 或 PDF 文件。')
  if (names.some((name) => name.startsWith('ppt/')))
    failOffice('file-unknown-type', '这是演示文稿，不是方案文件。请选择 Word 或 PDF 文件。')
  return failOffice('file-unknown-type', '这是压缩包或其他格式的文件。请解压后选择其中的 Word 或 PDF 文件。')
}

function oleKind(bytes: Uint8Array): 'doc' {
  const names = listOle(bytes)
  if (names === null) failOffice('doc-broken')
  if (names.includes('EncryptedPackage')) {
    failOffice('docx-broken', 'Word 文件设置了打开密码。请去掉密码后再试。')
  }
  if (names.includes('WordDocument')) return 'doc'
  return failOffice('file-unknown-type', '这不是 Word 文件。请使用 txt、md、docx、doc 或带文字层的 PDF。')
}
