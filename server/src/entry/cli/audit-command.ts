import type { Command } from 'commander'
import type { VerifyOptions } from './audit-actions.ts'

export function addAudit(program: Command): void {
  program
    .command('audit')
    .helpCommand(false)
    .description('审计')
    .command('verify')
    .description('从头核验审计链：记录有没有被改动、删除或插入；有问题时退出码为 1')
    .option('--json', '输出 JSON')
    .action(async (options: VerifyOptions) => (await import('./audit-actions.ts')).verify(options))
}
