import type { LineText } from '@gongjian/domain/report/report.ts'
import type { TrialFileKey } from './files/files.ts'
import { rng } from './random.ts'

interface Key {
  readonly unit: string
  readonly task: string
  readonly month: string
}

const ASKS_FOR_FILES = /照片|佐证/

/**
 * The files that a line brings along: a record for each line that reports a milestone as reached since last month, what a
 * reviewer asked for, and now and then a photo or a list. `before` is what stood reached a month earlier.
 */
export function evidenceOf(key: Key, text: LineText, before: readonly string[], asked = ''): TrialFileKey[] {
  if (text.notApplicable || text.progress === '') return []
  const r = rng(`evidence/${key.unit}/${key.task}/${key.month}`)
  const wanted = ASKS_FOR_FILES.test(asked)
  const drawn = { photo: r.chance(0.16), table: r.chance(0.06) }
  const files: TrialFileKey[] = []
  if (wanted || drawn.photo) files.push('photo')
  if (wanted || text.reached.some((id) => !before.includes(id))) files.push('file')
  if (drawn.table) files.push('table')
  return files
}
