import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { Role, ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import type { Me, TrialAccount } from '@gongjian/domain/session/contracts.ts'
import { useAction } from '../../app/query.ts'
import styles from './session.module.css'

/** What each role is for, so that a visitor picks the right door. */
const ROLE_WORK: Record<Role, string> = {
  office: '看全市、催报、关闭月份、出汇总',
  'lead-desk': '填本单位月报，审核牵头任务',
  'cooperating-desk': '填本单位月报',
  'county-clerk': '填本县区月报和实施方案',
  'county-approver': '审核并提交本县区月报',
  inspector: '登记、更新本乡镇街道的台账，查看方案与任务',
  leader: '查看全部，不作修改',
  auditor: '只看审计',
  administrator: '只管账号和单位',
}

interface Props {
  readonly accounts: readonly TrialAccount[]
  readonly onDone: (me: Me) => void
}

/** Trial mode only: one row a role, one click an account. */
export function TrialAccounts({ accounts, onDone }: Props) {
  const signIn = useAction(OPERATIONS.signInTrial, { onDone })
  const roles = Role.options.filter((role) => accounts.some((a) => a.role === role))
  return (
    <section className={styles.panel} aria-label="演示登录">
      <header className={styles.trialHead}>
        <h2>演示账号</h2>
        <p>点一下即登录。数据均为演示，可随意操作。</p>
      </header>
      <table className={styles.trial}>
        <tbody>
          {roles.map((role) => (
            <tr key={role}>
              <th scope="row">
                {ROLE_TITLES[role]}
                <small>{ROLE_WORK[role]}</small>
              </th>
              <td>
                <div className={styles.trialList}>
                  {accounts
                    .filter((a) => a.role === role)
                    .map((a) => (
                      <button
                        key={a.login}
                        type="button"
                        disabled={signIn.isPending}
                        title={`${a.unit} ${a.name}（${a.login}）`}
                        onClick={() => signIn.mutate({ login: a.login })}
                      >
                        {a.unit}
                        <small>{a.name}</small>
                      </button>
                    ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
