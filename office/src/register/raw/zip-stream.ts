import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { listDirectory, type ZipEntry } from '../../zip/read-zip.ts'
import { failOffice } from '../../extract/office-error.ts'
import { partsOf, type ByteSource } from './byte-source.ts'

const TAIL_BYTES = 22 + 0xffff
const MAX_DIRECTORY_BYTES = 4 * 1024 * 1024
/** Unpacked XML of a table: a million rows of forty columns is about 2 GB, and none of it is kept. */
const MAX_TOTAL_BYTES = 4 * 1024 * 1024 * 1024
const MAX_RATIO = 200
const RATIO_MATTERS_FROM = 10 * 1024 * 1024
const LOCAL_BYTES = 30
const CHUNK_BYTES = 256 * 1024

/** The entries of a zip file whose directory stands at its end; null when it is no whole zip file. */
export async function listZipParts(source: ByteSource): Promise<ZipEntry[] | null> {
  const tailFrom = Math.max(0, source.size - TAIL_BYTES)
  const tail = await source.read(tailFrom, TAIL_BYTES)
  return listDirectory(tail, tailFrom, async (from, length) =>
    length > MAX_DIRECTORY_BYTES ? null : source.read(from, length),
  )
}

/** A sheet may honestly unpack to more than a document may, but not to a thousand times its size. */
export function refuseTableBomb(entries: readonly ZipEntry[]): void {
  const packed = entries.reduce((sum, e) => sum + e.packed, 0)
  const unpacked = entries.reduce((sum, e) => sum + e.unpacked, 0)
  if (unpacked > MAX_TOTAL_BYTES || (unpacked > RATIO_MATTERS_FROM && unpacked > packed * MAX_RATIO))
    failOffice('table-bomb')
}

/** An entry's bytes as they unpack. Throws `table-broken` when it is damaged, `table-bomb` when it holds more than it declared. */
export async function* unpackEntry(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.encrypted) failOffice('table-encrypted')
  const local = await source.read(entry.offset, LOCAL_BYTES)
  if (local.length < LOCAL_BYTES || local.readUInt32LE(0) !== 0x04034b50) failOffice('table-broken')
  const from = entry.offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28)
  let bytes = 0
  let checksum = 0
  try {
    for await (const chunk of inflated(partsOf(source, from, entry.packed), entry.method)) {
      bytes += chunk.length
      if (bytes > entry.unpacked) failOffice('table-bomb')
      checksum = crc32(chunk, checksum)
      yield chunk
    }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('Z_')) failOffice('table-broken')
    throw thrown
  }
  if (bytes !== entry.unpacked || checksum !== entry.checksum) failOffice('table-broken')
}

async function* inflated(packed: AsyncGenerator<Buffer>, method: number): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield* packed
    return
  }
  if (method !== 8) failOffice('table-broken')
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES })
  // A failure reaches the reader below through `inflate` itself; a reader that stops early is no failure.
  const pumped = pipeline(Readable.from(packed), inflate).catch(() => undefined)
  for await (const chunk of inflate) yield chunk as Buffer
  await pumped
}

/** A small part, whole; undefined when it is larger than `limit`, which no honest workbook reaches. */
export async function unpackWhole(source: ByteSource, entry: ZipEntry, limit: number): Promise<Buffer> {
  if (entry.unpacked > limit) failOffice('table-bomb')
  const chunks: Buffer[] = []
  for await (const chunk of unpackEntry(source, entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
