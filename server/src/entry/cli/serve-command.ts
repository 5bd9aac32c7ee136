import type { Command } from 'commander'
import { readConfig } from '../../config/config.ts'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('启动服务：数据库、页面、接口和后台任务')
    .action(async () => (await import('../serve.ts')).serve(readConfig()))
  program
    .command('worker')
    .description('只运行后台任务：开启月报、催报、发送邮件')
    .action(async () => (await import('./worker-actions.ts')).work())
}
