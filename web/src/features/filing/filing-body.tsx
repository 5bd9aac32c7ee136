import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Filing } from '@gongjian/domain/filing/contracts.ts'
import { paths } from '../../app/paths.ts'
import { useLeaveGuard } from '../../components/autosave/use-desk.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Link } from '../../components/link.tsx'
import { LockAlert } from '../../components/lock-alert.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { ReturnNote } from '../../components/return-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { FilingBar } from './filing-bar.tsx'
import { PartConflict } from './part-conflict.tsx'
import { PartEditor } from './part-editor.tsx'
import { useFilingDesk, type FilingKey } from './use-filing-desk.ts'
import styles from './filing.module.css'

/** Its parts one under the other, the missing ones named in red; sending and reviewing below. */
export function FilingBody({ id, filing }: { id: FilingKey; filing: Filing }) {
  const { desk, drafts, draftOf } = useFilingDesk(id, filing)
  useLeaveGuard(desk, '处')
  const conflict = filing.parts.find((p) => draftOf(p).phase.name === 'conflict')
  return (
    <>
      <PageHead title={`${filing.unit.name} ${filing.title}`} lead={<Lead filing={filing} />} />
      {filing.lock && !filing.may.review && <LockAlert lock={filing.lock} />}
      {filing.returnReason && filing.state === 'returned' && (
        <ReturnNote reason={filing.returnReason} reviewed={filing.reviewed} />
      )}
      <ol className={styles.parts}>
        {filing.parts.map((part) => (
          <PartEditor key={part.key} id={id} part={part} draft={draftOf(part)} desk={desk} editable={filing.may.edit} />
        ))}
      </ol>
      <FilingBar id={id} filing={filing} drafts={drafts} desk={desk} />
      {conflict && <PartConflict part={conflict} draft={draftOf(conflict)} desk={desk} />}
    </>
  )
}

function Lead({ filing }: { filing: Filing }) {
  return (
    <span className={styles.note}>
      <Link href={paths.filings()}>全部方案</Link>
      {filing.clause !== '' && (
        <span>
          依据 <ClauseLink label={filing.clauseLabel} clause={filing.clause} />
        </span>
      )}
      <StateTag of="filing" state={filing.state} />
      {filing.submitted ? (
        <StateTag of="timeliness" state={filing.timeliness} />
      ) : (
        <span>
          截止 <DueMark date={filing.dueOn} />
        </span>
      )}
      {filing.submitted && (
        <span>
          {filing.submitted.by} {instantInWords(filing.submitted.at).slice(0, 16)} 报送
        </span>
      )}
      {filing.missing.length > 0 && <span className={styles.red}>还缺 {filing.missing.length} 项</span>}
    </span>
  )
}
