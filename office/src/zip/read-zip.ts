import { crc32, inflateRawSync } from 'node:zlib'

/** A docx holds XML that packs 10 to 40 times; a bomb packs 1,000 times. */
const MAX_RATIO = 200
const MAX_TOTAL_BYTES = 512 * 1024 * 1024
const MAX_ENTRY_BYTES = 64 * 1024 * 1024
const MAX_ENTRIES = 10_000
/** Small files reach high ratios honestly (an empty style part), and do no harm. */
const RATIO_MATTERS_FROM = 10 * 1024 * 1024

const END_SIGNATURE = 0x06054b50
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_BYTES = 22
const CENTRAL_BYTES = 46
const LOCAL_BYTES = 30

export interface ZipEntry {
  name: string
  packed: number
  unpacked: number
  method: number
  checksum: number
  offset: number
  encrypted: boolean
}

export interface ZipFile {
  names(): string[]
  /** The entry's bytes, or undefined when there is none of that name. */
  find(name: string): Uint8Array | undefined
}

/**
 * The list of entries without inflating any; null when the bytes are no whole zip file.
 * Our own walk, because jszip tells the declared sizes only through private fields.
 */
export function listZip(bytes: Uint8Array): ZipEntry[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(buffer)
  if (end === null) return null
  const { count, from } = endOf(buffer, end)
  return from > end ? null : entriesOf(buffer.subarray(from, end), count)
}

/** The same for a file that is not in memory: `tail` are its last bytes, from `tailFrom` on; `read` reads a part of it. */
export async function listDirectory(
  tail: Buffer,
  tailFrom: number,
  read: (from: number, length: number) => Promise<Buffer | null>,
): Promise<ZipEntry[] | null> {
  const end = findEnd(tail)
  if (end === null) return null
  const { count, from } = endOf(tail, end)
  const directory = from > tailFrom + end ? null : await read(from, tailFrom + end - from)
  return directory && entriesOf(directory, count)
}

function endOf(buffer: Buffer, end: number): { count: number; from: number } {
  return { count: buffer.readUInt16LE(end + 10), from: buffer.readUInt32LE(end + 16) }
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] | null {
  if (count > MAX_ENTRIES) return null
  const entries: ZipEntry[] = []
  let at = 0
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_BYTES > directory.length || directory.readUInt32LE(at) !== CENTRAL_SIGNATURE) return null
    const nameEnd = at + CENTRAL_BYTES + directory.readUInt16LE(at + 28)
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
    entries.push({
      name: directory.toString('utf8', at + CENTRAL_BYTES, nameEnd),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      ...sizesOf(directory, at, directory.subarray(nameEnd, extraEnd)),
    })
    at = extraEnd + directory.readUInt16LE(at + 32)
  }
  return entries
}

const IN_ZIP64 = 0xffffffff

/** Writers that stream a large file put its sizes into the zip64 field, even when they are small. */
function sizesOf(directory: Buffer, at: number, extra: Buffer): Pick<ZipEntry, 'packed' | 'unpacked' | 'offset'> {
  const wide = zip64Numbers(extra)
  const [unpacked = 0, packed = 0, offset = 0] = [24, 20, 42].map((field) => {
    const short = directory.readUInt32LE(at + field)
    return short === IN_ZIP64 ? (wide.shift() ?? short) : short
  })
  return { packed, unpacked, offset }
}

function zip64Numbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const body = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    return Array.from({ length: Math.floor(body.length / 8) }, (_, i) => Number(body.readBigUInt64LE(i * 8)))
  }
  return []
}

function findEnd(buffer: Buffer): number | null {
  const last = buffer.length - END_BYTES
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (buffer.readUInt32LE(at) === END_SIGNATURE) return at
  }
  return null
}

/** What the entries claim to unpack to is more than any document needs. */
export function looksLikeBomb(entries: ZipEntry[]): boolean {
  let packed = 0
  let unpacked = 0
  for (const entry of entries) {
    packed += entry.packed
    unpacked += entry.unpacked
  }
  if (unpacked > MAX_TOTAL_BYTES) return true
  return unpacked > RATIO_MATTERS_FROM && unpacked > packed * MAX_RATIO
}

/** Throws when an entry is damaged or unpacks to more than it declared; the caller says which kind of file is broken. */
export function openZip(bytes: Uint8Array, entries: ZipEntry[]): ZipFile {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return {
    names: () => [...byName.keys()],
    find(name) {
      const entry = byName.get(name)
      return entry && unpack(bytes, entry)
    },
  }
}

function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.encrypted || entry.unpacked > MAX_ENTRY_BYTES || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE) {
    throw new RangeError(`zip entry ${entry.name}`)
  }
  const from =
    entry.offset + LOCAL_BYTES + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(from, from + entry.packed)
  const data = entry.method === 0 ? packed : inflate(packed, entry)
  if (data.byteLength !== entry.unpacked || crc32(data) !== entry.checksum)
    throw new RangeError(`zip entry ${entry.name}`)
  return data
}

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method !== 8) throw new RangeError(`zip method ${entry.method}`)
  // The declared size may lie: zlib stops one byte after it instead of filling the memory.
  return inflateRawSync(packed, { maxOutputLength: entry.unpacked + 1 })
}
