import { createDueFilings } from '../filing/create-filings.ts'
import { sendMail } from '../mail/send-mail.ts'
import { forgetAnswers } from '../operation/forget-answers.ts'
import { openDuePeriods } from '../period/open-period.ts'
import { remindByItself } from '../period/remind-by-itself.ts'
import { runImports } from '../register/import/run-imports.ts'
import { runProposals } from '../season/run-proposals.ts'
import { queueDueSweeps } from '../sweep/queue-sweeps.ts'
import { runSweeps } from '../sweep/run-sweeps.ts'
import { sweepChangedRows } from '../sweep/sweep-changed-rows.ts'
import { applyDueNames } from '../unit/rename-unit.ts'
import { deliverWebhooks, forgetDeliveries } from '../webhook/deliver.ts'
import type { App } from '../app.ts'
import type { Done, Job } from './job.ts'

async function openPeriods(app: App): Promise<Done> {
  await createDueFilings(app)
  return { months: (await openDuePeriods(app)).join(' ') }
}

/** Each may run twice or late and does the same: what is done already is left alone. */
export const JOBS: readonly Job[] = [
  { name: 'open-periods', cron: '0 * * * *', run: openPeriods },
  { name: 'remind', cron: '5 * * * *', run: async (app) => ({ units: await remindByItself(app) }) },
  { name: 'rename-units', cron: '1 * * * *', run: async (app) => ({ units: await applyDueNames(app) }) },
  { name: 'send-mail', cron: '* * * * *', run: async (app) => ({ ...(await sendMail(app)) }) },
  { name: 'forget-answers', cron: '23 * * * *', run: async (app) => ({ answers: await forgetAnswers(app) }) },
  // Woken by wake_webhooks() of migration 016; the minute finds what is to be tried again.
  { name: 'webhooks', cron: '* * * * *', run: (app, stopping) => deliverWebhooks(app, undefined, stopping) },
  { name: 'forget-deliveries', cron: '41 3 * * *', run: async (app) => ({ deliveries: await forgetDeliveries(app) }) },
  // Woken by wake_imports() of migration 010; the minute finds what a dead process has left.
  { name: 'imports', cron: '* * * * *', run: async (app, stopping) => ({ jobs: await runImports(app, stopping) }) },
  // Woken by wake_proposals() of migration 031; the minute finds what a dead process has left.
  {
    name: 'proposals',
    cron: '* * * * *',
    run: async (app, stopping) => ({ plans: await runProposals(app, stopping) }),
  },
  // Two in the morning in Shanghai, when nobody waits for a row.
  { name: 'sweep-nightly', cron: '0 18 * * *', run: async (app) => ({ queued: await queueDueSweeps(app, true) }) },
  // A new version's rules, a reading of a bound that begins today, and the night that nobody was there.
  { name: 'sweep-due', cron: '20 * * * *', run: async (app) => ({ queued: await queueDueSweeps(app, false) }) },
  // Woken by wake_sweeps() of migration 024; the minute finds what a dead process has left.
  { name: 'sweeps', cron: '* * * * *', run: async (app, stopping) => ({ sweeps: await runSweeps(app, stopping) }) },
  // Woken by wake_changed_rows() of migration 027; the minute finds what is left.
  {
    name: 'changed-rows',
    cron: '* * * * *',
    run: async (app, stopping) => ({ sweeps: await sweepChangedRows(app, stopping) }),
  },
]

/** At the start these do not wait for their minute. */
export const AT_START: ReadonlySet<string> = new Set(['open-periods', 'remind', 'rename-units', 'sweep-due'])

/** These neither, and nobody waits for them: they are long. */
export const SOON: ReadonlySet<string> = new Set(['sweeps'])
