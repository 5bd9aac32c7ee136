import { useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths, safeReturn } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { useGo } from '../../components/link.tsx'
import { PasswordForm } from './password-form.tsx'
import styles from './session.module.css'

/** Where a first password leads; no other page opens before. */
export function ChangePasswordPage() {
  const go = useGo()
  const { message } = App.useApp()
  const search: { returnTo?: string } = useSearch({ strict: false })
  const signOut = useAction(OPERATIONS.signOut, { onDone: () => window.location.assign(paths.signIn()) })
  function done() {
    void message.success('密码已修改')
    go(safeReturn(search.returnTo), { replace: true })
  }
  return (
    <main className={styles.door}>
      <title>修改初始密码 · 攻坚</title>
      <div className={styles.doorNarrow}>
        <section className={styles.panel}>
          <header className={styles.trialHead}>
            <h1>请先修改初始密码</h1>
            <p>管理员给的密码只用一次，改成只有您自己知道的密码后继续。</p>
          </header>
          <PasswordForm first onDone={done} />
          <p className={styles.leave}>
            <Button type="link" size="small" onClick={() => signOut.mutate({})}>
              退出，换一个账号
            </Button>
          </p>
        </section>
      </div>
    </main>
  )
}
