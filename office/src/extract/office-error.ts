import { DOCUMENT_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'

export const OFFICE_ERROR_MESSAGES = {
  'file-empty': '文件是空的，请重新选择文件。',
  'file-too-large': '文件超过 50 MB，请压缩其中的图片，或只保留文件正文后再试。',
  'file-unknown-type': '不支持这种文件。请使用 txt、md、docx、doc 或带文字层的 PDF。',
  'docx-broken': 'Word 文件（docx）已损坏，无法打开。请用 Word 或 WPS 打开后另存一份再试。',
  'doc-broken': 'Word 文件（doc）已损坏，无法打开。请用 Word 或 WPS 另存为 docx 再试。',
  'pdf-broken': 'PDF 文件已损坏，无法打开。请重新导出一份再试。',
  'pdf-encrypted': 'PDF 文件设置了打开密码。请去掉密码后再试。',
  'pdf-no-text-layer': 'PDF 是扫描图片，没有文字层。请先做文字识别（OCR），或使用 Word 原件。',
  'table-too-large': '表格超过 200 MB，请按县区或年份拆成几个文件再导入。',
  'table-unknown-type': '不支持这种文件。请使用 Excel 的 xlsx 文件，或 csv 文件。',
  'table-broken': 'Excel 文件（xlsx）已损坏或没有下载完整，无法打开。请重新下载，或用 Excel、WPS 打开后另存一份再试。',
  'table-encrypted': 'Excel 文件设置了打开密码。请在 Excel 或 WPS 里去掉密码，保存后再试。',
  'table-macros': 'Excel 文件里带有宏（xlsm），不能导入。请在 Excel 或 WPS 里另存为不带宏的 xlsx 再试。',
  'table-old-format': '这是旧格式的 Excel 文件（xls）。请用 Excel 或 WPS 打开，另存为 xlsx 再试。',
  'table-bomb': '文件解压后的大小远远超出正常表格，已拒绝读取。请用 Excel 或 WPS 打开原表，另存一份再试。',
  'table-too-many-rows': '表格超过 100 万行，请拆成几个文件再导入。',
  'table-no-heading': '没有找到表头：请在前 30 行内写明栏目名称，至少两栏；可以先下载模板对照。',
  'text-not-decodable': '文字编码无法识别。请另存为 UTF-8 编码的文本再试。',
} as const

export type OfficeErrorCode = keyof typeof OFFICE_ERROR_MESSAGES

/**
 * A plain object, not an Error: it carries no stack, so no door can print one by accident.
 * `message` is a sentence for the person who chose the file.
 */
export interface OfficeError {
  readonly kind: 'office-error'
  readonly code: OfficeErrorCode
  readonly message: string
}

export function officeError(code: OfficeErrorCode, message: string = OFFICE_ERROR_MESSAGES[code]): OfficeError {
  return { kind: 'office-error', code, message }
}

export function isOfficeError(thrown: unknown): thrown is OfficeError {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown && thrown.kind === 'office-error'
}

export function failOffice(code: OfficeErrorCode, message?: string): never {
  throw officeError(code, message)
}

/** Runs a library's parser: whatever it throws becomes `code`, what we threw ourselves stays as it is. */
export async function orFail<T>(code: OfficeErrorCode, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (isOfficeError(thrown)) throw thrown
    return failOffice(code)
  }
}

/** For a door that knows the size before it reads the bytes: a 200 MB file is refused unread. */
export function refuseTooLarge(byteLength: number): void {
  if (byteLength > DOCUMENT_LIMIT_BYTES) failOffice('file-too-large')
}
