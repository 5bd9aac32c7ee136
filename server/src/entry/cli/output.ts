/** A reader that has seen enough (`| head`) closes the pipe: that is no failure. */
export function mindBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** Never `process.exit` after this: a pipe takes large output in pieces, and node ends when it is all out. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

/** Columns on a terminal: a Chinese letter takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0)
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

export type Cell = string | number | null

/** Lines with columns set below each other; nothing is cut, so the last column takes the long text. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = [head, ...rows.map((row) => row.map((c) => (c === null ? '' : String(c))))]
  const widths = head.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i] ?? ''))))
  return cells
    .map((row) => row.map((c, i) => (i === row.length - 1 ? c : padded(c, widths[i] ?? 0))).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}
