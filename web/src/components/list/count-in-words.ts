export interface Counted {
  readonly count: number
  /** false: there are more than were counted. */
  readonly isExact: boolean
}

/** 「1,234 条」, and beyond the bound what is honest. */
export function countInWords({ count, isExact }: Counted, counter = '条'): string {
  return isExact ? `${count.toLocaleString('zh-CN')} ${counter}` : `${count.toLocaleString('zh-CN')} ${counter}以上`
}
