import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Role } from '../account/role.ts'
import { Permission, Reach } from '../permission/permission.ts'
import { UnitRef } from '../unit/unit.ts'
import { Day, Instant } from '../calendar/calendar.ts'

const Empty = z.object({})
export const Done = z.object({ done: z.literal(true) })

export const PlanRef = z.object({
  code: z.string(),
  title: z.string(),
  docNumber: z.string().nullable(),
  city: z.string(),
})

/** Who I am and what the shell needs. */
export const Me = z.object({
  account: z.object({
    login: z.string(),
    name: z.string(),
    role: Role,
    email: z.string().nullable(),
    mustChangePassword: z.boolean(),
    totp: z.boolean(),
  }),
  unit: UnitRef,
  plan: PlanRef,
  /** Plans in which the account is a member. */
  plans: z.array(PlanRef),
  permissions: z.partialRecord(Permission, Reach),
  /** Tasks that my unit leads. */
  leads: z.array(z.string()),
  /** The plan's day; in trial mode it stands still at PLAN_TODAY. */
  today: Day,
  now: Instant,
  trial: z.boolean(),
  unread: z.number().int(),
})
export type Me = z.infer<typeof Me>

export const TrialAccount = z.object({ login: z.string(), name: z.string(), role: Role, unit: z.string() })
export type TrialAccount = z.infer<typeof TrialAccount>

export const LoginSession = z.object({
  id: z.number().int(),
  createdAt: Instant,
  seenAt: Instant,
  ip: z.string(),
  agent: z.string(),
  current: z.boolean(),
})
export type LoginSession = z.infer<typeof LoginSession>

export const sessionContracts = {
  signIn: contract({
    name: 'signIn',
    method: 'POST',
    path: '/session',
    summary: '登录',
    access: 'public',
    input: z.object({
      login: z.string().trim().min(1).max(60),
      password: z.string().min(1).max(200),
      totp: z.string().max(10).optional(),
    }),
    output: Me,
  }),
  signInTrial: contract({
    name: 'signInTrial',
    method: 'POST',
    path: '/session/trial',
    summary: '演示账号登录',
    access: 'public',
    input: z.object({ login: z.string().max(60) }),
    output: Me,
  }),
  listTrialAccounts: contract({
    name: 'listTrialAccounts',
    method: 'GET',
    path: '/session/trial-accounts',
    summary: '演示账号',
    access: 'public',
    input: Empty,
    output: z.object({ trial: z.boolean(), accounts: z.array(TrialAccount) }),
  }),
  getSession: contract({
    name: 'getSession',
    method: 'GET',
    path: '/session',
    summary: '当前登录',
    access: 'signed-in',
    input: Empty,
    output: Me,
  }),
  signOut: contract({
    name: 'signOut',
    method: 'DELETE',
    path: '/session',
    summary: '退出登录',
    access: 'signed-in',
    input: Empty,
    output: Done,
  }),
  switchPlan: contract({
    name: 'switchPlan',
    method: 'POST',
    path: '/session/plan',
    summary: '切换方案',
    access: 'signed-in',
    input: z.object({ code: z.string() }),
    output: Me,
  }),
  listSessions: contract({
    name: 'listSessions',
    method: 'GET',
    path: '/sessions',
    summary: '登录会话',
    access: 'signed-in',
    input: Empty,
    output: z.array(LoginSession),
  }),
  endSession: contract({
    name: 'endSession',
    method: 'DELETE',
    path: '/sessions/:id',
    summary: '结束会话',
    access: 'signed-in',
    input: z.object({ id: z.coerce.number().int() }),
    output: Done,
  }),
  endAllSessions: contract({
    name: 'endAllSessions',
    method: 'POST',
    path: '/sessions/end-all',
    summary: '在所有设备上退出',
    access: 'signed-in',
    input: Empty,
    output: z.object({ ended: z.number().int() }),
  }),
  changePassword: contract({
    name: 'changePassword',
    method: 'POST',
    path: '/session/password',
    summary: '修改密码',
    access: 'signed-in',
    input: z.object({ current: z.string().max(200), next: z.string().max(200) }),
    output: Done,
  }),
  startTotp: contract({
    name: 'startTotp',
    method: 'POST',
    path: '/session/totp',
    summary: '启用动态验证码',
    access: 'signed-in',
    input: Empty,
    output: z.object({ secret: z.string(), uri: z.string() }),
  }),
  confirmTotp: contract({
    name: 'confirmTotp',
    method: 'POST',
    path: '/session/totp/confirm',
    summary: '确认动态验证码',
    access: 'signed-in',
    input: z.object({ code: z.string().max(10).meta({ title: '动态验证码' }) }),
    output: Done,
  }),
  removeTotp: contract({
    name: 'removeTotp',
    method: 'POST',
    path: '/session/totp/remove',
    summary: '停用动态验证码',
    access: 'signed-in',
    input: z.object({ password: z.string().max(200) }),
    output: Done,
  }),
} as const
