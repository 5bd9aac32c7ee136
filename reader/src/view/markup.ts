import { isBlank, isHan } from './characters.ts'
import { put, type Draft } from './draft.ts'

const LINK_LIMIT = 600
const TAG_LIMIT = 200

/** Steps over markup and noise that begins at i; returns i itself where there is none. */
export function markupEnd(text: string, i: number, end: number, draft: Draft, inRow: boolean): number {
  switch (text[i]) {
    case '*':
      return starsEnd(text, i, end, draft)
    case '@':
      return text[i + 1] === '@' ? i + 2 : i
    case '!':
      return text[i + 1] === '[' ? i + 1 : i
    case '\\':
      return i + 1
    case ']':
      return linkEnd(text, i, end, draft)
    case 'h':
      return addressEnd(text, i, end)
    case '<':
      return tagEnd(text, i, end, draft, inRow)
    case '&':
      return text.startsWith('&nbsp;', i) ? i + 6 : i
    case 'a':
      return strayAndEnd(text, i, end, draft)
    default:
      return i
  }
}

/** One or two stars are emphasis; three after a Chinese word stand for words that a censor took out. */
function starsEnd(text: string, i: number, end: number, draft: Draft): number {
  let j = i
  while (j < end && text[j] === '*') j++
  if (j - i >= 3 && draft.length > 0 && isHan(draft.rule[draft.length - 1] ?? 0)) {
    for (let k = i; k < j; k++) put(draft, 0x2a, 0x2a, k, k + 1)
  }
  return j
}

/** `](address)` after a link's words. */
function linkEnd(text: string, i: number, end: number, draft: Draft): number {
  if (text[i + 1] !== '(') return i
  const limit = Math.min(end, i + LINK_LIMIT)
  for (let j = i + 2; j < limit; j++) {
    const c = text.charCodeAt(j)
    if (c === 0x29) {
      put(draft, 0xff09, 0x5d, i, j + 1)
      return j + 1
    }
  }
  return i
}

function addressEnd(text: string, i: number, end: number): number {
  if (!text.startsWith('http://', i) && !text.startsWith('https://', i)) return i
  let j = i + 7
  while (j < end && text.charCodeAt(j) > 0x20 && text.charCodeAt(j) < 0x7f && !'()[]<>'.includes(text[j] ?? '')) j++
  return j
}

function tagEnd(text: string, i: number, end: number, draft: Draft, inRow: boolean): number {
  if (!/[a-zA-Z/!]/.test(text[i + 1] ?? '')) return i
  const limit = Math.min(end, i + TAG_LIMIT)
  for (let j = i + 1; j < limit; j++) {
    const c = text.charCodeAt(j)
    if (isHan(c)) return i
    if (c !== 0x3e) continue
    if (/^<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b/i.test(text.slice(i, j + 1)))
      put(draft, inRow ? 0xff1b : 0x0a, inRow ? 0xff1b : 0x0a, i, j + 1)
    return j + 1
  }
  return i
}

/** A scanner's "and" between two Chinese words stands for 和. */
function strayAndEnd(text: string, i: number, end: number, draft: Draft): number {
  if (!text.startsWith('and', i) || draft.length === 0 || !isHan(draft.rule[draft.length - 1] ?? 0)) return i
  let j = i + 3
  while (j < end && isBlank(text.charCodeAt(j))) j++
  if (j >= end || !isHan(text.charCodeAt(j))) return i
  put(draft, 0x548c, 0x548c, i, i + 3)
  return i + 3
}
