/** A run of text that both have, that only the old one has, or only the new one. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Beyond it (two texts of 2,000 signs that share nothing) the table of the comparison would freeze the page. */
const MOST_CELLS = 4_000_000

/** Figures and Latin words stay whole: `12` → `18` reads better than `1`, `2` → `8`. */
function wordsOf(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)*|[A-Za-z]+|[\s\S]/gu) ?? []
}

export function diffText(before: string, after: string): Piece[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const middle = diffWords(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return join([
    ...a.slice(0, head).map((text) => ({ kind: 'same', text }) as const),
    ...middle,
    ...(tail > 0 ? a.slice(-tail) : []).map((text) => ({ kind: 'same', text }) as const),
  ])
}

/** Longest common subsequence. */
function diffWords(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1
  if (a.length * b.length > MOST_CELLS)
    return [
      { kind: 'gone', text: a.join('') },
      { kind: 'new', text: b.join('') },
    ]
  const best = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => best[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] ?? '' })
      i++
      j++
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1)))
      pieces.push({ kind: 'gone', text: a[i++] ?? '' })
    else pieces.push({ kind: 'new', text: b[j++] ?? '' })
  }
  return pieces
}

function join(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (piece.text === '') continue
    if (last?.kind === piece.kind) joined[joined.length - 1] = { kind: last.kind, text: last.text + piece.text }
    else joined.push(piece)
  }
  return joined
}
