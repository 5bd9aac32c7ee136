import { App, Modal } from 'antd'
import { useState } from 'react'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { LINE_ACTIONS, type LineText } from '@gongjian/domain/report/report.ts'
import type { Report } from '@gongjian/domain/report/contracts.ts'
import { useAction } from '../../app/query.ts'
import type { Desk } from '../../components/autosave/desk.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { dueWords } from './due-words.ts'
import { missingOf, untouchedSinceReturn, type LineView } from './line-words.ts'
import type { ReportKey } from './pulse.ts'
import styles from './report.module.css'

interface Props {
  readonly id: ReportKey
  readonly report: Report
  readonly views: readonly LineView[]
  readonly desk: Desk<LineText>
  readonly goTo: (task: string) => void
}

/** Saves what waits, names what is missing, asks once, sends. */
export function useSubmit({ id, report, views, desk, goTo }: Props) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const [showsMissing, setShowsMissing] = useState(false)
  const submit = useAction(OPERATIONS.submitReport, {
    invalidates: ['getReport', 'getBoard', 'listReportVersions', 'getOverview', 'listReviewLines', 'listHistory'],
    onDone: () => void message.success(`${monthInWords(report.month)}月报已提交`),
    onRefused: (error) => {
      if (error.code !== 'report-incomplete') return false
      setShowsMissing(true)
      return true
    },
  })
  const sent = views.filter((v) => LINE_ACTIONS[v.line.state].submit !== undefined)

  async function send() {
    if (!report.may.submit || submit.isPending) return
    if (!(await desk.flush())) {
      const first = desk.unsaved()[0]
      if (first !== undefined) goTo(first)
      return void message.warning('还有内容没有保存到服务器，保存后才能提交')
    }
    if (missingOf(views).length > 0) return setShowsMissing(true)
    const untouched = untouchedSinceReturn(sent).length
    const yes = await confirmDeed({
      title:
        untouched > 0
          ? `${untouched} 条退回后还没有改过，仍要提交？`
          : `提交${report.unit.name}${monthInWords(report.month)}月报？`,
      content: <Content report={report} sent={sent} />,
      verb: untouched > 0 ? '仍然提交' : '提交',
    })
    if (yes) submit.mutate(id)
  }
  const missing = missingOf(views)
  return {
    ask: () => void send(),
    busy: submit.isPending,
    dialog: showsMissing && (
      <Modal open title={`还有 ${missing.length} 项没有填写`} footer={null} onCancel={() => setShowsMissing(false)}>
        <p>填写本月进展，或选“不适用”并说明理由；沿用上月的文字改动或确认后才算填写。</p>
        <ul className={styles.missing}>
          {missing.map(({ line }) => (
            <li key={line.task}>
              <button
                type="button"
                onClick={() => {
                  setShowsMissing(false)
                  goTo(line.task)
                }}
              >
                {line.label} {line.title}
              </button>
            </li>
          ))}
        </ul>
      </Modal>
    ),
  }
}

function Content({ report, sent }: { report: Report; sent: readonly LineView[] }) {
  const untouched = untouchedSinceReturn(sent)
  return (
    <>
      {untouched.length > 0 && (
        <p className={styles.over}>
          退回后还没有改过：{untouched.map((v) => `${v.line.label} ${v.line.title}`).join('、')}
        </p>
      )}
      {dueWords(report).map((words) => (
        <p key={words} className={styles.confirmLine}>
          {words}
        </p>
      ))}
      <p className={styles.confirmLine}>
        {report.firstSubmittedAt ? `重新提交 ${sent.length} 条` : `共 ${sent.length} 条`}
        ，由各牵头单位审核。提交后不能修改，被退回的条目除外。
      </p>
    </>
  )
}
