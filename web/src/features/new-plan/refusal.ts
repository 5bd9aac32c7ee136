import { FILE_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'

const READABLE = /\.(?:txt|md|docx?|pdf)$/i

/** What can be said of a file without sending it; null: nothing against it. */
export function refusalOf({ name, size }: { readonly name: string; readonly size: number }): string | null {
  if (size === 0) return '文件是空的，请重新选择'
  if (size > FILE_LIMIT_BYTES) {
    const megabytes = (size / 1024 / 1024).toFixed(1)
    return `文件有 ${megabytes} MB，超过 ${FILE_LIMIT_BYTES / 1024 / 1024} MB。请去掉图片或拆分后再上传`
  }
  if (!READABLE.test(name)) return '只能读 Word（docx、doc）、PDF、文本（txt、md）。表格和图片请先另存为其中一种'
  return null
}
