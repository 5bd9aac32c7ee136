import type { Config } from '../config/config.ts'
import { boot, shutDown } from '../boot.ts'
import { startJobs } from '../jobs/run-jobs.ts'
import { trialPassword } from '../trial/trial-password.ts'
import { buildHttp } from './http.ts'

/** Starts the product: database, plan, jobs, HTTP. Prints where it is and, in trial mode, how to get in. */
export async function serve(config: Config): Promise<void> {
  const app = await boot(config)
  const server = await buildHttp(app)
  const jobs = await startJobs(app)
  const stop = async (): Promise<void> => {
    await server.close()
    await jobs.stop()
    await shutDown(app, true)
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  const address = await server
    .listen({ port: config.port, host: config.host })
    .catch(async (error: NodeJS.ErrnoException) => {
      await jobs.stop()
      await shutDown(app, true)
      throw error.code === 'EADDRINUSE'
        ? new Error(`端口 ${config.port} 已被占用，请换一个：PORT=3001 npm start`)
        : error
    })
  process.stdout.write(`\n攻坚已启动：${address}\n`)
  if (config.trial) {
    process.stdout.write(
      `演示环境，方案日期 ${app.clock.today()}。登录页列有各角色的演示账号，点一下即可登录；也可用密码 ${trialPassword(config)}\n`,
    )
    process.stdout.write(
      '账号：office（攻坚办） gongxin（牵头单位） gongyi-clerk（县区填报员） gongyi-approver（县区审核人） leader auditor administrator\n',
    )
  }
}
