import { spawn } from 'node:child_process'
import path from 'node:path'
import { vi } from 'vitest'
import { endingOf } from '../src/entry/cli/answer.ts'
import { buildProgram } from '../src/entry/cli/program.ts'

export const BIN = path.resolve(import.meta.dirname, '../bin/gongjian.mjs')

/** How a command ended: its code, and what it wrote. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Call {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Buffer
}

/** The command as a process of its own, in a folder; of the environment it has PATH and what is given. */
export function runCommand(folder: string, args: readonly string[], { env, input = '' }: Call = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, env: { PATH: process.env.PATH, ...env } })
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    )
  })
}

/** The same without a process of its own, which costs seconds each: program and ending are those of entry/cli.ts. */
export async function runHere(folder: string, args: readonly string[], env: Call['env'] = {}): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []]
  const said = (into: string[]) => (chunk: unknown) => into.push(String(chunk)) > 0
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(said(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(said(err)),
  ]
  const home = process.cwd()
  const before = { ...process.env }
  Object.assign(process.env, env)
  process.chdir(folder)
  process.exitCode = 0
  try {
    await buildProgram().parseAsync(['node', 'gongjian', ...args])
    return { code: Number(process.exitCode), out: out.join(''), err: err.join('') }
  } catch (error) {
    const { exit, sentence } = endingOf(error)
    return { code: exit, out: out.join(''), err: `${err.join('')}${sentence ?? ''}` }
  } finally {
    for (const key of Object.keys(env)) {
      if (before[key] === undefined) Reflect.deleteProperty(process.env, key)
      else process.env[key] = before[key]
    }
    process.exitCode = 0
    process.chdir(home)
    spies.forEach((spy) => spy.mockRestore())
  }
}
