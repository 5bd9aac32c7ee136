import { Button } from 'antd'
import { useEffect } from 'react'
import type { SeriesWriting } from './use-series-writing.ts'
import styles from './series.module.css'

/** What is written is saved together, so that a far change is asked about once. */
export function SeriesSaveBar({ writing }: { writing: SeriesWriting }) {
  const { count, busy, refusal } = writing
  useEffect(() => {
    if (count === 0) return
    const ask = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [count])
  return (
    <div className={styles.bar}>
      <Button type="primary" disabled={count === 0} loading={busy} onClick={() => writing.save(false)}>
        {count === 0 ? '保存' : `保存 ${count} 格`}
      </Button>
      {count > 0 && <Button onClick={writing.discard}>放弃修改</Button>}
      <span role="status" className={refusal === '' ? undefined : styles.bad}>
        {refusal === '' ? writing.savedWords : refusal}
      </span>
    </div>
  )
}
