import { Alert } from 'antd'
import { useCallback, useState } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Filing } from '@gongjian/domain/filing/contracts.ts'
import { FilingKind } from '@gongjian/domain/filing/filing.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useParam } from '../../components/use-param.ts'
import { FilingDeeds } from './filing-deeds.tsx'
import { anchorOf, FilingParts, PartMark } from './filing-parts.tsx'
import { MissingList } from './missing-list.tsx'
import type { FilingKey } from './use-part-text.ts'
import styles from './filing.module.css'

/** A colleague's words appear without a reload. */
const REFRESH_MS = 20_000

export function FilingPage() {
  const kind = FilingKind.safeParse(useParam('kind'))
  const unit = useParam('unit')
  if (!kind.success)
    return (
      <Empty text="没有这种方案，链接可能写错了">
        <Link href={paths.filings()}>查看方案报送</Link>
      </Empty>
    )
  return <OneFiling key={`${kind.data} ${unit}`} filingKey={{ kind: kind.data, unit }} />
}

function OneFiling({ filingKey }: { filingKey: FilingKey }) {
  const filing = useOperation(OPERATIONS.getFiling, filingKey, { refetchInterval: REFRESH_MS })
  if (filing.data) return <FilingView filing={filing.data} />
  if (filing.error) return <ErrorState error={filing.error} onRetry={() => void filing.refetch()} />
  return <Loading page />
}

function FilingView({ filing }: { filing: Filing }) {
  const [unsavedParts, onUnsaved] = useUnsavedParts()
  const unsaved = unsavedParts.size > 0
  return (
    <>
      <PageHead
        title={`${filing.unit.name} ${filing.title}`}
        lead={<Facts filing={filing} />}
        extra={<FilingDeeds filing={filing} unsaved={unsaved} />}
      />
      <Notes filing={filing} />
      <div className={styles.columns}>
        <PartIndex filing={filing} />
        <div className={styles.parts}>
          <FilingParts filing={filing} onUnsaved={onUnsaved} />
          {(filing.may.submit || filing.may.review) && (
            <footer className={styles.foot}>
              <MissingList kind={filing.kind} missing={filing.missing} />
              <FilingDeeds filing={filing} unsaved={unsaved} />
            </footer>
          )}
        </div>
      </div>
    </>
  )
}

function useUnsavedParts(): [ReadonlySet<string>, (part: string, unsaved: boolean) => void] {
  const [parts, setParts] = useState<ReadonlySet<string>>(new Set())
  const mark = useCallback((part: string, unsaved: boolean) => {
    setParts((now) => {
      if (now.has(part) === unsaved) return now
      const next = new Set(now)
      if (unsaved) next.add(part)
      else next.delete(part)
      return next
    })
  }, [])
  return [parts, mark]
}

function Facts({ filing }: { filing: Filing }) {
  return (
    <div className={styles.facts}>
      <StateTag of="filing" state={filing.state} />
      <StateTag of="timeliness" state={filing.timeliness} />
      <span>
        依据 <ClauseLink label={filing.clauseLabel} clause={filing.clause} />
      </span>
      <span>
        期限 <DueMark date={filing.dueOn} done={filing.submitted !== null} />
      </span>
      {filing.submitted && (
        <span>
          {filing.submitted.by} {instantInWords(filing.submitted.at).slice(0, 16)} 提交
        </span>
      )}
      {filing.reviewed && (
        <span>
          {filing.reviewed.by} {instantInWords(filing.reviewed.at).slice(0, 16)} 审核
        </span>
      )}
    </div>
  )
}

/** Why it came back, what is missing, why it cannot be edited. */
function Notes({ filing }: { filing: Filing }) {
  const { lock, returnReason, missing, kind } = filing
  const returned = filing.state === 'returned' && returnReason !== null
  const showLock = lock !== null && !filing.may.review
  if (!returned && missing.length === 0 && !showLock) return null
  return (
    <div className={styles.notes}>
      {returned && <Alert type="error" title={`退回理由：${returnReason}`} />}
      {missing.length > 0 && (
        <p>
          还缺：
          <MissingList kind={kind} missing={missing} />
        </p>
      )}
      {showLock && (
        <p className={styles.quiet}>
          {lock.reason}
          {lock.by !== null && lock.at !== null && `（${lock.by}，${instantInWords(lock.at).slice(0, 16)}）`}。
          {lock.todo}。
        </p>
      )}
    </div>
  )
}

/** The table of parts: what is there, what is missing, and the way to it. */
function PartIndex({ filing }: { filing: Filing }) {
  const there = filing.parts.filter((p) => p.present).length
  return (
    <nav className={styles.index} aria-label="内容目录">
      <h2>
        内容 {there}/{filing.parts.length}
      </h2>
      <ol>
        {filing.parts.map((p, i) => (
          <li key={p.key}>
            <a href={`#${anchorOf(p.key)}`}>
              <span>
                {i + 1}. {p.title}
              </span>
              <PartMark part={p} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
