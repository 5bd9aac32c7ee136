import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Me } from '@gongjian/domain/session/contracts.ts'
import { useOperation } from '../../app/query.ts'
import { paths, safeReturn } from '../../app/paths.ts'
import { firstPage } from '../../app/rail.ts'
import { useGo } from '../../components/link.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { TrialAccounts } from './trial-accounts.tsx'
import styles from './session.module.css'

export function SignInPage() {
  const go = useGo()
  const client = useQueryClient()
  const search: { returnTo?: string } = useSearch({ strict: false })
  const trial = useOperation(OPERATIONS.listTrialAccounts, {}, { staleTime: 600_000 })

  function enter(me: Me) {
    // Nothing of the person before may stay on the screen.
    client.clear()
    client.setQueryData([OPERATIONS.getSession.name, {}], me)
    const target = search.returnTo ? safeReturn(search.returnTo) : firstPage(me)
    go(me.account.mustChangePassword ? paths.changePassword(target) : target, { replace: true })
  }

  const accounts = trial.data?.trial ? trial.data.accounts : []
  return (
    <main className={styles.door}>
      <title>登录 · 攻坚</title>
      <div className={accounts.length > 0 ? styles.doorWide : styles.doorNarrow}>
        <section className={styles.panel} aria-label="登录">
          <header className={styles.brand}>
            <img src="/icon.svg" alt="" width={36} height={36} />
            <div>
              <h1>攻坚</h1>
              <p>政府工作方案执行平台</p>
            </div>
          </header>
          <SignInForm onDone={enter} />
        </section>
        {accounts.length > 0 && <TrialAccounts accounts={accounts} onDone={enter} />}
      </div>
    </main>
  )
}
