import { readFile } from 'node:fs/promises'
import { lintPlan } from '@gongjian/reader'
import type { OfficeErrorCode } from '@gongjian/office/extract/office-error.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { DOCUMENT_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'
import type { ReceivedFile } from '../file/file-store.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement, implementUpload } from '../operation/implementation.ts'
import { readInWorker } from './read-in-worker.ts'

const LIMIT = `${DOCUMENT_LIMIT_BYTES / 1024 / 1024} MB`
/** What savePlan takes; ten times the longest plan we have seen. */
const LONGEST_TEXT = 5_000_000

/** The office room's refusals in the domain's words. */
function failWith(code: OfficeErrorCode, message: string): never {
  switch (code) {
    case 'file-empty':
      return fail('file-empty')
    case 'file-too-large':
      return fail('file-too-large', { limit: LIMIT })
    case 'file-unknown-type':
    case 'docx-broken':
    case 'doc-broken':
    case 'pdf-broken':
    case 'pdf-encrypted':
    case 'pdf-no-text-layer':
    case 'text-not-decodable':
    case 'table-too-large':
    case 'table-unknown-type':
    case 'table-broken':
    case 'table-encrypted':
    case 'table-macros':
    case 'table-old-format':
    case 'table-bomb':
    case 'table-too-many-rows':
    case 'table-no-heading':
      return fail('file-unreadable', { reason: message })
  }
}

async function readReceived(file: ReceivedFile) {
  const result = await readInWorker({ bytes: await readFile(file.path), name: file.name })
  if (!result.ok) return failWith(result.code, result.message)
  if (result.text.length > LONGEST_TEXT)
    return fail('file-unreadable', { reason: `正文超过 ${LONGEST_TEXT / 10_000} 万字，请只保留方案本身后再试` })
  if (result.reading.problems.some((p) => p.code === 'not-a-plan')) return fail('not-a-plan')
  const { text, kind, reading, findings } = result
  return { fileName: file.name, kind, text, reading, findings }
}

/** What the reader makes of an uploaded document; nothing is saved. */
export const readDocument = implementUpload(
  'readDocument',
  { limitBytes: DOCUMENT_LIMIT_BYTES, judge: readReceived },
  async (ctx, _input, found) => {
    const { actor } = ctx
    await recordEvent(ctx, {
      kind: 'plan-read',
      subject: found.fileName.slice(0, 120),
      unitId: actor.unitId,
      detail: {},
    })
    return found
  },
)

/** The linter over a reading that a person has mended. */
export const lintDocument = implement('lintDocument', (_ctx, { text, reading }) =>
  Promise.resolve(lintPlan(text, reading)),
)
