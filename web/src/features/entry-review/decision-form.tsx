import { Alert, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { ReviewView } from '@gongjian/domain/entry-review/contracts.ts'
import {
  DECISIONS,
  isAgainst,
  lackingOf,
  SENT_BACK,
  WITH_CONDITIONS,
  type Decision,
} from '@gongjian/domain/entry-review/decision.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { VERDICT_TITLES } from '@gongjian/domain/rule/verdict.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { REVIEW_CHANGES } from './use-project.ts'
import dialogs from '../../components/form/dialogs.module.css'
import styles from './entry-review.module.css'

const LONGEST = 4000

/** A person decides; against the verdict only with a reason, which the office sees. */
export function DecisionForm({ review }: { review: ReviewView }) {
  const [decision, setDecision] = useState<Decision | null>(null)
  const [conditions, setConditions] = useState('')
  const [reason, setReason] = useState('')
  const ask = useConfirmDeed()
  const decide = useAction(OPERATIONS.decideReview, { invalidates: REVIEW_CHANGES })
  const against = decision !== null && isAgainst(review.verdict, decision)
  // Words of a choice that was left are kept for coming back to it, and not sent with another.
  const written = { conditions: decision === WITH_CONDITIONS ? conditions : '', reason }
  const lacking = decision === null ? null : lackingOf(review.verdict, decision, written)
  async function give(chosen: Decision) {
    const content = against ? '与审查结论不一致，将列入市攻坚办清单。' : '决定作出后不能修改；情况有变的，可重新审查。'
    if (await ask({ title: `决定“${chosen}”？`, content, verb: '作出决定' }))
      decide.mutate({ review: review.id, decision: chosen, ...written })
  }
  return (
    <div className={styles.decide}>
      <Radio.Group
        aria-label="审查决定"
        value={decision}
        onChange={(e) => setDecision(e.target.value as Decision)}
        options={[...DECISIONS]}
      />
      {against && (
        <Alert
          type="warning"
          title={`与审查结论“${VERDICT_TITLES[review.verdict]}”不一致：须写明理由，并列入市攻坚办清单`}
        />
      )}
      {decision === WITH_CONDITIONS && (
        <label className={dialogs.field}>
          附加条件 *
          <Input.TextArea
            value={conditions}
            maxLength={LONGEST}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(e) => setConditions(e.target.value)}
          />
        </label>
      )}
      {decision !== null && (
        <label className={dialogs.field}>
          {decision === SENT_BACK ? '需要补正的内容 *' : `决定理由${against ? ' *' : ''}`}
          <Input.TextArea
            value={reason}
            maxLength={LONGEST}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(e) => setReason(e.target.value)}
          />
        </label>
      )}
      {decision !== null && (
        <div className={styles.foot}>
          <Button
            type="primary"
            disabled={lacking !== null}
            loading={decide.isPending}
            onClick={() => void give(decision)}
          >
            作出决定
          </Button>
          {lacking !== null && <small className={styles.quiet}>{lacking}</small>}
        </div>
      )}
    </div>
  )
}
