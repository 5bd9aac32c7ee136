const STEP = 1024

/** 1536 → 1.5 KB; a clerk compares it with the limit, so one decimal is enough. */
export function sizeInWords(bytes: number): string {
  if (bytes < STEP) return `${bytes} 字节`
  if (bytes < STEP * STEP) return `${short(bytes / STEP)} KB`
  return `${short(bytes / STEP / STEP)} MB`
}

function short(n: number): string {
  return n.toLocaleString('zh-CN', { maximumFractionDigits: 1 })
}
