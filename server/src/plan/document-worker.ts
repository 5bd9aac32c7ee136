import { parentPort, workerData } from 'node:worker_threads'
import { extractText, isOfficeError } from '@gongjian/office'
import { lintPlan, readPlan } from '@gongjian/reader'
import type { DocumentJob, DocumentResult } from './read-in-worker.ts'

async function read({ bytes, name }: DocumentJob): Promise<DocumentResult> {
  try {
    const { text, kind } = await extractText(bytes, name)
    const reading = readPlan(text)
    return { ok: true, text, kind, reading, findings: lintPlan(text, reading) }
  } catch (error) {
    if (isOfficeError(error)) return { ok: false, code: error.code, message: error.message }
    throw error
  }
}

parentPort?.postMessage(await read(workerData as DocumentJob))
