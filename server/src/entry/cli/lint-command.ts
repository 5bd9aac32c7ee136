import type { Command } from 'commander'
import type { LintOptions } from './lint-actions.ts'

export function addLint(program: Command): void {
  program
    .command('lint')
    .argument('<文件>', 'txt、md、docx、doc 或带文字层的 PDF；- 表示标准输入')
    .description('检查一份方案文件自身的问题：过期时限、矛盾目标、含糊期限、单位名称……')
    .option('--json', '输出 JSON')
    .option('--strict', '有问题时退出码为 1')
    .action(async (file: string, options: LintOptions) => (await import('./lint-actions.ts')).lint(file, options))
}
