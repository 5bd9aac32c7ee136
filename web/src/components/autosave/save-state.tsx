import { saveWordsOf, type Saving } from './save-words.ts'
import styles from './autosave.module.css'

/** 「已保存 10:21:07」, and what stands in the way when it is not. */
export function SaveState({ drafts }: { drafts: readonly Saving[] }) {
  const { tone, words } = saveWordsOf(drafts)
  return (
    <span className={`${styles.state} ${styles[tone]}`} role="status" aria-live="polite">
      {words}
    </span>
  )
}
