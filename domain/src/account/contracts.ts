import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { PageLimit } from '../operation/page.ts'
import { Instant } from '../calendar/calendar.ts'
import { UnitCode, UnitRef } from '../unit/unit.ts'
import { Done } from '../session/contracts.ts'
import { Role } from './role.ts'

export const Login = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, '账号用小写字母、数字、点、横线，2 至 40 位')

export const Account = z.object({
  login: z.string(),
  name: z.string(),
  role: Role,
  unit: UnitRef,
  /** Nine-digit codes: where an inspector works; empty: the whole unit. */
  townships: z.array(z.string()),
  email: z.string().nullable(),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  totp: z.boolean(),
  lockedUntil: Instant.nullable(),
  lastSignIn: Instant.nullable(),
  createdAt: Instant,
})
export type Account = z.infer<typeof Account>

const Editable = z.object({
  name: z.string().trim().min(1).max(40).meta({ title: '姓名' }),
  role: Role,
  unit: UnitCode,
  townships: z.array(z.string()).max(60).optional(),
  email: z.email('邮箱格式不对').nullable().optional(),
})
const ByLogin = z.object({ login: Login })

export const accountContracts = {
  listAccounts: contract({
    name: 'listAccounts',
    method: 'GET',
    path: '/accounts',
    summary: '账号列表',
    access: 'account.manage',
    input: z.object({
      q: z.string().max(60).optional(),
      role: Role.optional(),
      unit: UnitCode.optional(),
      after: z.string().optional().describe('the last login of the page before'),
      limit: PageLimit,
    }),
    output: z.object({ rows: z.array(Account), next: z.string().nullable(), total: z.number().int() }),
  }),
  createAccount: contract({
    name: 'createAccount',
    method: 'POST',
    path: '/accounts',
    summary: '新建账号',
    access: 'account.manage',
    input: Editable.extend({ login: Login }),
    output: z.object({ account: Account, password: z.string().describe('first password, shown once') }),
  }),
  updateAccount: contract({
    name: 'updateAccount',
    method: 'PATCH',
    path: '/accounts/:login',
    summary: '修改账号',
    access: 'account.manage',
    input: Editable.partial().extend({ login: Login, disabled: z.boolean().optional() }),
    output: Account,
  }),
  resetPassword: contract({
    name: 'resetPassword',
    method: 'POST',
    path: '/accounts/:login/password',
    summary: '重置密码',
    access: 'account.manage',
    input: ByLogin,
    output: z.object({ password: z.string() }),
  }),
  unlockAccount: contract({
    name: 'unlockAccount',
    method: 'POST',
    path: '/accounts/:login/unlock',
    summary: '解锁账号',
    access: 'account.manage',
    input: ByLogin,
    output: Done,
  }),
} as const
