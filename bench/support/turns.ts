/** Rows a second of a way to decide one; its words are added up, so that nothing is left out as useless. */
export function rateOver<Row>(rows: readonly Row[]): (verdict: (row: Row) => string) => number {
  return (verdict) => {
    let words = 0
    const started = performance.now()
    for (const row of rows) words += verdict(row).length
    if (words === 0) throw new Error('no verdict has a word')
    return perSecondSince(started, rows.length)
  }
}

export function perSecondSince(started: number, count: number): number {
  return count / ((performance.now() - started) / 1000)
}

/** The best of each. Turn by turn, so that what else the machine does falls on all. */
export function turns<K extends string>(work: Readonly<Record<K, () => number>>, times: number): Record<K, number> {
  const names = Object.keys(work) as K[]
  const best = Object.fromEntries(names.map((n) => [n, 0])) as Record<K, number>
  for (let i = 0; i < times; i++) for (const n of names) best[n] = Math.max(best[n], work[n]())
  return best
}
