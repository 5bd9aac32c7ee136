import type { Command } from 'commander'
import type { ReadOptions } from './read-actions.ts'

/** The reader is loaded when it is asked for: `--help` starts without it. */
export function addRead(program: Command): void {
  program
    .command('read')
    .argument('<文件>', 'txt、md、docx、doc 或带文字层的 PDF；- 表示标准输入')
    .description('读一份方案文件：任务分工、时限、目标、限值、企业、引用文件')
    .option('--json', '输出 JSON（位置按提取出的文字计）')
    .option('--text', '只输出提取出的文字')
    .action(async (file: string, options: ReadOptions) => (await import('./read-actions.ts')).read(file, options))
}
