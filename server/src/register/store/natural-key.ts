import type { Register } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'

/** What makes two rows one item, beside their unit (and their enterprise, which counts by its number): written alike or not. */
export function flatKey(value: Value): string {
  if (value === null) return ''
  const text = typeof value === 'object' ? [...value].sort().join('、') : String(value)
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

const BETWEEN = '\u001f'
const BY_ITSELF: readonly string[] = ['unit', 'enterprise', 'creditCode']

/** The columns that are written into the key, in order. */
export function keyParts(register: Register): string[] {
  return register.key.filter((k) => !BY_ITSELF.includes(k))
}

/** Of an item that has an enterprise, and of one that has none; null: nothing names the item yet, so nothing is like it. */
export type NaturalKeys = Readonly<Record<'with' | 'without', string | null>>

export function naturalKeys(register: Register, valueOf: (key: string) => Value): NaturalKeys {
  const parts = keyParts(register).map((k) => flatKey(valueOf(k)))
  const asksEnterprise = register.key.includes('enterprise') || register.key.includes('creditCode')
  const key = parts.join(BETWEEN)
  const isEmpty = parts.every((p) => p === '')
  return { with: isEmpty && !asksEnterprise ? null : key, without: isEmpty ? null : key }
}

/** Whether every part of a key says something. */
export function isWholeKey(register: Register, key: string): boolean {
  return keyParts(register).length === 0 || key.split(BETWEEN).every((p) => p !== '')
}
