import { columnOf } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'

/** What is wrong with a row that was written, at which column (its key), and what to do. */
export interface RowProblem {
  /** null: the whole row. */
  readonly column: string | null
  readonly message: string
  /** false: taken as it stands, but worth a look. */
  readonly refuses: boolean
}

export function problem(column: string | null, message: string): RowProblem {
  return { column, message, refuses: true }
}

export function notice(column: string | null, message: string): RowProblem {
  return { column, message, refuses: false }
}

export function labelIn(register: Register, key: string): string {
  return columnOf(register, key)?.label ?? key
}

export function inOneSentence(problems: readonly RowProblem[]): string {
  return problems.map((p) => p.message).join('；')
}
