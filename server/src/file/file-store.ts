import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Upload } from '../app.ts'
import { fail } from '@gongjian/domain/error/codes.ts'

export interface Stored {
  readonly sha256: string
  readonly bytes: number
}

/** A file that came in whole, under a temporary name; `name` is what its sender calls it. */
export interface ReceivedFile extends Stored {
  readonly path: string
  readonly name: string
}

/** A stored file as a path of this machine, for as long as it is not given back. */
export interface Borrowed {
  readonly path: string
  giveBack(): Promise<void>
}

/** Files by the hash of their content, under DATA_DIR/files or in an S3 bucket: the same file twice is kept once. */
export interface FileStore {
  /** Streams in, to a temporary file; refuses what is empty or over `limit` bytes, and then leaves nothing behind. */
  receive(upload: Upload, limit: number): Promise<ReceivedFile>
  /** A received file counts as stored from here on. */
  keep(file: ReceivedFile): Promise<Stored>
  /** Removes a received file that was not kept. */
  discard(file: ReceivedFile): Promise<void>
  open(sha256: string): Promise<NodeJS.ReadableStream>
  /** For what must read to and fro: workbooks, archives, pictures. */
  borrow(sha256: string): Promise<Borrowed>
}

async function writeAll(upload: Upload, file: string, limit: number): Promise<Stored> {
  const hash = createHash('sha256')
  let bytes = 0
  const out = createWriteStream(file)
  try {
    for await (const chunk of upload.stream) {
      bytes += chunk.length
      if (bytes > limit) fail('file-too-large', { limit: `${Math.round(limit / 1024 / 1024)} MB` })
      hash.update(chunk)
      if (!out.write(chunk)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
    }
    await new Promise<void>((resolve, reject) => out.end((error?: Error | null) => (error ? reject(error) : resolve())))
    return bytes === 0 ? fail('file-empty') : { sha256: hash.digest('hex'), bytes }
  } catch (error) {
    out.destroy()
    await rm(file, { force: true })
    throw error
  }
}

/** Streams an upload into a file of its own under `dir`/tmp. */
export async function receiveInto(dir: string, upload: Upload, limit: number): Promise<ReceivedFile> {
  await mkdir(path.join(dir, 'tmp'), { recursive: true })
  const temporary = path.join(dir, 'tmp', randomUUID())
  return { ...(await writeAll(upload, temporary, limit)), path: temporary, name: upload.name }
}

export function localFiles(dir: string): FileStore {
  const pathOf = (sha256: string): string => path.join(dir, sha256.slice(0, 2), sha256)
  const mustStand = (sha256: string): Promise<unknown> => stat(pathOf(sha256)).catch(() => fail('file-not-found'))
  return {
    receive: (upload, limit) => receiveInto(dir, upload, limit),
    async keep({ sha256, bytes, path: temporary }) {
      await mkdir(path.dirname(pathOf(sha256)), { recursive: true })
      await rename(temporary, pathOf(sha256))
      return { sha256, bytes }
    },
    discard: (file) => rm(file.path, { force: true }),
    async open(sha256) {
      await mustStand(sha256)
      return createReadStream(pathOf(sha256))
    },
    async borrow(sha256) {
      await mustStand(sha256)
      return { path: pathOf(sha256), giveBack: () => Promise.resolve() }
    },
  }
}
