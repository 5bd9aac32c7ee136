/** Behind the last comma outside brackets. */
export function partStart(s: string, at: number, from: number): number {
  let depth = 0
  for (let i = at - 1; i >= from; i--) {
    const c = s[i]
    if (c === '）') depth++
    else if (c === '（') depth--
    else if (c === '，' && depth <= 0) return i + 1
    if (depth < 0) return i + 1
  }
  return from
}

/** The next comma, or the end of the sentence. */
export function partEnd(s: string, at: number, to: number): number {
  let i = at
  while (i < to && s[i] !== '，') i++
  return i
}
