import { FILINGS, type FilingKind } from '@gongjian/domain/filing/filing.ts'
import styles from './filing.module.css'

interface Props {
  readonly kind: FilingKind
  readonly missing: readonly string[]
}

/** The parts that are not there, by name; eleven names would say less than 「全部」. */
export function MissingList({ kind, missing }: Props) {
  const all = FILINGS[kind].parts.length
  if (missing.length === 0) return <span className={styles.quiet}>齐全</span>
  if (missing.length === all)
    return (
      <span className={styles.missing} title={missing.join('、')}>
        全部 {all} 项都未填
      </span>
    )
  return (
    <span className={styles.missing}>
      {missing.join('、')}
      <span className={styles.quiet}>
        （{missing.length}/{all}）
      </span>
    </span>
  )
}
