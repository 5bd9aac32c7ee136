import { runOperation } from '../../operation/run.ts'
import { complain, print, printJson } from './output.ts'
import { AT_THE_MACHINE, commandActor, withApp } from './with-app.ts'

export interface VerifyOptions {
  readonly json?: true
}

export async function verify(options: VerifyOptions): Promise<void> {
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
