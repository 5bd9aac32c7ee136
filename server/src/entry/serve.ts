import { ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import type { App } from '../app.ts'
import type { Config } from '../config/config.ts'
import { boot, shutDown } from '../boot.ts'
import { startJobs } from '../jobs/run-jobs.ts'
import { trialPassword } from '../trial/trial-password.ts'
import { buildHttp } from './http.ts'

async function trialLines(app: App): Promise<string> {
  const rows = await app.connections.owner
    .selectFrom('account as a')
    .innerJoin('membership as m', 'm.account_id', 'a.id')
    .innerJoin('plan as p', 'p.id', 'm.plan_id')
    .select(['a.login', 'a.name', 'm.role'])
    .where('p.code', '=', app.config.plan)
    .where('a.trial', '=', true)
    .where('a.featured', '=', true)
    .orderBy('a.id')
    .execute()
  const width = Math.max(0, ...rows.map((r) => r.login.length))
  const accounts = rows.map((r) => `  ${r.login.padEnd(width)}  ${ROLE_TITLES[r.role]}（${r.name}）`)
  return [
    `演示环境，方案日期 ${app.clock.today()}。登录页列有各角色的演示账号，点一下即可登录；`,
    `也可用账号和密码 ${trialPassword(app.config)} 登录：`,
    ...accounts,
    '',
  ].join('\n')
}

function portTaken(port: number): Error {
  return new Error(`端口 ${port} 已被占用，请换一个：PORT=${port === 65535 ? 3000 : port + 1} npm start`)
}

function listenError(config: Config, error: NodeJS.ErrnoException): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return portTaken(config.port)
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new Error(`HOST 写的 ${config.host} 不是本机地址，请改成 127.0.0.1（只供本机）或 0.0.0.0（供局域网）`)
    case 'EACCES':
      return new Error(`没有权限使用端口 ${config.port}，请换一个 1024 以上的端口`)
    default:
      return error
  }
}

/** Starts the product: database, plan, jobs, HTTP. Prints where it is and, in trial mode, how to get in. */
export async function serve(config: Config): Promise<void> {
  const app = await boot(config)
  const server = await buildHttp(app)
  let address: string
  try {
    address = await server.listen({ port: config.port, host: config.host })
  } catch (error) {
    await server.close()
    // Someone else may be serving on this very data: their database must stay.
    await shutDown(app, app.connections.embedded?.startedHere ?? false)
    throw listenError(config, error as NodeJS.ErrnoException)
  }
  const jobs = await startJobs(app)
  let stopping = false
  const stop = async (): Promise<void> => {
    // Ctrl-C reaches us twice, from the terminal and from npm's script: the second must not cut the first short.
    if (stopping) return
    stopping = true
    await server.close()
    await jobs.stop()
    await shutDown(app, true)
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  process.stdout.write(`\n攻坚已启动：${address}\n`)
  if (config.trial) process.stdout.write(await trialLines(app))
}
