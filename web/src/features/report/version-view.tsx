import { fieldWords } from '@gongjian/domain/report/field-words.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { LINE_FIELD_TITLES } from '@gongjian/domain/report/report.ts'
import { useOperation } from '../../app/query.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { FrozenReport, type FrozenLine } from './frozen-report.ts'
import { FrozenRegisters } from './line-registers.tsx'
import { LINE_FIELDS } from './line-words.ts'
import type { ReportKey } from './pulse.ts'
import styles from './versions.module.css'

/** A version never changes: once read, it stays. */
export function useVersion(id: ReportKey, number: number) {
  const version = useOperation(OPERATIONS.getReportVersion, { ...id, number }, { staleTime: Infinity })
  const parsed = version.data === undefined ? undefined : FrozenReport.safeParse(version.data)
  return { version, report: parsed?.success ? parsed.data : undefined, broken: parsed?.success === false }
}

const UNREADABLE = { message: '这一版的格式本页读不了，请点“下载原件”查看' }

/** A frozen version as a person reads it. */
export function VersionView({ id, number }: { id: ReportKey; number: number }) {
  const { version, report, broken } = useVersion(id, number)
  if (version.error) return <ErrorState error={version.error} onRetry={() => void version.refetch()} />
  if (broken) return <ErrorState error={UNREADABLE} />
  if (!report) return <Loading rows={8} />
  return (
    <>
      <p className={styles.versionLead}>
        第 {report.number} 版，{report.submittedBy} 于 {instantInWords(report.submittedAt)} 提交；截止 {report.dueOn}
        {report.reason && `；原因：${report.reason}`}
      </p>
      {report.lines.map((line) => (
        <FrozenLineView
          key={line.task}
          line={line}
          registers={report.registers}
          files={report.attachments.filter((a) => a.task === line.task).map((a) => a.name)}
        />
      ))}
    </>
  )
}

interface FrozenLineProps {
  readonly line: FrozenLine
  readonly registers: FrozenReport['registers']
  readonly files: readonly string[]
}

function FrozenLineView({ line, registers, files }: FrozenLineProps) {
  const fields = LINE_FIELDS.filter((f) => f !== 'notApplicable' && fieldWords(line, f) !== '')
  return (
    <section className={styles.frozen}>
      <h3>
        {line.label} {line.title}
      </h3>
      {line.notApplicable && <p>本单位不适用：{line.notApplicableReason}</p>}
      {!line.notApplicable && (
        <dl>
          {fields.map((f) => (
            <div key={f}>
              <dt>{LINE_FIELD_TITLES[f]}</dt>
              <dd>{fieldWords(line, f)}</dd>
            </div>
          ))}
        </dl>
      )}
      {registers && (
        <FrozenRegisters
          on={registers.on}
          counts={registers.counts.filter((c) => c.task === line.task && c.kept > 0)}
        />
      )}
      {files.length > 0 && <p className={styles.fileNames}>附件：{files.join('、')}</p>}
    </section>
  )
}
