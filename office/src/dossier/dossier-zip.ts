import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { DomainError } from '@gongjian/domain/error/codes.ts'
import { ZipFile } from 'yazl'

/** A piece of evidence: where it lies in the zip, and its bytes when their turn has come. */
export interface Evidence {
  readonly path: string
  readonly at: Date
  open(this: void): Promise<NodeJS.ReadableStream>
}

/** Photos and PDFs are packed already: packing them again costs time and saves nothing. */
const PACKED = /\.(jpe?g|png|gif|webp|heic|mp4|zip|7z|rar|docx|xlsx|pptx|pdf)$/i

const LEFT_OUT = '没有找到的文件.txt'

/** yazl's output is a stream of node's own, which its types do not say. */
function outputOf(zip: ZipFile): Readable {
  return zip.outputStream as Readable
}

/** A store that cannot be reached is no file that is lost: the download breaks off, and is tried again. */
function nullIfLost(error: unknown): null {
  if (error instanceof DomainError && error.code === 'file-not-found') return null
  throw error
}

async function fill(zip: ZipFile, wordName: string, word: Uint8Array, evidence: readonly Evidence[]): Promise<void> {
  const out = outputOf(zip)
  zip.addBuffer(Buffer.from(word), wordName, { compress: false })
  const missing: string[] = []
  for (const { path, at, open } of evidence) {
    if (out.destroyed) return
    const stream = (await open().catch(nullIfLost)) as Readable | null
    if (stream === null) {
      missing.push(path)
      continue
    }
    const stop = (): void => void stream.destroy()
    out.once('close', stop)
    zip.addReadStream(stream, path, { mtime: at, compress: !PACKED.test(path) })
    await once(stream, 'close')
    out.off('close', stop)
  }
  // A zip that lacks a file says which: silently less would be taken for all there is.
  if (missing.length > 0) zip.addBuffer(Buffer.from(`\ufeff${missing.join('\r\n')}\r\n`), LEFT_OUT)
  zip.end()
}

/**
 * 一企一档 with its evidence as a zip that is made while it is read: one file is open at a time, and memory stays at its chunks. A reader
 * that stops ends it.
 */
export function dossierZip(wordName: string, word: Uint8Array, evidence: readonly Evidence[]): Readable {
  const zip = new ZipFile()
  const out = outputOf(zip)
  const broken = (error: unknown): void => void out.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', broken)
  fill(zip, wordName, word, evidence).catch(broken)
  return out
}
