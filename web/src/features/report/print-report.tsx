import { fieldWords } from '@gongjian/domain/report/field-words.ts'
import { instantInWords, monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { LINE_FIELD_TITLES, LINE_STATE_TITLES, reportStateInWords } from '@gongjian/domain/report/report.ts'
import type { Report } from '@gongjian/domain/report/contracts.ts'
import { LINE_FIELDS, reportHasBegun, type LineView } from './line-words.ts'
import styles from './print.module.css'

/** The whole report on A4, whichever line is open on the screen. */
export function PrintReport({ report, views }: { report: Report; views: readonly LineView[] }) {
  return (
    <article className={styles.print}>
      <h1>
        {report.unit.name} {monthInWords(report.month)}工作进展月报
      </h1>
      <p className={styles.facts}>
        状态：{reportStateInWords(report.state, reportHasBegun(report))}　截止：{report.dueOn}
        {report.submitted && `　提交：${report.submitted.by} ${instantInWords(report.submitted.at)}`}
        {report.versions > 0 && `　第 ${report.versions} 版`}
      </p>
      {views.map(({ line, draft }) => (
        <table key={line.task}>
          <thead>
            <tr>
              <th colSpan={2}>
                {line.label} {line.title}
                <span>{LINE_STATE_TITLES[line.state]}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {LINE_FIELDS.filter((f) => f !== 'notApplicable').map((f) => {
              const words = fieldWords(draft.text, f, line.milestones)
              const shown = draft.text.notApplicable === (f === 'notApplicableReason')
              if (!shown || (words === '' && f === 'reached')) return null
              return (
                <tr key={f}>
                  <th scope="row">{LINE_FIELD_TITLES[f]}</th>
                  <td>{words || '—'}</td>
                </tr>
              )
            })}
            {line.files.length > 0 && (
              <tr>
                <th scope="row">附件</th>
                <td>{line.files.map((f) => f.name).join('、')}</td>
              </tr>
            )}
          </tbody>
        </table>
      ))}
    </article>
  )
}
