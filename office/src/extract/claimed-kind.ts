import { failOffice, type OfficeErrorCode } from './office-error.ts'

interface Claim {
  readonly code: OfficeErrorCode
  readonly title: string
  readonly remedy: string
}

const WORD = '请用 Word 或 WPS 打开原件，另存为 docx 再试'

/** What a name promises. A name that promises text, or nothing, is not here: text under it is what it should be. */
const CLAIMS: Readonly<Record<string, Claim>> = {
  docx: { code: 'docx-broken', title: 'Word 文件', remedy: WORD },
  doc: { code: 'doc-broken', title: 'Word 文件', remedy: WORD },
  wps: { code: 'doc-broken', title: 'WPS 文件', remedy: WORD },
  pdf: { code: 'pdf-broken', title: 'PDF 文件', remedy: '请从原件重新导出 PDF 再试' },
  xlsx: { code: 'file-unknown-type', title: 'Excel 表格', remedy: '请选择方案的 Word 或 PDF 原件' },
  xls: { code: 'file-unknown-type', title: 'Excel 表格', remedy: '请选择方案的 Word 或 PDF 原件' },
  jpg: { code: 'file-unknown-type', title: '图片', remedy: '请选择方案的 Word 或 PDF 原件' },
  png: { code: 'file-unknown-type', title: '图片', remedy: '请选择方案的 Word 或 PDF 原件' },
  zip: { code: 'file-unknown-type', title: '压缩包', remedy: '请解压后选择其中的 Word 或 PDF 文件' },
}

/**
 * Refuses bytes that are not what the name promises: a Word file that a mail gateway turned into a page of text would be
 * read as a plan of nothing, and its owner would look for the fault in the plan.
 */
export function refuseFalseName(fileName: string, found: '纯文本' | '其他内容'): void {
  const ext = /\.([a-z]{3,4})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const claim = CLAIMS[ext]
  // A picture under a picture's name is no lie, only no document.
  if (!claim || (found === '其他内容' && claim.code === 'file-unknown-type')) return
  const asText = found === '纯文本' ? `；确实是文本的，请把扩展名改为 .txt` : ''
  failOffice(
    claim.code,
    `文件名以 .${ext} 结尾，内容${found === '纯文本' ? '却是纯文本，不是' : '却不是'} ${claim.title}：可能下载不完整，或改过扩展名。${claim.remedy}${asText}。`,
  )
}
