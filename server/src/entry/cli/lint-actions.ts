import { lintPlan, readPlan } from '@gongjian/reader'
import type { Finding } from '@gongjian/domain/plan/finding.ts'
import { openText } from './open-document.ts'
import { print, printJson } from './output.ts'
import { complainNotAPlan, isPlan } from './read-actions.ts'

function wordsOf(text: string, finding: Finding): string {
  const words = text.slice(finding.start, finding.end).replace(/\s+/g, ' ')
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}

function inWords(text: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '没有发现问题'
  const blocks = findings.map((f, i) =>
    [
      `${i + 1}. ${f.clause ? `[${f.clause}] ` : ''}${f.message}（${f.code}）`,
      `   原文：${wordsOf(text, f)}`,
      `   建议：${f.suggestion}`,
    ].join('\n'),
  )
  return [`发现 ${findings.length} 处问题`, ...blocks].join('\n\n')
}

export interface LintOptions {
  readonly json?: true
  readonly strict?: true
}

export async function lint(file: string, options: LintOptions): Promise<void> {
  const { text } = await openText(file)
  const reading = readPlan(text)
  const findings = isPlan(reading) ? lintPlan(text, reading) : []
  if (options.json) printJson(findings)
  if (!isPlan(reading)) {
    complainNotAPlan()
    return
  }
  if (!options.json) print(inWords(text, findings))
  if (options.strict && findings.length > 0) process.exitCode = 1
}
