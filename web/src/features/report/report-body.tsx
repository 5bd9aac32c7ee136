import { z } from 'zod'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Report } from '@gongjian/domain/report/contracts.ts'
import { useLeaveGuard } from '../../components/autosave/use-desk.ts'
import { Empty } from '../../components/empty.tsx'
import { LockAlert } from '../../components/lock-alert.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { BottomBar } from './bottom-bar.tsx'
import { LineConflict } from './line-conflict.tsx'
import { LineEditor } from './line-editor.tsx'
import { firstToDo } from './line-words.ts'
import { PrintReport } from './print-report.tsx'
import type { ReportKey } from './pulse.ts'
import { ReportHead } from './report-head.tsx'
import { TaskList } from './task-list.tsx'
import { useReportKeys } from './use-report-keys.ts'
import { usePulse, useReportDesk } from './use-report.ts'
import { useSubmit } from './use-submit.tsx'
import styles from './report.module.css'

const UrlState = z.object({ task: z.string().optional().catch(undefined) })

/** Left the tasks, right one of them, below the bar; on a phone first the tasks, then one. */
export function ReportBody({ id, report }: { id: ReportKey; report: Report }) {
  const narrow = useNarrow()
  const [{ task }, set] = useUrlState(UrlState)
  const { desk, drafts, views } = useReportDesk(id, report)
  usePulse(id, report)
  useLeaveGuard(desk, '条')
  const chosen = views.find((v) => v.line.task === task)
  const current = chosen ?? (narrow ? undefined : firstToDo(views))
  const place = current ? views.indexOf(current) : -1
  const goTo = (t: string | undefined) => {
    void desk.flush()
    set({ task: t }, { push: narrow && task === undefined })
    if (narrow) window.scrollTo(0, 0)
  }
  const step = (by: number) => {
    const next = views[place + by]
    if (next) goTo(next.line.task)
  }
  const whose = `${report.unit.name} ${monthInWords(report.month)}月报`
  const submit = useSubmit({ id, report, views, desk, goTo })
  useReportKeys({ step, save: () => void desk.flush(), submit: submit.ask })
  return (
    <>
      <div className={styles.screen}>
        {(!narrow || !current) && <ReportHead id={id} report={report} views={views} goTo={goTo} />}
        {report.lock && (!narrow || !current) && <LockAlert lock={report.lock} />}
        {views.length === 0 && <Empty text="本单位这个月没有要报的任务" />}
        <div className={styles.columns}>
          {(!narrow || !current) && <TaskList views={views} current={current?.line.task} onChoose={goTo} />}
          {current && (
            <LineEditor
              key={current.line.task}
              id={id}
              view={current}
              desk={desk}
              whose={whose}
              onBack={() => goTo(undefined)}
            />
          )}
        </div>
        <BottomBar
          report={report}
          views={views}
          drafts={drafts}
          place={place}
          onStep={step}
          onSubmit={submit.ask}
          busy={submit.busy}
        />
        {submit.dialog}
        {current && <LineConflict view={current} desk={desk} />}
      </div>
      <PrintReport report={report} views={views} />
    </>
  )
}
