import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { LineText } from '@gongjian/domain/report/report.ts'
import type { Report } from '@gongjian/domain/report/contracts.ts'
import { useAction } from '../../app/query.ts'
import { correctionsOf, problemOf, type Corrections } from './corrections.ts'
import { LineFields } from './line-fields.tsx'
import { textOf } from './line-words.ts'
import type { ReportKey } from './pulse.ts'
import styles from './report.module.css'

interface Props {
  readonly id: ReportKey
  readonly report: Report
  readonly onClose: () => void
}

/** A closed report: copies of the chosen lines are edited and become a new version, with the reason. */
export function CorrectDialog({ id, report, onClose }: Props) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [copies, setCopies] = useState<Corrections>({})
  const correct = useAction(OPERATIONS.correctReport, {
    invalidates: ['getReport', 'listReportVersions', 'getBoard', 'listHistory'],
    onDone: (after) => {
      void message.success(`已形成第 ${after.versions} 版，原版本仍可查看`)
      onClose()
    },
  })
  const problem = problemOf(reason, report.lines, copies)
  const edit = (task: string, patch: Partial<LineText>) =>
    setCopies((now) => {
      const copy = now[task]
      return copy ? { ...now, [task]: { ...copy, ...patch } } : now
    })
  return (
    <Modal
      open
      width={860}
      title={`更正${report.unit.name}${monthInWords(report.month)}月报`}
      okText="提交更正"
      cancelText="取消"
      okButtonProps={{ disabled: problem !== null, loading: correct.isPending, title: problem ?? '' }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => correct.mutate({ ...id, reason: reason.trim(), lines: correctionsOf(report.lines, copies) })}
    >
      <p className={styles.quiet}>月份已关闭。更正会形成新版本，原版本不变；有关单位会收到提醒。</p>
      <label htmlFor="correct-reason">更正原因</label>
      <Input.TextArea
        id="correct-reason"
        value={reason}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 5 }}
        onChange={(e) => setReason(e.target.value)}
      />
      <label htmlFor="correct-lines" className={styles.correctLabel}>
        要更正的条目
      </label>
      <Select
        id="correct-lines"
        mode="multiple"
        value={Object.keys(copies)}
        placeholder="选择一条或几条"
        optionFilterProp="label"
        style={{ width: '100%' }}
        options={report.lines.map((l) => ({ value: l.task, label: `${l.label} ${l.title}` }))}
        onChange={(tasks: string[]) =>
          setCopies(
            Object.fromEntries(
              report.lines.flatMap((l) => (tasks.includes(l.task) ? [[l.task, copies[l.task] ?? textOf(l)]] : [])),
            ),
          )
        }
      />
      {report.lines.map((line) => {
        const text = copies[line.task]
        if (!text) return null
        return (
          <section key={line.task} className={styles.correction} aria-label={`${line.label} ${line.title}`}>
            <h3>
              {line.label} {line.title}
            </h3>
            <LineFields
              line={{ ...line, lastMonth: null }}
              text={text}
              carried={[]}
              editable
              onEdit={(patch) => edit(line.task, patch)}
              onConfirm={() => undefined}
            />
          </section>
        )
      })}
      {problem && Object.keys(copies).length > 0 && <p className={styles.over}>{problem}</p>}
    </Modal>
  )
}
