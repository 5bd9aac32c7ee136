import { dayOf } from '@gongjian/domain/calendar/calendar.ts'
import type { Report } from '@gongjian/domain/report/contracts.ts'
import { LineText } from '@gongjian/domain/report/report.ts'
import type { App } from '../src/app.ts'
import type { Actor, Tx } from '../src/db/actor.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { Refused, type Client, type TestServer } from './harness.ts'

/** Waits for a refusal and gives it back; anything else fails the test. */
export async function refusal(work: Promise<unknown>): Promise<Refused> {
  const error: unknown = await work.then(
    () => null,
    (e: unknown) => e,
  )
  if (!(error instanceof Refused)) throw new Error(`expected a refusal, got ${String(error)}`)
  return error
}

/** The server's clock, to the second: `2019-09-25T23:59:59+08:00`. */
export function setClock(server: TestServer, instant: string): void {
  const now = new Date(instant)
  Object.assign(server.app, { clock: { now: () => now, today: () => dayOf(now) } })
}

/** What a page sends when these fields of a line were written. */
export function saveInput(report: Report, task: string, change: Partial<LineText>) {
  const line = report.lines.find((l) => l.task === task)
  if (!line) throw new Error(`no line ${task}`)
  return {
    month: report.month,
    unit: report.unit.code,
    taskId: task,
    ...LineText.parse(line),
    ...change,
    expectedVersion: line.version,
    touched: Object.keys(change) as (keyof LineText)[],
  }
}

export async function fillAll(client: Client, month: string, unit: string): Promise<void> {
  const report = await client.call('getReport', { month, unit })
  for (const line of report.lines.filter((l) => !l.filled)) {
    await client.call('saveReportLine', saveInput(report, line.task, { progress: `${line.label} 本月完成三处` }))
  }
}

class Undo extends Error {}

/** Raw SQL in the actor's shoes; nothing of it stays. */
export async function tryAs<T>(app: App, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  await inTransaction(app, actor, async ({ tx }) => {
    result = { value: await work(tx) }
    throw new Undo()
  }).catch((e: unknown) => {
    if (!(e instanceof Undo)) throw e
  })
  if (!result) throw new Error('no result')
  return result.value
}

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
