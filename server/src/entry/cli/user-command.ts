import type { Command } from 'commander'
import { Role, ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import type { AddOptions, Output, PasswordSource } from './user-actions.ts'

/** The work is loaded when it is asked for: `--help` and `read` start without the server. */
export function addUser(program: Command): void {
  const user = program.command('user').helpCommand(false).description('管理账号')
  user
    .command('add')
    .argument('<账号>', '小写字母、数字、点、横线，2 至 40 位')
    .description('新建账号；不给密码时生成一个并显示一次')
    .requiredOption('--name <姓名>', '姓名')
    .requiredOption('--role <角色>', Role.options.map((r) => `${r}（${ROLE_TITLES[r]}）`).join('、'))
    .requiredOption('--unit <代码>', '单位代码，见 gongjian plan')
    .option('--email <邮箱>', '邮箱，用于催报提醒')
    .option('--password-stdin', '从标准输入读初始密码')
    .option('--json', '输出 JSON')
    .action(async (login: string, options: AddOptions) => (await import('./user-actions.ts')).add(login, options))
  user
    .command('passwd')
    .argument('<账号>')
    .description('重置密码；不给密码时生成一个并显示一次')
    .option('--password-stdin', '从标准输入读新的初始密码')
    .option('--json', '输出 JSON')
    .action(async (login: string, options: PasswordSource) =>
      (await import('./user-actions.ts')).passwd(login, options),
    )
  user
    .command('list')
    .description('列出账号')
    .option('--json', '输出 JSON')
    .action(async (options: Output) => (await import('./user-actions.ts')).list(options))
}
