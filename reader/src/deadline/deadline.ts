import type { DeadlineKind } from '@gongjian/domain/plan/reading.ts'

/** A time that binds somebody; offsets are in the view. */
export interface Deadline {
  readonly start: number
  readonly end: number
  readonly kind: DeadlineKind
  readonly date: string | null
  /** A year was needed and none was found. */
  readonly yearless: boolean
}
