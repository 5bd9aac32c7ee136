import styles from './share-bar.module.css'

interface Props {
  /** 0 to 1. */
  readonly share: number
  readonly label: string
  readonly width?: number | string
}

/** How far something has come; the figures stand beside it. */
export function ShareBar({ share, label, width = 120 }: Props) {
  const percent = Math.round(Math.max(0, Math.min(1, share)) * 100)
  return (
    <span
      className={styles.track}
      style={{ width }}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span className={styles.fill} style={{ width: `${percent}%` }} />
    </span>
  )
}
