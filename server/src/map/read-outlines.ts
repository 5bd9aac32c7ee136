import { readFileSync, statSync } from 'node:fs'
import { Outlines } from '@gongjian/domain/map/contracts.ts'

/** Every map fetches it whole. */
const MOST_BYTES = 5 * 1024 * 1024

/** Boundaries from a file; a sentence where it cannot be used. */
export function readOutlines(file: string): Outlines | string {
  let given: unknown
  try {
    if (statSync(file).size > MOST_BYTES) return `${file} 超过 5 MB，请先简化边界`
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return error instanceof SyntaxError ? `${file} 不是 JSON` : `读不到 ${file}`
  }
  const parsed = Outlines.safeParse(given)
  if (parsed.success) return parsed.data
  const { path = [], message = '' } = parsed.error.issues[0] ?? {}
  const where = path[0] === 'features' && typeof path[1] === 'number' ? `第 ${path[1] + 1} 个区域：` : ''
  return `${file} 不是可用的 GeoJSON：${where}${message}`
}
