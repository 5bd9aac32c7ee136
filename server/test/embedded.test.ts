import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boot, shutDown } from '../src/boot.ts'
import { readConfig } from '../src/config/config.ts'

const NODE = path.resolve(import.meta.dirname, '../../node_modules/.bin/node')
const CHILD = path.resolve(import.meta.dirname, 'fixtures/write-until-killed.ts')

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'gongjian-kill-'))
  chmodSync(dataDir, 0o755)
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const ENV = { TRIAL: '0', NODE_ENV: 'test' }

/** ms after the start, or after the first answered commit: how long a start takes is the machine's business. */
type Moment = readonly ['start' | 'first answer', number]

/** Lets the product write for a while, then `kill -9` of node; returns the numbers whose commit was answered. */
function writeAndKill([from, afterMs]: Moment): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, [CHILD], {
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...ENV },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let problems = ''
    const killLater = (): void => void setTimeout(() => child.kill('SIGKILL'), afterMs)
    child.stdout.on('data', (chunk: Buffer) => {
      if (out === '' && from === 'first answer') killLater()
      out += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()))
    if (from === 'start') killLater()
    child.on('exit', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`ended by itself: ${problems}`))
      // The last line may be cut off by the kill: only whole lines were answered for certain.
      else resolve(out.split('\n').slice(0, -1).map(Number))
    })
  })
}

function postmaster(): number | null {
  const file = path.join(dataDir, 'db', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

/** A stopped server whose parent has not fetched its end yet (a container without init) is no longer alive. */
function lives(pid: number | null): boolean {
  const status = `/proc/${String(pid)}/status`
  return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'))
}

describe('kill -9 of node, ten times, at any moment', () => {
  it('the next start adopts or stops the orphan, and no committed row is lost', { timeout: 240_000 }, async () => {
    const answered: number[] = []
    // From the middle of the very first start to well into writing.
    const moments: readonly Moment[] = [
      ['start', 700],
      ['start', 2500],
      ['start', 1400],
      ['first answer', 0],
      ['start', 400],
      ['first answer', 300],
      ['start', 1900],
      ['first answer', 900],
      ['start', 3000],
      ['first answer', 1500],
    ]
    for (const moment of moments) answered.push(...(await writeAndKill(moment)))
    expect(answered.length).toBeGreaterThan(20)

    const app = await boot(readConfig({ DATA_DIR: dataDir, ...ENV }))
    const orphan = postmaster()
    try {
      const rows = await app.connections.owner.selectFrom('event').select('id').where('subject', '=', '写入').execute()
      const kept = new Set(rows.map((r) => r.id))
      expect(answered.filter((id) => !kept.has(id))).toEqual([])
    } finally {
      await shutDown(app, true)
    }
    expect(lives(orphan)).toBe(false)
  })
})
