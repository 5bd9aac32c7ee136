import { accessSync, constants, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { MapBase } from '@gongjian/domain/map/contracts.ts'
import { readOutlines } from '../map/read-outlines.ts'

const Flag = z.enum(['0', '1'], '请写 0 或 1')

const Env = z.object({
  PORT: z.coerce
    .number('PORT 请写端口号，例如 3000')
    .int('PORT 请写整数')
    .min(0, 'PORT 请写 0 至 65535')
    .max(65535, 'PORT 请写 0 至 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL 请写成 postgres://用户:密码@主机:端口/库名')
    .optional(),
  PLAN: z
    .string()
    .regex(/^[a-z0-9-]{3,60}$/, 'PLAN 请写方案代码，例如 zhengzhou-2019-37')
    .default('zhengzhou-2019-37'),
  PLAN_TODAY: Day.optional(),
  TRIAL: Flag.optional(),
  TRIAL_SCALE: z.coerce
    .number('TRIAL_SCALE 请写整数')
    .int('TRIAL_SCALE 请写整数')
    .min(0, 'TRIAL_SCALE 请写 0 至 200')
    .max(200, 'TRIAL_SCALE 请写 0 至 200')
    .default(1),
  TRIAL_PASSWORD: z.string().min(10, 'TRIAL_PASSWORD 至少 10 位').optional(),
  SESSION_SECRET: z.string().min(32, 'SESSION_SECRET 至少 32 位随机字符，例如 openssl rand -hex 32 的输出').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL 请写成 smtp://用户:密码@主机:端口')
    .optional(),
  MAIL_FROM: z.string().default('攻坚平台 <gongjian@localhost>'),
  API_RATE: z.coerce
    .number('API_RATE 请写每分钟的请求数，例如 600')
    .int('API_RATE 请写整数')
    .min(1, 'API_RATE 请写 1 以上的整数')
    .default(600),
  WEBHOOK_HOSTS: z
    .string()
    .regex(/^[\w.:,[\]-]+$/, 'WEBHOOK_HOSTS 请写主机名或 主机名:端口，用逗号隔开')
    .default(''),
  S3_URL: z
    .string()
    .regex(/^https?:\/\/[^:@/]+:[^@/]+@[^/]+\/[^/?]+/, 'S3_URL 请写成 https://访问密钥:私钥@主机:端口/存储桶')
    .optional(),
  MAP_OUTLINES: z.string().optional(),
  TIANDITU_KEY: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, 'TIANDITU_KEY 请写 32 位的天地图密钥（浏览器端）')
    .optional(),
  PUBLIC_URL: z.url('PUBLIC_URL 请写成 https://主机名').optional(),
  NODE_ENV: z.string().optional(),
})

/** The settings by their names. NODE_ENV is everybody's. */
export const SETTINGS: readonly string[] = Object.keys(Env.shape).filter((name) => name !== 'NODE_ENV')

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly database:
    { readonly kind: 'embedded'; readonly dir: string } | { readonly kind: 'server'; readonly url: string }
  readonly plan: string
  /** The day on which the plan clock stands still; null: the real day. */
  readonly planToday: Day | null
  readonly trial: boolean
  /** Multiplies the enterprises of the trial's registers; 0: none. */
  readonly trialScale: number
  readonly trialPassword: string | null
  readonly sessionSecret: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Where attachments are kept instead of DATA_DIR/files; null: there. */
  readonly s3Url: string | null
  readonly publicUrl: string
  /** Beneath the items on a map. */
  readonly map: MapBase
  /** Requests a minute that one token of another system may send. */
  readonly apiRate: number
  /** Hosts of the own network (`esb.example` or `10.1.2.3:8080`) to which webhooks may go, over http if need be. */
  readonly webhookHosts: readonly string[]
  readonly production: boolean
}

/** Settings that cannot be used: a line each, which one and what to write instead. */
export class ConfigError extends Error {
  constructor(...lines: readonly string[]) {
    super(['设置有误，请改正后再启动：', ...lines.map((line) => `  ${line}`)].join('\n'))
  }
}

/** The day on which the trial data of the packs is written (architecture.md, Time). */
const TRIAL_TODAY = '2019-09-20'

/** What stands at DATA_DIR already must be a folder, and its nearest existing parent must take new files. */
function mustBeFolder(dataDir: string): void {
  let nearest = dataDir
  while (!existsSync(nearest)) nearest = path.dirname(nearest)
  const refuse = (why: string): never => {
    throw new ConfigError(`DATA_DIR：${why}，请换一个可以写入的目录`)
  }
  if (!statSync(nearest).isDirectory()) refuse(`${nearest} 是文件，不是目录`)
  if (nearest.startsWith('/proc') || nearest.startsWith('/sys')) refuse(`${nearest} 不能存放数据`)
  try {
    accessSync(nearest, constants.W_OK)
  } catch {
    refuse(`没有权限写入 ${nearest}`)
  }
}

function outlinesOf(file: string | undefined): MapBase['outlines'] {
  if (file === undefined) return null
  const read = readOutlines(path.resolve(file))
  if (typeof read === 'string') throw new ConfigError(`MAP_OUTLINES：${read}`)
  return read
}

/** Reads the environment once. An empty variable counts as not set. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v !== ''))
  const parsed = Env.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((i) => {
      const name = i.path.join('.')
      return i.message.startsWith(name) ? i.message : `${name}：${i.message}`
    })
    throw new ConfigError(...lines)
  }
  const e = parsed.data
  const dataDir = path.resolve(e.DATA_DIR)
  mustBeFolder(dataDir)
  const production = e.NODE_ENV === 'production'
  const trial = e.TRIAL === undefined ? !production && e.DATABASE_URL === undefined : e.TRIAL === '1'
  if (production && !trial && !e.SESSION_SECRET) {
    throw new ConfigError('SESSION_SECRET：正式环境必须设置，至少 32 位随机字符')
  }
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir,
    database: e.DATABASE_URL
      ? { kind: 'server', url: e.DATABASE_URL }
      : { kind: 'embedded', dir: path.join(dataDir, 'db') },
    plan: e.PLAN,
    planToday: e.PLAN_TODAY ?? (trial ? TRIAL_TODAY : null),
    trial,
    trialScale: e.TRIAL_SCALE,
    trialPassword: e.TRIAL_PASSWORD ?? null,
    sessionSecret: e.SESSION_SECRET ?? null,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM,
    s3Url: e.S3_URL ?? null,
    publicUrl: e.PUBLIC_URL ?? `http://${e.HOST === '0.0.0.0' ? '127.0.0.1' : e.HOST}:${e.PORT}`,
    map: { outlines: outlinesOf(e.MAP_OUTLINES), tiandituKey: e.TIANDITU_KEY ?? null },
    apiRate: e.API_RATE,
    webhookHosts: e.WEBHOOK_HOSTS.toLowerCase()
      .split(',')
      .filter((h) => h !== ''),
    production,
  }
}
