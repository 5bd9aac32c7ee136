import type { ByteSource } from '@gongjian/office'

/** A file that says how far its rows have been read, in per cent of its bytes. */
export interface ProgressSource extends ByteSource {
  /** The directory and the heads have been read; from here on it counts. */
  beginRows(): void
  percent(): number
}

/** Sheets lie one behind the other, so the farthest byte read tells how much is left without a first pass over the rows. */
export function withProgress(source: ByteSource): ProgressSource {
  let farthest = 0
  let isCounting = false
  return {
    size: source.size,
    close: () => source.close(),
    read(from, length) {
      if (isCounting) farthest = Math.max(farthest, from + length)
      return source.read(from, length)
    },
    beginRows: () => void (isCounting = true),
    percent: () => (source.size === 0 ? 0 : Math.min(99, Math.floor((farthest * 100) / source.size))),
  }
}
