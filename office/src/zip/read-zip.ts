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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MAX_ENTRIES) return null
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return null
    const nameLength = view.getUint16(at + 28, true)
    const tail = view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    entries.push({
      name: Buffer.from(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength)).toString('utf8'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += CENTRAL_BYTES + nameLength + tail
  }
  return entries
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at
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
