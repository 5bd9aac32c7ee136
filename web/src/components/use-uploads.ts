import { useRef, useState } from 'react'
import { FILE_LIMIT_BYTES, type Attachment } from '@gongjian/domain/file/contracts.ts'
import { sentence } from '@gongjian/domain/error/codes.ts'
import { turnAway } from '../app/query.ts'
import { sizeInWords } from './file-size.ts'

export type UploadOne = (file: File, onProgress: (share: number) => void) => Promise<Attachment>

export interface Uploading {
  readonly id: number
  readonly name: string
  readonly share: number
  /** Why it did not arrive; null while it is on its way. */
  readonly problem: string | null
}

interface Uploads {
  readonly list: readonly Uploading[]
  readonly add: (files: readonly File[]) => void
  readonly dismiss: (id: number) => void
}

function problemOf(file: File): string | null {
  if (file.size === 0) return sentence('file-empty')
  return file.size > FILE_LIMIT_BYTES ? sentence('file-too-large', { limit: sizeInWords(FILE_LIMIT_BYTES) }) : null
}

/** Files on their way, each with its own bar; what failed stays until dismissed, so that nobody believes it is there. */
export function useUploads(uploadOne: UploadOne, onArrived: () => void): Uploads {
  const [list, setList] = useState<readonly Uploading[]>([])
  const lastId = useRef(0)
  function change(id: number, patch: Partial<Uploading>) {
    setList((now) => now.map((u) => (u.id === id ? { ...u, ...patch } : u)))
  }
  function dismiss(id: number) {
    setList((now) => now.filter((u) => u.id !== id))
  }
  async function send(file: File) {
    const id = ++lastId.current
    const problem = problemOf(file)
    setList((now) => [...now, { id, name: file.name, share: 0, problem }])
    if (problem !== null) return
    try {
      await uploadOne(file, (share) => change(id, { share }))
      dismiss(id)
      onArrived()
    } catch (error) {
      if (!turnAway(error)) change(id, { problem: error instanceof Error ? error.message : '没有上传成功，请重试' })
    }
  }
  return { list, add: (files) => files.forEach((f) => void send(f)), dismiss }
}
