const STEP = 1024

/** 1536 → 1.5 KB; a clerk compares it with the limit, so one decimal is enough. */
export function sizeInWords(bytes: number): string {
  if (bytes < STEP) return `${bytes} 字节`
  if (bytes < STEP * STEP) return `${(bytes / STEP).toFixed(1)} KB`
  return `${(bytes / STEP / STEP).toFixed(1)} MB`
}
