import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { photo } from './register-items.ts'

/** With detail all over, as a photo of a yard has it, and the same each time. */
function scene() {
  const noise = createHash('shake256', { outputLength: 320 * 240 * 3 })
    .update('yard')
    .digest()
  return sharp(noise, { raw: { width: 320, height: 240, channels: 3 } }).blur(3)
}

function zeroed(bytes: Uint8Array, from: number, to = bytes.length): Buffer {
  return Buffer.from(bytes).fill(0, from, to)
}

function half(bytes: Uint8Array): number {
  return bytes.length >> 1
}

/** The boxes of a HEIC, the last of which says that it is longer than the file. */
function cutHeic(): Buffer {
  const head = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1')])
  const data = Buffer.concat([Buffer.from([0, 0, 4, 0]), Buffer.from('mdat', 'latin1'), Buffer.alloc(500, 7)])
  return Buffer.concat([head, data])
}

/** What breaks off on its way, by how: what it is, how it is made, what it is called. */
export const brokenPictures: [string, () => Promise<Uint8Array>, string][] = [
  ['its first bytes alone', async () => (await photo(113.02, 34.75)).subarray(0, 300), '头.jpg'],
  [
    'half of a JPEG',
    async () =>
      scene()
        .jpeg()
        .toBuffer()
        .then((b) => b.subarray(0, half(b))),
    '半.jpg',
  ],
  ['a JPEG of one colour, the second half zeros', async () => photo(113, 34).then((b) => zeroed(b, half(b))), '色.jpg'],
  [
    'a JPEG, the second half zeros',
    async () =>
      scene()
        .jpeg()
        .toBuffer()
        .then((b) => zeroed(b, half(b))),
    '零.jpg',
  ],
  [
    'a JPEG, zeros in its midst',
    async () =>
      scene()
        .jpeg()
        .toBuffer()
        .then((b) => zeroed(b, half(b), b.length - 900)),
    '中.jpg',
  ],
  [
    'half of a PNG',
    async () =>
      scene()
        .png()
        .toBuffer()
        .then((b) => b.subarray(0, half(b))),
    '半.png',
  ],
  [
    'a WebP, the second half zeros',
    async () =>
      scene()
        .webp()
        .toBuffer()
        .then((b) => zeroed(b, half(b))),
    '零.webp',
  ],
  [
    'a GIF, the second half zeros',
    async () =>
      scene()
        .gif()
        .toBuffer()
        .then((b) => zeroed(b, half(b))),
    '零.gif',
  ],
  ['half of a HEIC', () => Promise.resolve(cutHeic()), '半.heic'],
]
