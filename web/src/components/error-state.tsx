import { Button } from 'antd'
import styles from './components.module.css'

/** What went wrong in the server's own words, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: { message: string }; onRetry?: () => void }) {
  return (
    <div className={styles.empty} role="alert">
      <p className={styles.errorText}>{error.message}</p>
      {onRetry && <Button onClick={onRetry}>重试</Button>}
    </div>
  )
}
