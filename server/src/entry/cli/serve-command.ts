import type { Command } from 'commander'
import { boot, shutDown } from '../../boot.ts'
import { readConfig } from '../../config/config.ts'
import { startJobs } from '../../jobs/run-jobs.ts'
import { serve } from '../serve.ts'
import { print } from './output.ts'

/** Jobs alone, beside one or more servers. Ends on SIGINT or SIGTERM. */
async function work(): Promise<void> {
  const app = await boot(readConfig())
  const jobs = await startJobs(app)
  print('后台任务已启动')
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await jobs.stop()
  await shutDown(app, app.connections.embedded?.startedHere ?? false)
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('启动服务：数据库、页面、接口和后台任务')
    .action(() => serve(readConfig()))
  program.command('worker').description('只运行后台任务：开启月报、催报、发送邮件').action(work)
}
