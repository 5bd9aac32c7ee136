import { isFilled, type LineText } from '@gongjian/domain/report/report.ts'
import type { ReportLine } from '@gongjian/domain/report/contracts.ts'
import { changedFields } from '../../components/autosave/draft.ts'
import { textOf } from './line-words.ts'

/** By task: the edited copy. */
export type Corrections = Readonly<Record<string, LineText>>

/** Only what differs is sent: a line that was opened and left alone is no correction. */
export function correctionsOf(lines: readonly ReportLine[], copies: Corrections): (LineText & { task: string })[] {
  return lines.flatMap((line) => {
    const copy = copies[line.task]
    return copy && changedFields(textOf(line), copy).length > 0 ? [{ ...copy, task: line.task }] : []
  })
}

/** Why it cannot be sent yet; null when it can. */
export function problemOf(reason: string, lines: readonly ReportLine[], copies: Corrections): string | null {
  const changed = correctionsOf(lines, copies)
  if (changed.length === 0) return '还没有改动任何内容'
  const empty = changed.find((c) => !isFilled(c, []))
  if (empty) {
    const line = lines.find((l) => l.task === empty.task)
    return `${line?.label ?? ''} ${line?.title ?? ''} 的本月进展（或不适用理由）不能为空`
  }
  return reason.trim() === '' ? '请填写更正原因' : null
}
