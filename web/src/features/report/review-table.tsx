import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { keyOf } from './review-list.ts'
import { ReviewRow } from './review-row.tsx'
import type { Review } from './use-review.ts'
import styles from './review.module.css'

interface Props {
  readonly lines: readonly ReviewLine[]
  readonly current: string | null
  readonly open: ReadonlySet<string>
  readonly onCurrent: (key: string) => void
  readonly onToggle: (key: string) => void
  readonly review: Review
}

/** One line a row; what may be decided can be chosen. */
export function ReviewTable({ lines, current, open, onCurrent, onToggle, review }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const mine = lines.filter((l) => l.mine).map(keyOf)
  const all = mine.length > 0 && mine.every((k) => review.chosen.has(k))
  return (
    <div className={styles.box} ref={box}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.check}>
              <Checkbox
                aria-label="全选"
                disabled={mine.length === 0}
                checked={all}
                indeterminate={!all && review.chosen.size > 0}
                onChange={() => review.choose(all ? [] : mine)}
              />
            </th>
            <th scope="col" className={styles.unit}>
              单位
            </th>
            <th scope="col" className={styles.task}>
              任务
            </th>
            <th scope="col">本月进展</th>
            <th scope="col" className={styles.side}>
              自评与附件
            </th>
            <th scope="col" className={styles.state}>
              状态
            </th>
          </tr>
        </thead>
        {lines.map((line) => {
          const key = keyOf(line)
          return (
            <ReviewRow
              key={key}
              line={line}
              isCurrent={key === current}
              isOpen={open.has(key)}
              onToggle={() => {
                onCurrent(key)
                onToggle(key)
              }}
              review={review}
            />
          )
        })}
      </table>
    </div>
  )
}
