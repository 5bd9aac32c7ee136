import { useQueryClient } from '@tanstack/react-query'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { LineText } from '@gongjian/domain/report/report.ts'
import { PART_TITLES } from '@gongjian/domain/unit/unit.ts'
import { upload } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { AttachmentField } from '../../components/attachment/attachment-field.tsx'
import type { Desk } from '../../components/autosave/desk.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { Link } from '../../components/link.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { LineFields } from './line-fields.tsx'
import { LineNotices } from './line-notices.tsx'
import { LineRegisters } from './line-registers.tsx'
import { textOf, type LineView } from './line-words.ts'
import type { ReportKey } from './pulse.ts'
import styles from './report.module.css'

interface Props {
  readonly id: ReportKey
  readonly view: LineView
  readonly desk: Desk<LineText>
  /** `巩义市 2019年9月月报`: on a phone the line stands alone, without the report's head. */
  readonly whose: string
  readonly onBack: () => void
}

/** One task's line: this month to write, last month beside it, files below. */
export function LineEditor({ id, view, desk, whose, onBack }: Props) {
  const { line, draft, carried, editable } = view
  const client = useQueryClient()
  const narrow = useNarrow()
  const task = line.task
  return (
    <section className={styles.line} aria-label={`${line.label} ${line.title}`}>
      <header className={styles.lineHead}>
        {narrow && (
          <>
            <title>{`${line.label} ${whose} · 攻坚`}</title>
            <button type="button" className={styles.back} onClick={onBack}>
              ‹ {whose}，全部任务
            </button>
          </>
        )}
        <h2>
          <ClauseLink label={line.label} clause={line.clause} /> {line.title}
        </h2>
        <p>
          <StateTag of="line" state={line.state} />
          {line.part !== 'responsible' && <span>本单位{PART_TITLES[line.part]}</span>}
          {line.part !== 'lead' && <span>牵头 {line.leads.map((u) => u.name).join('、')}</span>}
          {line.edited && (
            <span>
              {line.edited.by} {instantInWords(line.edited.at).slice(5, 16)} 编辑
            </span>
          )}
          <Link href={paths.task(task, id.unit)}>任务进展</Link>
        </p>
      </header>
      <LineNotices view={view} desk={desk} />
      <LineRegisters
        id={id}
        task={task}
        unit={line.part === 'responsible' ? id.unit : null}
        cumulative={
          editable && draft.phase.name !== 'conflict' && !draft.text.notApplicable ? draft.text.cumulative : null
        }
        onQuote={(cumulative) => desk.edit(task, { cumulative })}
      />
      <LineFields
        line={line}
        text={editable ? draft.text : textOf(line)}
        carried={carried}
        editable={editable && draft.phase.name !== 'conflict'}
        onEdit={(patch) => desk.edit(task, patch)}
        onConfirm={(fields) => desk.confirm(task, fields)}
      />
      <div className={styles.fieldRow}>
        <div>
          <h3>佐证附件</h3>
          <AttachmentField
            files={line.files}
            editable={editable}
            invalidates={['getReport']}
            onUpload={async (file, onProgress) => {
              await upload(OPERATIONS.uploadLineFile, { ...id, taskId: task }, file, onProgress)
              await client.invalidateQueries({ queryKey: [OPERATIONS.getReport.name] })
            }}
          />
        </div>
      </div>
    </section>
  )
}
