import { sql } from 'kysely'
import { dayInWords, monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { DESK_ROLES, tell, type NewNotice } from '../notice/notice-writer.ts'
import { reportLink } from '../notice/report-notices.ts'
import { unitById, type PlanFacts } from '../report/plan-facts.ts'
import type { PeriodRow, ReportRow } from '../report/report-reader.ts'
import type { Hand } from '../report/report-writer.ts'

/** Not in, or in and sent back. */
export function isOwing(report: ReportRow): boolean {
  return report.first_submitted_at === null || report.state === 'returned'
}

function wordsFor(period: PeriodRow, report: ReportRow): string {
  const month = monthInWords(period.month)
  return report.first_submitted_at === null
    ? `请于${dayInWords(period.due_on)}前报送${month}月报`
    : `${month}月报有条目被退回，请修改后重新提交`
}

export interface Reminded {
  readonly units: number
  readonly notices: number
  readonly mails: number
}

/** In the product, and by mail to those with an address where a mail server is set. */
export async function remind(
  app: App,
  tx: Tx,
  facts: PlanFacts,
  period: PeriodRow,
  reports: readonly ReportRow[],
  hand: Hand,
): Promise<Reminded> {
  if (reports.length === 0) return { units: 0, notices: 0, mails: 0 }
  const notices = reports.map((report): NewNotice => {
    const unit = unitById(facts, report.unit_id)
    return {
      unitId: unit.id,
      roles: DESK_ROLES,
      kind: 'reminder',
      text: wordsFor(period, report),
      link: reportLink(period.month, unit.code),
    }
  })
  await tell(tx, period.plan_id, notices, hand.name, hand.at)
  await tx
    .updateTable('report')
    .set({ reminded_at: hand.at })
    .where('plan_id', '=', period.plan_id)
    .where(
      'id',
      'in',
      reports.map((r) => r.id),
    )
    .execute()
  const mails = app.config.smtpUrl === null ? 0 : await queueMails(app, tx, period, notices)
  return { units: reports.length, notices: notices.length, mails }
}

async function queueMails(app: App, tx: Tx, period: PeriodRow, notices: readonly NewNotice[]): Promise<number> {
  const units = notices.map((n) => n.unitId)
  const subjects = notices.map(() => `【催报】${monthInWords(period.month)}月报`)
  const bodies = notices.map((n) => `${n.text}。\n\n${app.config.publicUrl}${n.link}\n`)
  const { rows } = await sql<{ queued: number }>`
    select queue_mails(${units}::int[], ${sql.val(subjects)}::text[], ${sql.val(bodies)}::text[]) as queued`.execute(tx)
  return rows[0]?.queued ?? 0
}
