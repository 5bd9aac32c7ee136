import { ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import type { Account } from '@gongjian/domain/account/contracts.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { inputProblems, issuesOf } from '@gongjian/domain/operation/input-problems.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { addAccount } from '../../account/create-account.ts'
import { givePassword } from '../../account/reset-password.ts'
import type { App, Ctx } from '../../app.ts'
import { inTransaction } from '../../db/transaction.ts'
import { mustAllow, runOperation } from '../../operation/run.ts'
import type { OperationName } from '../../operation/types.ts'
import { isWeak, makePassword } from '../../session/password.ts'
import { UsageError } from './answer.ts'
import { readStdin } from './open-document.ts'
import { print, printJson, table } from './output.ts'
import { AT_THE_MACHINE, commandActor, withApp } from './with-app.ts'

export interface Output {
  readonly json?: true
}
export interface PasswordSource extends Output {
  readonly passwordStdin?: true
}
export interface AddOptions extends PasswordSource {
  readonly name: string
  readonly role: string
  readonly unit: string
  readonly email?: string
}

/** The password given on standard input, or a made one. */
async function firstPassword(login: string, { passwordStdin }: PasswordSource): Promise<string> {
  if (!passwordStdin) return makePassword()
  const line =
    Buffer.from(await readStdin())
      .toString('utf8')
      .split(/\r?\n/)[0] ?? ''
  if (line === '') throw new UsageError('标准输入里没有密码，例如：echo 密码 | gongjian user add … --password-stdin')
  return isWeak(login, '', line) ? fail('first-password-weak') : line
}

/** As runOperation, with a password that the contract does not carry. */
async function asAdministrator<T>(app: App, name: OperationName, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = await commandActor(app, 'administrator')
  mustAllow(actor, name)
  return inTransaction(app, actor, work, { request: AT_THE_MACHINE })
}

function parsed(login: string, { name, role, unit, email }: AddOptions) {
  const { input } = OPERATIONS.createAccount
  const found = input.safeParse({ login, name, role, unit, ...(email ? { email } : {}) })
  if (found.success) return found.data
  return fail('bad-input', { problems: inputProblems(input, issuesOf(found.error)) })
}

export async function add(login: string, options: AddOptions): Promise<void> {
  const input = parsed(login, options)
  const password = await firstPassword(input.login, options)
  const account = await withApp((app) =>
    asAdministrator(app, 'createAccount', (ctx) => addAccount(ctx, input, password)),
  )
  const shown = options.passwordStdin ? null : password
  if (options.json) printJson({ account, password: shown })
  else print(`已新建账号 ${account.login}（${ROLE_TITLES[account.role]}，${account.unit.name}）${firstWords(shown)}`)
}

function firstWords(password: string | null): string {
  return `${password === null ? '' : `\n初始密码：${password}`}\n首次登录须修改密码`
}

export async function passwd(login: string, options: PasswordSource): Promise<void> {
  const password = await firstPassword(login, options)
  await withApp((app) => asAdministrator(app, 'resetPassword', (ctx) => givePassword(ctx, login, password)))
  const shown = options.passwordStdin ? null : password
  if (options.json) printJson({ login, password: shown })
  else print(`已重置账号 ${login} 的密码，原有登录已全部退出${firstWords(shown)}`)
}

async function allAccounts(app: App): Promise<Account[]> {
  const actor = await commandActor(app, 'administrator')
  const accounts: Account[] = []
  let after: string | undefined
  for (;;) {
    const page = await runOperation(app, actor, 'listAccounts', { after, limit: 200 }, { request: AT_THE_MACHINE })
    accounts.push(...page.rows)
    if (page.next === null) return accounts
    after = page.next
  }
}

function stateOf(a: Account): string {
  if (a.disabled) return '停用'
  return a.lockedUntil === null ? '正常' : `锁定至 ${instantInWords(a.lockedUntil)}`
}

export async function list(options: Output): Promise<void> {
  const accounts = await withApp(allAccounts)
  if (options.json) printJson(accounts)
  else {
    const rows = accounts.map((a) => [a.login, a.name, ROLE_TITLES[a.role], stateOf(a), a.unit.name])
    print(table(['账号', '姓名', '角色', '状态', '单位'], rows))
  }
}
