import type { ReviewView } from '@gongjian/domain/entry-review/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { downloadUrl } from '../../app/client.ts'
import { useOperation } from '../../app/query.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { Section } from '../../components/section.tsx'
import { DecisionForm } from './decision-form.tsx'
import { FindingList } from './finding-list.tsx'
import { VerdictWord } from './verdict-word.tsx'
import styles from './entry-review.module.css'

/** Reviews of the project as they stood, the latest first; whoever may decides on it. */
export function PastReviews({ item, rules }: { item: number; rules: RuleSetView }) {
  const past = useOperation(OPERATIONS.listReviews, { item })
  if (past.error) return <ErrorState error={past.error} onRetry={() => void past.refetch()} />
  if (!past.data) return <Loading rows={3} />
  const { reviews, mayDecide } = past.data
  return (
    <Section title="审查记录" note={reviews.length > 0 ? '保存时的结论和依据，不随台账改动' : undefined}>
      {reviews.length === 0 && <p className={styles.none}>还没有保存过审查。</p>}
      <ul className={styles.past}>
        {reviews.map((review, i) => (
          <li key={review.id}>
            <PastReview review={review} rules={rules} isLatest={i === 0} />
            {i === 0 && mayDecide && <DecisionForm review={review} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function PastReview({ review, rules, isLatest }: { review: ReviewView; rules: RuleSetView; isLatest: boolean }) {
  return (
    <>
      <div className={styles.findingHead}>
        <VerdictWord verdict={review.verdict} />
        <span>
          {review.on} · {review.by}
        </span>
        <a href={downloadUrl(OPERATIONS.downloadOpinion, { review: review.id })} download>
          审查意见（Word）
        </a>
      </div>
      <DecisionWords review={review} isLatest={isLatest} />
      <details className={styles.fold}>
        <summary>当时的 {review.findings.length} 条意见</summary>
        <FindingList findings={review.findings} rules={rules} />
        {review.missing.length > 0 && <p className={styles.quiet}>当时还缺：{review.missing.join('、')}</p>}
      </details>
    </>
  )
}

function DecisionWords({ review: { decision: d, deciders }, isLatest }: { review: ReviewView; isLatest: boolean }) {
  if (d === null)
    return (
      <p className={styles.quiet}>
        {isLatest ? `待${deciders.join('、') || '有权机关'}决定` : '没有决定，后来重新审查'}
      </p>
    )
  return (
    <p>
      <b>{d.decision}</b>
      {d.against && <span className={styles.against}>与结论不一致</span>} {d.on} · {d.unit} {d.by}
      {d.conditions !== '' && <span className={styles.line}>附加条件：{d.conditions}</span>}
      {d.reason !== '' && <span className={styles.line}>理由：{d.reason}</span>}
    </p>
  )
}
