import { RULE_FORM, isBlank, isDigit, isHan, isLineEnd } from './characters.ts'
import { markupEnd } from './markup.ts'
import { put, type Draft } from './draft.ts'

const PIPE = 0x7c
const TAB = 0x09
const NEWLINE = 0x0a
const CHINESE_NUMERALS = '一二三四五六七八九十百'

/** Writes one line of the text into the draft: blanks, markup and site noise left out. */
export function mendLine(text: string, start: number, end: number, draft: Draft): void {
  const cells = cellMark(text, start, end)
  if (cells === PIPE && isTableRule(text, start, end)) return
  const lineStart = draft.length
  let i = skipLineMarkup(text, start, end)
  while (i < end) {
    const c = text.charCodeAt(i)
    if (c === cells) {
      if (cells === TAB || draft.length > lineStart) put(draft, TAB, TAB, i, i + 1)
      i++
    } else if (isBlank(c) || isLineEnd(c)) {
      i = mendBlanks(text, i, end, cells, draft)
    } else {
      const after = markupEnd(text, i, end, draft, cells !== -1)
      if (after > i) i = after
      else {
        mendCharacter(text, i, end, lineStart, draft)
        i++
      }
    }
  }
}

/** A row has at least two marks of the same kind; a single one is stray. */
function cellMark(text: string, start: number, end: number): number {
  const line = text.slice(start, end)
  if (line.indexOf('|') !== line.lastIndexOf('|')) return PIPE
  return line.trim().indexOf('\t') !== line.trim().lastIndexOf('\t') ? TAB : -1
}

function isTableRule(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c !== PIPE && c !== 0x2d && c !== 0x3a && !isBlank(c) && !isLineEnd(c)) return false
  }
  return true
}

/** Markdown headings, quotes and bullets at the start of a line. */
function skipLineMarkup(text: string, start: number, end: number): number {
  let i = start
  while (i < end && isBlank(text.charCodeAt(i))) i++
  while (i < end && (text[i] === '#' || text[i] === '>')) i++
  if ((text[i] === '-' || text[i] === '*' || text[i] === '+') && isBlank(text.charCodeAt(i + 1)) && i + 1 < end) i++
  return i
}

/** Two ideographic blanks in mid-line begin a paragraph (one-line files); other blanks say nothing. */
function mendBlanks(text: string, start: number, end: number, cells: number, draft: Draft): number {
  let i = start
  let ideographic = 0
  while (i < end) {
    const c = text.charCodeAt(i)
    if (c === cells || (!isBlank(c) && !isLineEnd(c))) break
    if (c === 0x3000) ideographic++
    if (isLineEnd(c) && c !== 0x0d) ideographic = 2
    i++
  }
  if (ideographic >= 2 && i < end) put(draft, NEWLINE, NEWLINE, start, i)
  return i
}

function mendCharacter(text: string, i: number, end: number, lineStart: number, draft: Draft): void {
  const c = text.charCodeAt(i)
  const previous = draft.length > lineStart ? (draft.rule[draft.length - 1] ?? 0) : 0
  let rule = RULE_FORM[c] ?? c
  if (rule === 0x2c) rule = isDigit(previous) && isDigit(text.charCodeAt(i + 1)) && c === 0x2c ? 0x2c : 0xff0c
  else if (rule === 0x2e && endsSentence(previous, draft, lineStart, text.charCodeAt(i + 1))) rule = 0x3002
  else if (rule === 0x3c && i + 1 < end && isHan(text.charCodeAt(i + 1))) rule = 0x300a
  else if (rule === 0x3e && (isHan(previous) || previous === 0xff09)) rule = 0x300b
  put(draft, rule, c === 0xff05 ? 0x25 : c, i, i + 1)
}

/** A full stop '.' after a Chinese word ends a sentence; after 一 at the start of a line it numbers one. */
function endsSentence(previous: number, draft: Draft, lineStart: number, next: number): boolean {
  if (previous === 0x25) return !isDigit(next)
  if (previous === 0xff09 || previous === 0x201d || previous === 0x300b) return true
  if (!isHan(previous) || isLetter(next)) return false
  if (draft.length - lineStart > 3) return true
  return !CHINESE_NUMERALS.includes(String.fromCharCode(previous))
}

function isLetter(c: number): boolean {
  return (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a)
}
