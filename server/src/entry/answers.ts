import type { ErrorCode } from '@gongjian/domain/error/codes.ts'

interface Answer {
  readonly http: number
  readonly exit: 1 | 2 | 3
}

/** Written wrongly: no state of the data would have let it pass. */
const BAD: Answer = { http: 400, exit: 2 }
/** Written well, but what it names is not there. */
const MISSING: Answer = { http: 404, exit: 1 }
/** Not for this person, or not over what is there already. */
const REFUSED: Answer = { http: 403, exit: 3 }
const CONFLICT: Answer = { http: 409, exit: 3 }
const CANNOT: Answer = { http: 422, exit: 1 }

/** The only place that knows what a refusal is called in HTTP and as an exit code. */
export const ANSWERS: Readonly<Record<ErrorCode, Answer>> = {
  'bad-input': BAD,
  'not-signed-in': { http: 401, exit: 3 },
  'sign-in-failed': { http: 401, exit: 3 },
  'sign-in-locked': { http: 429, exit: 3 },
  'totp-required': { http: 401, exit: 3 },
  'totp-wrong': { http: 401, exit: 3 },
  'account-disabled': REFUSED,
  'password-must-change': REFUSED,
  'password-weak': BAD,
  'password-wrong': REFUSED,
  'not-allowed': REFUSED,
  'cross-site': REFUSED,
  'control-characters': BAD,
  'role-unit-mismatch': BAD,
  'outside-scope': REFUSED,
  'too-many-requests': { http: 429, exit: 3 },
  'folder-not-empty': CONFLICT,
  'plan-not-found': MISSING,
  'plan-exists': CONFLICT,
  'plan-empty': CANNOT,
  'unit-not-found': MISSING,
  'task-not-found': MISSING,
  'account-not-found': MISSING,
  'account-exists': CONFLICT,
  'account-self': REFUSED,
  'session-not-found': MISSING,
  'trial-off': REFUSED,
  'period-not-found': MISSING,
  'period-closed': CONFLICT,
  'period-not-ready': CONFLICT,
  'report-not-found': MISSING,
  'report-locked': CONFLICT,
  'report-incomplete': CONFLICT,
  'report-not-closed': CONFLICT,
  'line-locked': CONFLICT,
  'line-accepted': CONFLICT,
  'line-changed': CONFLICT,
  'line-not-submitted': CONFLICT,
  'line-already-reviewed': CONFLICT,
  'line-not-accepted': CONFLICT,
  'reason-required': BAD,
  'version-not-found': MISSING,
  'filing-not-found': MISSING,
  'filing-locked': CONFLICT,
  'filing-not-submitted': CONFLICT,
  'filing-incomplete': CONFLICT,
  'file-not-found': MISSING,
  'file-empty': CANNOT,
  'file-too-large': { http: 413, exit: 1 },
  'file-type-refused': { http: 415, exit: 1 },
  'file-unreadable': CANNOT,
  'not-a-plan': CANNOT,
  'notice-not-found': MISSING,
  'township-not-found': MISSING,
  'register-not-found': MISSING,
  'item-not-found': MISSING,
  'item-changed': { http: 412, exit: 3 },
  'version-required': { http: 428, exit: 2 },
  'key-reused': CANNOT,
  'item-locked': CONFLICT,
  'item-refused': CONFLICT,
  'item-exists': CONFLICT,
  'item-unassigned': CONFLICT,
  'own-due-late': BAD,
  'step-not-found': MISSING,
  'series-not-found': MISSING,
  'view-not-found': MISSING,
  'credit-overdrawn': CONFLICT,
  'import-not-found': MISSING,
  'import-not-ready': CONFLICT,
  'fact-unknown': BAD,
  'fact-refused': BAD,
  'token-invalid': { http: 401, exit: 3 },
  'token-scope': REFUSED,
  'token-persons-only': REFUSED,
  'token-not-found': MISSING,
  'token-unit': REFUSED,
  'mail-not-configured': CANNOT,
  internal: { http: 500, exit: 1 },
}
