import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fail } from '@gongjian/domain/error/codes.ts'

export interface Stored {
  readonly sha256: string
  readonly bytes: number
}

/** Files by the hash of their content, under DATA_DIR/files: the same file twice is kept once. */
export interface FileStore {
  readonly dir: string
  /**
   * Streams in; refuses what is empty, over `limit` bytes or not to the liking of `check`, which gets the file's path
   * before it counts as stored. A refused file leaves nothing behind.
   */
  put(stream: AsyncIterable<Buffer>, limit: number, check?: (path: string) => Promise<void>): Promise<Stored>
  open(sha256: string): Promise<NodeJS.ReadableStream>
  pathOf(sha256: string): string
}

export function localFiles(dir: string): FileStore {
  const pathOf = (sha256: string): string => path.join(dir, sha256.slice(0, 2), sha256)
  return {
    dir,
    pathOf,
    async put(stream, limit, check) {
      await mkdir(path.join(dir, 'tmp'), { recursive: true })
      const temporary = path.join(dir, 'tmp', randomUUID())
      const hash = createHash('sha256')
      let bytes = 0
      const out = createWriteStream(temporary)
      try {
        for await (const chunk of stream) {
          bytes += chunk.length
          if (bytes > limit) fail('file-too-large', { limit: `${Math.round(limit / 1024 / 1024)} MB` })
          hash.update(chunk)
          if (!out.write(chunk)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
        }
        await new Promise<void>((resolve, reject) =>
          out.end((error?: Error | null) => (error ? reject(error) : resolve())),
        )
        if (bytes === 0) fail('file-empty')
        await check?.(temporary)
        const sha256 = hash.digest('hex')
        await mkdir(path.dirname(pathOf(sha256)), { recursive: true })
        await rename(temporary, pathOf(sha256))
        return { sha256, bytes }
      } catch (error) {
        out.destroy()
        await rm(temporary, { force: true })
        throw error
      }
    },
    async open(sha256) {
      await stat(pathOf(sha256)).catch(() => fail('file-not-found'))
      return createReadStream(pathOf(sha256))
    },
  }
}
