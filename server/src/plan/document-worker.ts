import { parentPort, workerData } from 'node:worker_threads'
// Not the room's index: it loads the writers of Excel and Word too, and each thread would wait a second for them.
import { extractText } from '@gongjian/office/extract/extract-text.ts'
import { isOfficeError } from '@gongjian/office/extract/office-error.ts'
import { lintPlan, readPlan } from '@gongjian/reader'
import { withWarnings } from './with-warnings.ts'
import type { DocumentJob, DocumentResult } from './read-in-worker.ts'

async function read({ bytes, name }: DocumentJob): Promise<DocumentResult> {
  try {
    const { text, kind, warnings } = await extractText(bytes, name)
    const reading = withWarnings(readPlan(text), warnings)
    return { ok: true, text, kind, reading, findings: lintPlan(text, reading) }
  } catch (error) {
    if (isOfficeError(error)) return { ok: false, code: error.code, message: error.message }
    throw error
  }
}

parentPort?.postMessage(await read(workerData as DocumentJob))
