import type { ErrorCode } from '@gongjian/domain/error/codes.ts'

/**
 * A refusal whose bookkeeping must stay (a failed sign-in counts towards the lock-out):
 * the transaction commits, then the refusal is thrown.
 */
export class CommittedRefusal {
  readonly code: ErrorCode
  readonly details: Record<string, string | number>
  constructor(code: ErrorCode, details: Record<string, string | number> = {}) {
    this.code = code
    this.details = details
  }
}
