import { useState } from 'react'
import { paragraphsOf } from './paragraphs-of.ts'
import styles from './task.module.css'

const SHORT = 420

/** The clause's own words, folded when long. */
export function ClauseText({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const long = text.length > SHORT
  const paragraphs = paragraphsOf(text)
  return (
    <div className={styles.clause}>
      <div className={long && !open ? styles.folded : undefined}>
        {paragraphs.map((p, i) => (
          <p key={i}>{p}</p>
        ))}
      </div>
      {long && (
        <button type="button" className={styles.plain} onClick={() => setOpen(!open)}>
          {open ? '收起' : '展开全文'}
        </button>
      )}
    </div>
  )
}
