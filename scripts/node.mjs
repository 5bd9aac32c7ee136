// Plain JavaScript for Node 20: finds the node@24 of the root's dependencies and hands over to it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)))
export const node24 = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

/** Installs the exact versions of the lock file when they are not there. */
export function installIfMissing() {
  if (existsSync(path.join(root, 'node_modules', '.package-lock.json')) && existsSync(node24)) return
  console.log('正在安装依赖（首次启动需要几分钟）……')
  run('npm', ['ci', '--no-audit', '--no-fund'])
}

export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (done.status !== 0 && !options.mayFail) process.exit(done.status ?? 1)
  return done.status ?? 1
}

/** A long-lived child: its signals are ours, its end is ours. */
export function become(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

/** The web is built anew when any of its sources is newer than the last build. */
export function buildWeb() {
  run(node24, [path.join(root, 'scripts', 'build-web.mjs')])
}
