import { readFileSync } from 'node:fs'

/** 郑政办〔2019〕37号, byte for byte; every offset of the pack counts in it. */
export const document: string = readFileSync(new URL('./document.txt', import.meta.url), 'utf8')

/**
 * Where the plan says it. `heading` begins a line, after its label; `words` are the first such words below it. Both are
 * written without the spaces and page breaks that the scan put in. A changed document throws at once: a quote that
 * silently shifts would show an official the wrong sentence.
 */
export function quote(heading: string, words: string): { start: number; end: number } {
  const head = find(new RegExp(`^\\S{0,6}?\\s*${loosely(heading)}`, 'gm'), 0)
  if (!head) throw new Error(`heading not in the document: ${heading}`)
  const found = find(new RegExp(loosely(words), 'g'), head.start)
  if (!found) throw new Error(`words not in the document after ${heading}: ${words}`)
  return found
}

function loosely(words: string): string {
  return [...words].map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')
}

function find(pattern: RegExp, from: number): { start: number; end: number } | null {
  pattern.lastIndex = from
  const hit = pattern.exec(document)
  return hit ? { start: hit.index, end: hit.index + hit[0].length } : null
}
