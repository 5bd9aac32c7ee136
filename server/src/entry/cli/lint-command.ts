import type { Command } from 'commander'
import { lintPlan, readPlan } from '@gongjian/reader'
import type { Finding } from '@gongjian/domain/plan/finding.ts'
import { openText } from './open-document.ts'
import { print, printJson } from './output.ts'
import { complainNotAPlan, isPlan } from './read-command.ts'

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

interface Options {
  readonly json?: true
  readonly strict?: true
}

async function lint(file: string, options: Options): Promise<void> {
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

export function addLint(program: Command): void {
  program
    .command('lint')
    .argument('<文件>', 'txt、md、docx、doc 或带文字层的 PDF；- 表示标准输入')
    .description('检查一份方案文件自身的问题：过期时限、矛盾目标、含糊期限、单位名称……')
    .option('--json', '输出 JSON')
    .option('--strict', '有问题时退出码为 1')
    .action(lint)
}
