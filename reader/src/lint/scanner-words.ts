import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading, ReadingClause } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'

/** Small English words between Chinese ones, and characters that stand for what could not be read. */
const SCANNED = /(?<=[\u4e00-\u9fa5] ?)(?:and|or|of|the|in|to|for)(?= ?[\u4e00-\u9fa5])|[\ufffd□■]+/g

export function scannerWords(text: string, reading: Reading): Finding[] {
  return [...text.matchAll(SCANNED)].slice(0, 200).map((match) => {
    const place = {
      clause: clauseAt(reading.clauses, match.index),
      start: match.index,
      end: match.index + match[0].length,
    }
    const guess = match[0] === 'and' ? '，应为“和”' : ''
    return finding('scanner-word', place, `“${match[0]}”疑为扫描识别错误${guess}。`)
  })
}

function clauseAt(clauses: readonly ReadingClause[], at: number): string | null {
  let hit: string | null = null
  for (const clause of clauses) {
    if (clause.start > at) break
    hit = clause.id
  }
  return hit
}
