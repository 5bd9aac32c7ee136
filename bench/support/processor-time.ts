import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Of Linux: a tick of /proc is ten milliseconds. */
const MS_A_TICK = 10

export interface ProcessorTime {
  /** Milliseconds of this process. */
  readonly nodeMs: number
  /** Milliseconds of the embedded server and all its processes, also of those that have ended. */
  readonly databaseMs: number
}

/** parent, own time, time of children that ended; in ticks. The name before may hold spaces and brackets. */
function statOf(pid: string): { parent: string; own: number; ended: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const tick = (n: number): number => Number(fields[n])
    return { parent: fields[1] ?? '', own: tick(11) + tick(12), ended: tick(13) + tick(14) }
  } catch {
    return null
  }
}

/** What was spent so far. Other work on the machine lengthens this by up to a half, and the hour many times. */
export function processorTime(dataDir: string): ProcessorTime {
  const { user, system } = process.cpuUsage()
  const server = readFileSync(path.join(dataDir, 'db', 'postmaster.pid'), 'utf8').split('\n')[0] ?? ''
  const root = statOf(server)
  let ticks = (root?.own ?? 0) + (root?.ended ?? 0)
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(pid)
    if (stat?.parent === server) ticks += stat.own
  }
  return { nodeMs: (user + system) / 1000, databaseMs: ticks * MS_A_TICK }
}
