import { Worker } from 'node:worker_threads'
import type { OfficeErrorCode } from '@gongjian/office'
import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'

export interface DocumentJob {
  readonly bytes: Uint8Array
  readonly name: string
}

export type DocumentResult =
  | {
      readonly ok: true
      readonly text: string
      readonly kind: string
      readonly reading: Reading
      readonly findings: Finding[]
    }
  | { readonly ok: false; readonly code: OfficeErrorCode; readonly message: string }

const LONGEST_MS = 120_000
const HEAP_MB = 1024

const TOO_HARD: DocumentResult = {
  ok: false,
  code: 'file-unknown-type',
  message: '文件太复杂，两分钟内没有读完。请只保留正文，另存为 docx 或文本后再试。',
}

/**
 * Reads a document beside the server: a large PDF takes seconds, and nobody's report must wait for it.
 * A file that eats memory or time ends its own thread and nothing else.
 */
export async function readInWorker(job: DocumentJob): Promise<DocumentResult> {
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<DocumentResult>((resolve, reject) => {
      timer = setTimeout(() => resolve(TOO_HARD), LONGEST_MS)
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(TOO_HARD) : reject(error),
      )
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
