/** 12,345.678: as many decimals as there are, never more than a database keeps. */
export function numberInWords(value: number): string {
  return value.toLocaleString('zh-CN', { maximumFractionDigits: 7 })
}
