import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Account } from '@gongjian/domain/account/contracts.ts'
import styles from './account.module.css'

/** By the real clock, as sign-in does: a trial's plan day stands still. */
export function isLocked(account: Account): boolean {
  return account.lockedUntil !== null && new Date(account.lockedUntil) > new Date()
}

/** Whether it can be signed in with; what is ordinary stays quiet. */
export function AccountState({ account }: { account: Account }) {
  if (account.disabled) return <span className={styles.off}>已停用</span>
  if (isLocked(account) && account.lockedUntil)
    return <span className={styles.locked}>锁定至 {instantInWords(account.lockedUntil).slice(0, 16)}</span>
  if (account.mustChangePassword) return <span className={styles.first}>待改初始密码</span>
  return <span>正常</span>
}
