import type { Command } from 'commander'
import type { BackupOptions, RestoreOptions } from './backup-actions.ts'

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('备份全部数据和附件到一个 .tar.gz 文件；不影响正在运行的服务')
    .requiredOption('--out <文件>', '备份文件')
    .option('--json', '输出 JSON')
    .action(async (options: BackupOptions) => (await import('./backup-actions.ts')).runBackup(options))
  program
    .command('restore')
    .argument('<文件>', '备份文件')
    .description('把备份恢复到一个新目录；已有内容的目录不会被覆盖')
    .requiredOption('--data-dir <目录>', '新的数据目录')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: RestoreOptions) =>
      (await import('./backup-actions.ts')).runRestore(file, options),
    )
}
