import type { Command } from 'commander'
import { runOperation } from '../../operation/run.ts'
import { complain, print, printJson } from './output.ts'
import { AT_THE_MACHINE, commandActor, withApp } from './with-app.ts'

async function verify(options: { readonly json?: true }): Promise<void> {
  const found = await withApp(async (app) =>
    runOperation(app, await commandActor(app, 'auditor'), 'verifyAudit', {}, { request: AT_THE_MACHINE }),
  )
  if (options.json) printJson(found)
  else if (found.ok) {
    print(`审计链完整：${found.blocks} 块，${found.rows} 条记录，另有 ${found.unsealed} 条待封存`)
    print(`链头：${found.head ?? '（尚无）'}`)
  }
  if (!found.ok) {
    complain(`审计链有问题：${found.problem ?? ''}`)
    process.exitCode = 1
  }
}

export function addAudit(program: Command): void {
  program
    .command('audit')
    .helpCommand(false)
    .description('审计')
    .command('verify')
    .description('从头核验审计链：记录有没有被改动、删除或插入；有问题时退出码为 1')
    .option('--json', '输出 JSON')
    .action(verify)
}
