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

export interface BackupOptions {
  readonly out: string
  readonly json?: true
}

export async function runBackup({ out, json }: BackupOptions): Promise<void> {
  const manifest = await withApp((app) => backup(app, out))
  if (json) printJson(manifest)
  else print(`已备份到 ${out}：${counted(manifest)}`)
}

export interface RestoreOptions {
  readonly dataDir: string
  readonly json?: true
}

export async function runRestore(file: string, { dataDir, json }: RestoreOptions): Promise<void> {
  const manifest = await restore(readConfig({ ...process.env, DATA_DIR: dataDir }), file)
  if (json) printJson(manifest)
  else print(`已恢复到 ${dataDir}：${counted(manifest)}\n启动：DATA_DIR=${dataDir} npm start`)
}
