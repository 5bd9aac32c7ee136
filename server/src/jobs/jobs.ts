import { sendMail } from '../mail/send-mail.ts'
import { createDueFilings } from '../filing/create-filings.ts'
import { forgetAnswers } from '../operation/forget-answers.ts'
import { openDuePeriods } from '../period/open-period.ts'
import { remindByItself } from '../period/remind-by-itself.ts'
import { runImports } from '../register/import/run-imports.ts'
import { applyDueNames } from '../unit/rename-unit.ts'
import { deliverWebhooks, forgetDeliveries } from '../webhook/deliver.ts'
import { defineJob, type Job } from './define-job.ts'

/** Each may run twice or late and does the same: what is done already is left alone. */
export const JOBS: readonly Job[] = [
  defineJob({
    name: 'open-periods',
    cron: '0 * * * *',
    run: async (app) => {
      await createDueFilings(app)
      const opened = await openDuePeriods(app)
      if (opened.length > 0) app.log.info('periods opened', { months: opened })
    },
  }),
  defineJob({
    name: 'remind',
    cron: '5 * * * *',
    run: async (app) => {
      const units = await remindByItself(app)
      if (units > 0) app.log.info('units reminded', { units })
    },
  }),
  defineJob({
    name: 'rename-units',
    cron: '1 * * * *',
    run: async (app) => {
      const units = await applyDueNames(app)
      if (units > 0) app.log.info('units renamed', { units })
    },
  }),
  defineJob({
    name: 'send-mail',
    cron: '* * * * *',
    run: async (app) => {
      const sent = await sendMail(app)
      if (sent.sent > 0 || sent.failed > 0) app.log.info('mail', { ...sent })
    },
  }),
  defineJob({
    name: 'forget-answers',
    cron: '23 * * * *',
    run: async (app) => {
      const answers = await forgetAnswers(app)
      if (answers > 0) app.log.info('kept answers forgotten', { answers })
    },
  }),
  defineJob({
    // Woken by wake_webhooks() of migration 016; the minute finds what is to be tried again.
    name: 'webhooks',
    cron: '* * * * *',
    run: async (app, stopping) => {
      const done = await deliverWebhooks(app, undefined, stopping)
      if (Object.values(done).some((n) => n > 0)) app.log.info('webhooks', { ...done })
    },
  }),
  defineJob({
    name: 'forget-deliveries',
    cron: '41 3 * * *',
    run: async (app) => {
      const deliveries = await forgetDeliveries(app)
      if (deliveries > 0) app.log.info('deliveries forgotten', { deliveries })
    },
  }),
  defineJob({
    // Woken by wake_imports() of migration 010; the minute finds what a dead process has left.
    name: 'imports',
    cron: '* * * * *',
    run: async (app, stopping) => {
      const jobs = await runImports(app, stopping)
      if (jobs > 0) app.log.info('imports', { jobs })
    },
  }),
]

/** At the start these do not wait for their minute. */
export const AT_START: ReadonlySet<string> = new Set(['open-periods', 'remind', 'rename-units'])
