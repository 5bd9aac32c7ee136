import styles from './components.module.css'

/** A filter that is on: 「县区：巩义市 ×」. */
export function FilterChip({ label, value, onClear }: { label: string; value: string; onClear: () => void }) {
  return (
    <button type="button" className={styles.chip} onClick={onClear} aria-label={`取消筛选 ${label}：${value}`}>
      {label}：{value} <span aria-hidden>×</span>
    </button>
  )
}
