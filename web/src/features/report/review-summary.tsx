import { Alert } from 'antd'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { REVIEW_ACTION_TITLES } from './review-list.ts'
import type { ReviewResult } from './use-review.ts'
import styles from './review.module.css'

interface Props {
  readonly result: ReviewResult | null
  readonly lines: readonly ReviewLine[]
  readonly onClose: () => void
}

/** What was done and, line by line, what was refused and why. */
export function ReviewSummary({ result, lines, onClose }: Props) {
  if (!result) return null
  const verb = REVIEW_ACTION_TITLES[result.action]
  return (
    <Alert
      type="warning"
      showIcon
      closable={{ onClose, 'aria-label': '知道了' }}
      className={styles.summary ?? ''}
      title={`已${verb} ${result.done} 条，${result.refused.length} 条没有办成`}
      description={
        <ul className={styles.refused}>
          {result.refused.map((r) => {
            const line = lines.find((l) => l.unit.code === r.unit && l.task === r.task)
            return (
              <li key={`${r.unit}/${r.task}`}>
                {line ? `${line.unit.name} ${line.label} ${line.title}` : `${r.unit} ${r.task}`}：{r.message}
              </li>
            )
          })}
        </ul>
      }
    />
  )
}
