import { ApiError } from '../../app/client.ts'
import type { Failure } from './desk.ts'

/** What a failed saving means for the text: try again, compare, or tell why not. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) return { kind: 'lost' }
  switch (error.code) {
    case 'offline':
    case 'internal':
    case 'too-many-requests':
    // Signed out meanwhile: the sign-in page returns here, and the text waits on the device.
    case 'not-signed-in':
      return { kind: 'lost' }
    case 'line-changed':
    case 'item-changed':
      return { kind: 'changed' }
    default:
      return { kind: 'refused', message: error.message }
  }
}
