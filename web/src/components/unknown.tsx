import styles from './components.module.css'

/** Not known is a dash with its reason, never 0. */
export function Unknown({ because = '暂无数据' }: { because?: string }) {
  return (
    <span className={styles.quiet} title={because} aria-label={because}>
      —
    </span>
  )
}
