import type { Command } from 'commander'
import { backup } from '../../backup/backup.ts'
import type { Manifest } from '../../backup/manifest.ts'
import { restore } from '../../backup/restore.ts'
import { readConfig } from '../../config/config.ts'
import { print, printJson } from './output.ts'
import { withApp } from './with-app.ts'

function counted(manifest: Manifest): string {
  const rows = manifest.tables.reduce((sum, t) => sum + t.rows, 0)
  return `${manifest.tables.length} 张表 ${rows} 行，${manifest.files.length} 个附件\n链头：${manifest.historyHead ?? '（尚无）'}`
}

async function runBackup({ out, json }: { readonly out: string; readonly json?: true }): Promise<void> {
  const manifest = await withApp((app) => backup(app, out))
  if (json) printJson(manifest)
  else print(`已备份到 ${out}：${counted(manifest)}`)
}

interface RestoreOptions {
  readonly dataDir: string
  readonly json?: true
}

async function runRestore(file: string, { dataDir, json }: RestoreOptions): Promise<void> {
  const manifest = await restore(readConfig({ ...process.env, DATA_DIR: dataDir }), file)
  if (json) printJson(manifest)
  else print(`已恢复到 ${dataDir}：${counted(manifest)}\n启动：DATA_DIR=${dataDir} npm start`)
}

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('备份全部数据和附件到一个 .tar.gz 文件；不影响正在运行的服务')
    .requiredOption('--out <文件>', '备份文件')
    .option('--json', '输出 JSON')
    .action(runBackup)
  program
    .command('restore')
    .argument('<文件>', '备份文件')
    .description('把备份恢复到一个新目录；已有内容的目录不会被覆盖')
    .requiredOption('--data-dir <目录>', '新的数据目录')
    .option('--json', '输出 JSON')
    .action(runRestore)
}
