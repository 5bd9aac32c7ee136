import { Button, Checkbox } from 'antd'
import type { KeyboardEvent } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { fieldWords } from '@gongjian/domain/report/field-words.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { LINE_FIELD_TITLES, STANDING_TITLES, type LineText } from '@gongjian/domain/report/report.ts'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { PART_TITLES } from '@gongjian/domain/unit/unit.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { AttachmentList } from '../../components/attachment/attachment-list.tsx'
import { ClauseLink } from '../../components/clause-link.tsx'
import { Link } from '../../components/link.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { LineRegisters } from './line-registers.tsx'
import { LINE_FIELDS } from './line-words.ts'
import { keyOf } from './review-list.ts'
import type { Review } from './use-review.ts'
import styles from './review.module.css'

interface Props {
  readonly line: ReviewLine
  readonly isCurrent: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly review: Review
}

export function ReviewRow({ line, isCurrent, isOpen, onToggle, review }: Props) {
  const key = keyOf(line)
  const onKey = (e: KeyboardEvent) => {
    if (e.key !== 'Enter') return
    e.stopPropagation()
    onToggle()
  }
  return (
    <tbody data-current={isCurrent || undefined} className={isCurrent ? styles.current : undefined}>
      <tr>
        <td className={styles.check}>
          {line.mine && (
            <Checkbox
              aria-label={`选择 ${line.unit.name} ${line.label}`}
              checked={review.chosen.has(key)}
              onChange={() => review.toggle(key)}
            />
          )}
        </td>
        <td className={styles.unit}>{line.unit.name}</td>
        <td className={styles.task} title={line.title}>
          <ClauseLink label={line.label} clause={line.clause} /> {line.title}
          {line.part !== 'responsible' && <small> {PART_TITLES[line.part]}</small>}
        </td>
        <td className={styles.text} onClick={onToggle} onKeyDown={onKey}>
          <div>
            <button type="button" aria-expanded={isOpen} aria-label={isOpen ? '收起' : '展开全文'}>
              {isOpen ? '▾' : '▸'}
            </button>
            <span>{line.notApplicable ? `不适用：${line.notApplicableReason}` : line.progress || '—'}</span>
          </div>
        </td>
        <td className={styles.side}>
          {line.standing && (
            <span className={line.standing === 'behind' ? styles.behind : undefined}>
              {STANDING_TITLES[line.standing]}
            </span>
          )}
          {line.files.length > 0 && <span>附件 {line.files.length}</span>}
        </td>
        <td className={styles.state}>
          <StateTag of="line" state={line.state} />
        </td>
      </tr>
      {isOpen && (
        <tr className={styles.whole}>
          <td />
          <td colSpan={5}>
            <Whole line={line} review={review} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** The full text, the files, and the deed. */
function Whole({ line, review }: { line: ReviewLine; review: Review }) {
  return (
    <>
      <Fields text={line} />
      <LastMonth line={line} />
      <LineRegisters
        id={{ month: line.month, unit: line.unit.code }}
        task={line.task}
        unit={line.part === 'responsible' ? line.unit.code : null}
      />
      <AttachmentList files={line.files} />
      {line.returnReason && <p className={styles.reason}>退回理由：{line.returnReason}</p>}
      <div className={styles.deeds}>
        {line.mine && (
          <>
            <Button
              type="primary"
              size="small"
              disabled={review.busy}
              onClick={() => void review.askAccept([keyOf(line)])}
            >
              接受
            </Button>
            <Button
              danger
              size="small"
              disabled={review.busy}
              onClick={() => review.askReason('return', [keyOf(line)])}
            >
              退回
            </Button>
          </>
        )}
        {line.mayWithdraw && (
          <Button size="small" disabled={review.busy} onClick={() => review.askReason('withdraw', [keyOf(line)])}>
            撤回接受
          </Button>
        )}
        <Link href={paths.report(line.month, line.unit.code, line.task)}>打开月报</Link>
        <Link href={paths.task(line.task, line.unit.code)}>任务进展</Link>
        <span className={styles.who}>
          {line.submitted && `${line.submitted.by} ${instantInWords(line.submitted.at).slice(0, 16)} 提交`}
          {line.reviewed && `，${line.reviewed.by} ${instantInWords(line.reviewed.at).slice(0, 16)} 审核`}
        </span>
      </div>
    </>
  )
}

function Fields({ text }: { text: LineText }) {
  const fields = LINE_FIELDS.filter((f) => f !== 'notApplicable' && fieldWords(text, f) !== '')
  return (
    <dl className={styles.fields}>
      {fields.map((f) => (
        <div key={f}>
          <dt>{LINE_FIELD_TITLES[f]}</dt>
          <dd>{fieldWords(text, f)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the unit wrote a month before, to be read against; its report is asked for when the row is opened. */
function LastMonth({ line }: { line: ReviewLine }) {
  const report = useOperation(OPERATIONS.getReport, { month: line.month, unit: line.unit.code })
  const last = report.data?.lines.find((l) => l.task === line.task)?.lastMonth
  if (!last) return null
  return (
    <details className={styles.last} open>
      <summary>上月（供参考）</summary>
      <Fields text={last} />
    </details>
  )
}
