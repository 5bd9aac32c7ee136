import nodemailer, { type Transporter } from 'nodemailer'
import type { Selectable } from 'kysely'
import type { App } from '../app.ts'
import type { MailTable } from '../db/schema-month.ts'
import { asOwner } from '../db/transaction.ts'
import { recordEvent } from '../history/record-event.ts'
import { systemActor } from '../session/find-actor.ts'
import { mailProblem, type MailProblem } from './mail-problem.ts'

type MailRow = Selectable<MailTable>

/** Mail goes by the real clock: a server that is down is down in real time. */
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 6 * 3_600_000
const MOST_ATTEMPTS = 8
const BATCH = 50
const TIMEOUT_MS = 15_000

/** After the n-th failure: one minute, then twice as long each time, up to six hours; null: given up. */
export function waitMs(attempts: number): number | null {
  return attempts >= MOST_ATTEMPTS ? null : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))
}

/** One row at a time under a lock, so that two workers never send the same mail. */
async function sendNext(app: App, transport: Transporter, real: Date): Promise<'none' | 'sent' | 'failed' | 'down'> {
  return asOwner(app, null, app.clock.now(), async (tx) => {
    const mail = await tx
      .selectFrom('mail')
      .selectAll()
      .where('sent_at', 'is', null)
      .where('next_at', '<=', real)
      .orderBy('next_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!mail) return 'none'
    const problem = await deliver(app, transport, mail)
    const attempts = mail.attempts + 1
    const wait = waitMs(attempts)
    await tx
      .updateTable('mail')
      .set(
        problem === null
          ? { attempts, sent_at: real, problem: null }
          : { attempts, problem: problem.text, next_at: wait === null ? null : new Date(real.getTime() + wait) },
      )
      .where('plan_id', '=', mail.plan_id)
      .where('id', '=', mail.id)
      .execute()
    if (problem !== null && wait === null) {
      const detail = { subject: mail.subject, problem: problem.text }
      await recordEvent(
        { tx, actor: systemActor(mail.plan_id) },
        { kind: 'mail-failed', subject: mail.to_address, unitId: null, detail },
      )
    }
    return problem === null ? 'sent' : problem.isForAll ? 'down' : 'failed'
  })
}

/** null: the server took it. */
async function deliver(app: App, transport: Transporter, mail: MailRow): Promise<MailProblem | null> {
  try {
    await transport.sendMail({
      from: app.config.mailFrom,
      to: mail.to_address,
      subject: mail.subject,
      text: mail.body,
    })
    return null
  } catch (error) {
    return mailProblem(error)
  }
}

/** nodemailer waits for minutes by itself, and with it every mail behind. It takes its options from the address. */
export function withTimeouts(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(TIMEOUT_MS))
  }
  return url.toString()
}

export interface Sent {
  readonly sent: number
  readonly failed: number
}

/** Sends what waits; what fails waits longer each time. Does nothing without SMTP_URL. */
export async function sendMail(app: App, real: Date = new Date()): Promise<Sent> {
  if (app.config.smtpUrl === null) return { sent: 0, failed: 0 }
  const transport = nodemailer.createTransport(withTimeouts(app.config.smtpUrl))
  let sent = 0
  let failed = 0
  try {
    for (let i = 0; i < BATCH; i++) {
      const outcome = await sendNext(app, transport, real)
      if (outcome === 'none') break
      if (outcome === 'sent') sent++
      else failed++
      // A server that is away or does not let us in would keep each of the others waiting as long.
      if (outcome === 'down') break
    }
  } finally {
    transport.close()
  }
  return { sent, failed }
}
