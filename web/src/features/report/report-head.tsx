import { Button } from 'antd'
import { useState } from 'react'
import { instantInWords, monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Report } from '@gongjian/domain/report/contracts.ts'
import { useMe, useReach } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Link } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { reportHasBegun, type LineView } from './line-words.ts'
import type { ReportKey } from './pulse.ts'
import { VersionsDrawer } from './versions-drawer.tsx'
import styles from './report.module.css'

interface Props {
  readonly id: ReportKey
  readonly report: Report
  readonly views: readonly LineView[]
  readonly goTo: (task: string) => void
}

type Open = 'versions' | 'correct' | null

/** Whose report, of which month, how far it is; its versions and its correction. */
export function ReportHead({ id, report, views, goTo }: Props) {
  const me = useMe()
  const [open, setOpen] = useState<Open>(null)
  // A version holds the whole report: a lead, who reads its tasks' lines only, has no right to it.
  const readsWhole = useReach('report.read') === 'all' || me.unit.code === report.unit.code
  const returned = views.filter((v) => v.line.state === 'returned')
  const first = returned[0]
  return (
    <>
      <PageHead
        title={`${report.unit.name} ${monthInWords(report.month)}月报`}
        lead={
          <span className={styles.lead}>
            <Link href={paths.periods(report.month)}>报送情况</Link>
            <StateTag of="report" state={report.state} begun={reportHasBegun(report)} />
            {report.firstSubmittedAt ? (
              <span title={`首次提交 ${instantInWords(report.firstSubmittedAt)}`}>
                <StateTag of="timeliness" state={report.timeliness} />
              </span>
            ) : (
              <span>
                截止 <DueMark date={report.dueOn} />
              </span>
            )}
            <span>
              已填 {views.filter((v) => v.filled).length} / {views.length}
            </span>
            {first && (
              <button type="button" className={styles.red} onClick={() => goTo(first.line.task)}>
                {returned.length} 条退回待改
              </button>
            )}
            {report.restDay && !report.firstSubmittedAt && (
              <span>{Number(report.dueOn.slice(8))}日为休息日，截止日不顺延</span>
            )}
          </span>
        }
        extra={
          <>
            {report.may.correct && <Button onClick={() => setOpen('correct')}>更正</Button>}
            {readsWhole && report.versions > 0 && (
              <Button onClick={() => setOpen('versions')}>版本（{report.versions}）</Button>
            )}
            <Button onClick={() => window.print()}>打印</Button>
          </>
        }
      />
      {open === 'versions' && <VersionsDrawer id={id} report={report} onClose={() => setOpen(null)} />}
      {open === 'correct' && <CorrectDialog id={id} report={report} onClose={() => setOpen(null)} />}
    </>
  )
}
