const KB = 1024
const MB = KB * KB

/** 「1.4 MB」, with what an official's file manager would show. */
export function bytesInWords(bytes: number): string {
  if (bytes < KB) return `${bytes} B`
  return bytes < MB ? `${Math.round(bytes / KB)} KB` : `${Number((bytes / MB).toFixed(1))} MB`
}
