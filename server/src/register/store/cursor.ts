import type { z } from 'zod'
import { fail } from '@gongjian/domain/error/codes.ts'

/** What the next page is asked for with: where the last one ended, opaque to whoever carries it. */
export function writeCursor(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** A cursor that was cut short, or belongs to another list. */
export function staleCursor(): never {
  return fail('bad-input', { problems: '翻页位置已失效，请从第一页重新打开' })
}

export function readCursor<T>(shape: z.ZodType<T>, cursor: string): T {
  let raw: unknown = null
  try {
    raw = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    raw = null
  }
  const read = shape.safeParse(raw)
  return read.success ? read.data : staleCursor()
}
