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
}

const NOTHING: PictureFacts = { takenAt: null, lon: null, lat: null, thumbnail: null }

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

async function drawSmall(bytes: Buffer): Promise<Buffer | null> {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 72 })
    .toBuffer()
    .catch(() => null)
}

/** A phone's HEIC is taken as it is: nothing here draws it. Of every other kind what cannot be drawn is no picture. */
const NOT_DRAWN: readonly string[] = ['image/heic']

/** Whether a picture shows nothing: it did not arrive whole, or is no picture behind its first bytes. */
export function isBrokenPicture(type: string, { thumbnail }: PictureFacts): boolean {
  return type.startsWith('image/') && !NOT_DRAWN.includes(type) && thumbnail === null
}

/** Time and place of a photo, and a small picture of it. */
export async function readPicture(bytes: Buffer, type: string): Promise<PictureFacts> {
  if (!type.startsWith('image/')) return NOTHING
  return { ...(await readExif(bytes)), thumbnail: await drawSmall(bytes) }
}
