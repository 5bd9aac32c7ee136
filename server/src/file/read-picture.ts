import exifr from 'exifr'
import sharp from 'sharp'

/** What a picture says of itself; null: it does not say. */
export interface PictureFacts {
  /** 2019-09-05 14:03:11, by the camera's own clock; a picture names no zone. */
  readonly takenAt: string | null
  /** WGS84, as cameras write it. */
  readonly lon: number | null
  readonly lat: number | null
  /** A small JPEG without any of the picture's own data; null: the picture cannot be drawn here (HEIC, a broken file). */
  readonly thumbnail: Buffer | null
  /** It did not arrive whole, or is no picture behind its first bytes: no door takes it. */
  readonly isBroken: boolean
}

const NOTHING: PictureFacts = { takenAt: null, lon: null, lat: null, thumbnail: null, isBroken: false }

const THUMBNAIL_PIXELS = 320
/** A picture of 60 million pixels is a scan; more is a bomb. */
const MOST_PIXELS = 60_000_000

/** 2019:09:05 14:03:11 → 2019-09-05 14:03:11; cameras without a clock write zeros. */
function instantOf(raw: unknown): string | null {
  const found = typeof raw === 'string' ? /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(raw) : null
  if (!found || found[1] === '0000') return null
  return `${found[1]}-${found[2]}-${found[3]} ${found[4]}`
}

function degrees(raw: unknown, most: number): number | null {
  return typeof raw === 'number' && Number.isFinite(raw) && Math.abs(raw) <= most && raw !== 0 ? raw : null
}

async function readExif(bytes: Buffer): Promise<Pick<PictureFacts, 'takenAt' | 'lon' | 'lat'>> {
  const options = { reviveValues: false, gps: true, exif: true, ifd0: {}, iptc: false, xmp: false, icc: false }
  // A file without EXIF, or with a broken one, is a picture all the same.
  const read = (await exifr.parse(bytes, options).catch(() => undefined)) as Record<string, unknown> | undefined
  const lon = degrees(read?.longitude, 180)
  const lat = degrees(read?.latitude, 90)
  const takenAt = instantOf(read?.DateTimeOriginal) ?? instantOf(read?.CreateDate)
  return lon === null || lat === null ? { takenAt, lon: null, lat: null } : { takenAt, lon, lat }
}

function draw(bytes: Buffer, failOn: 'warning' | 'error'): Promise<Buffer> {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn })
    .rotate()
    .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 72 })
    .toBuffer()
}

/** Of what the decoder warns, what a reader sees as a grey or smeared part. Phones write files that it warns of and that are whole. */
const DAMAGED = /premature end|bad Huffman|\d{3,} extraneous bytes|gifload/

async function drawSmall(bytes: Buffer): Promise<Buffer | Error> {
  try {
    return await draw(bytes, 'warning')
  } catch (error) {
    const warned = error instanceof Error ? error : new Error(String(error))
    if (DAMAGED.test(warned.message)) return warned
    return draw(bytes, 'error').catch((e: unknown) => (e instanceof Error ? e : new Error(String(e))))
  }
}

/** So many zeros end no picture, save behind the end of a JPEG, where cameras pad. */
const MOST_ZEROS = 64

/** A transfer that broke off leaves room that was never written: it draws, and a part of it shows nothing. */
function isFilledUp(bytes: Buffer): boolean {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end -= 1
  const isEnded = bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9
  return bytes.length - end >= MOST_ZEROS && !isEnded
}

/** The boxes of a HEIC say how long they are: one that reaches beyond the file was cut off. */
function isCutOff(bytes: Buffer): boolean {
  let at = 0
  while (at + 8 <= bytes.length) {
    const said = bytes.readUInt32BE(at)
    // 0: to the end of the file. 1: longer than 4 GB can be said, in 64 bits.
    if (said === 0) return false
    const size = said === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : said
    if (size < 8) return true
    at += size
  }
  return at !== bytes.length
}

/** A phone's HEIC is taken as it is: nothing here draws it. Of every other kind what cannot be drawn is no picture. */
const NOT_DRAWN: readonly string[] = ['image/heic']

/** Whether nothing can be made of a photo that must show something: it is broken, or has more pixels than are drawn. */
export function showsNothing(type: string, { isBroken, thumbnail }: PictureFacts): boolean {
  return isBroken || (!NOT_DRAWN.includes(type) && thumbnail === null)
}

/** Time and place of a photo, and a small picture of it. */
export async function readPicture(bytes: Buffer, type: string): Promise<PictureFacts> {
  if (!type.startsWith('image/')) return NOTHING
  const exif = await readExif(bytes)
  if (NOT_DRAWN.includes(type)) return { ...exif, thumbnail: null, isBroken: isCutOff(bytes) || isFilledUp(bytes) }
  const drawn = await drawSmall(bytes)
  const isTooLarge = drawn instanceof Error && drawn.message.includes('pixel limit')
  const isBroken = isFilledUp(bytes) || (drawn instanceof Error && !isTooLarge)
  return { ...exif, thumbnail: drawn instanceof Error ? null : drawn, isBroken }
}
