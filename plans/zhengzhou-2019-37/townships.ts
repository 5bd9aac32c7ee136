import { readFileSync } from 'node:fs'
import type { Township } from '@gongjian/domain/unit/unit.ts'
import { units } from './units.ts'

/**
 * 208 townships of the statistical table of 2023, as a first assignment that the office edits in the product. 郑东新区 has no
 * code, so its streets stand with the county that the code names.
 */
export const townships: Township[] = readRows('./data/townships.csv').map(
  ([code = '', name = '', countyCode = '', kind = '']) => ({
    code,
    name,
    kind,
    countyCode,
    unit: units.find((u) => u.countyCode === countyCode)?.code ?? null,
  }),
)

function readRows(file: string): string[][] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))
}
