import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading, ReadingAssignment } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'

/** One unit written in two ways: 科技局 and 市科技局. */
export function unitNames(text: string, reading: Reading): Finding[] {
  const written = new Map<string, ReadingAssignment[]>()
  for (const row of reading.assignments) {
    for (const name of [...row.leads, ...row.responsible, ...row.cooperating, ...row.others]) {
      const rows = written.get(name)
      if (rows) rows.push(row)
      else written.set(name, [row])
    }
  }
  return reading.units.flatMap(({ name, aliases }) => {
    const usual = written.get(name)
    if (!usual) return []
    return aliases.flatMap((alias) =>
      (written.get(alias) ?? []).slice(0, 20).flatMap((row) => oneFinding(text, row, name, alias)),
    )
  })
}

function oneFinding(text: string, row: ReadingAssignment, name: string, alias: string): Finding[] {
  const words = text.slice(row.start, row.end)
  for (let at = words.indexOf(alias); at >= 0; at = words.indexOf(alias, at + 1)) {
    const head = name.endsWith(alias) ? name.slice(0, name.length - alias.length) : ''
    if (head !== '' && words.slice(0, at).endsWith(head)) continue
    const start = row.start + at
    return [
      finding(
        'unit-two-names',
        { clause: row.clause, start, end: start + alias.length },
        `“${alias}”与“${name}”应为同一单位，名称写法不一致。`,
      ),
    ]
  }
  return []
}
