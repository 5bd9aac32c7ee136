import type { Document } from '../document.ts'
import { isBlank } from '../view/characters.ts'
import type { View } from '../view/view.ts'

export type Stretch = readonly [start: number, end: number]

const MARKS = new Set('，、。；：（）')
const APART = /[ \t\u3000\u00a0][，、。；：（）,;:()](?=[ \t\u3000\u00a0\r\n]|$)/g
const LEAST = 6
const SHARE = 0.3
const NEAR = 3

/** Tables whose cells a PDF extractor ran together line by line: their marks stand apart from the words. */
export function findScrambled(document: Document): Stretch[] {
  const { view } = document
  if ((view.text.match(APART)?.length ?? 0) < LEAST) return []
  const stretches: Stretch[] = []
  let start = 0
  let waiting: Stretch | null = null
  let count = { marks: 0, apart: 0 }
  for (let i = 0; i <= view.s.length; i++) {
    if (i < view.s.length && view.s[i] !== '\n') continue
    const line = countMarks(view, start, i)
    if (waiting && line.apart === 0 && line.marks >= NEAR) {
      if (isScrambled(count)) stretches.push(waiting)
      waiting = null
    }
    if (line.apart > 0) {
      count = waiting ? { marks: count.marks + line.marks, apart: count.apart + line.apart } : line
      waiting = [waiting ? waiting[0] : start, i]
    }
    start = i + 1
  }
  if (waiting && isScrambled(count)) stretches.push(waiting)
  return stretches
}

function isScrambled(count: { marks: number; apart: number }): boolean {
  return count.apart >= LEAST && count.apart >= count.marks * SHARE
}

function countMarks(view: View, from: number, to: number): { marks: number; apart: number } {
  let marks = 0
  let apart = 0
  for (let i = from; i < to; i++) {
    if (!MARKS.has(view.s[i] ?? '')) continue
    marks++
    if (i > from && standsApart(view, i)) apart++
  }
  return { marks, apart }
}

function standsApart(view: View, i: number): boolean {
  const before = view.text.charCodeAt((view.from[i] ?? 0) - 1)
  const after = view.text.charCodeAt(view.to[i] ?? 0)
  return isBlank(before) && (isBlank(after) || Number.isNaN(after) || after === 0x0a || after === 0x0d)
}
