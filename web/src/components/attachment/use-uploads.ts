import { useState } from 'react'
import { FILE_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'
import { sentence } from '@gongjian/domain/error/codes.ts'
import { bytesInWords } from './bytes.ts'

export interface Uploading {
  readonly id: number
  readonly file: File
  readonly share: number
  /** Chinese; null while it goes on. */
  readonly problem: string | null
}

export interface Uploads {
  readonly list: readonly Uploading[]
  readonly add: (files: readonly File[]) => void
  readonly again: (one: Uploading) => void
  readonly drop: (one: Uploading) => void
}

type Send = (file: File, onProgress: (share: number) => void) => Promise<unknown>

let lastId = 0

/** Files on their way, one bar each; a failed one stays until it is tried again or dropped. */
export function useUploads(send: Send): Uploads {
  const [list, setList] = useState<readonly Uploading[]>([])
  const patch = (id: number, change: Partial<Uploading>) =>
    setList((now) => now.map((u) => (u.id === id ? { ...u, ...change } : u)))
  const drop = ({ id }: { id: number }) => setList((now) => now.filter((u) => u.id !== id))

  function start(id: number, file: File) {
    if (file.size === 0) return patch(id, { problem: sentence('file-empty') })
    if (file.size > FILE_LIMIT_BYTES)
      return patch(id, { problem: sentence('file-too-large', { limit: bytesInWords(FILE_LIMIT_BYTES) }) })
    patch(id, { problem: null, share: 0 })
    send(file, (share) => patch(id, { share })).then(
      () => drop({ id }),
      (e: unknown) => patch(id, { problem: e instanceof Error ? e.message : '没有传上去' }),
    )
  }
  return {
    list,
    drop,
    again: ({ id, file }) => start(id, file),
    add: (files) => {
      const added = files.map((file) => ({ id: ++lastId, file, share: 0, problem: null }))
      setList((now) => [...now, ...added])
      for (const { id, file } of added) start(id, file)
    },
  }
}
