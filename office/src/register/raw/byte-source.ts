import { open } from 'node:fs/promises'

/** A file that is read in parts: a workbook of 200 MB never stands in memory whole. */
export interface ByteSource {
  readonly size: number
  read(from: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    size: all.length,
    read: (from, length) => Promise.resolve(all.subarray(from, from + length)),
    close: () => Promise.resolve(),
  }
}

export async function fileSource(path: string): Promise<ByteSource> {
  const handle = await open(path, 'r')
  const { size } = await handle.stat()
  return {
    size,
    async read(from, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - from)))
      let done = 0
      while (done < buffer.length) {
        const { bytesRead } = await handle.read(buffer, done, buffer.length - done, from + done)
        if (bytesRead === 0) break
        done += bytesRead
      }
      return buffer.subarray(0, done)
    },
    close: () => handle.close(),
  }
}

const PART_BYTES = 256 * 1024

export async function* partsOf(source: ByteSource, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = from; at < from + length; at += PART_BYTES) {
    const part = await source.read(at, Math.min(PART_BYTES, from + length - at))
    if (part.length === 0) return
    yield part
  }
}
