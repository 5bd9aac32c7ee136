import { App } from 'antd'
import type { Account } from '@gongjian/domain/account/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMe } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { isLocked } from './account-state.tsx'
import type { ShownPassword } from './first-password.tsx'
import styles from '../../components/deeds.module.css'

interface Props {
  readonly account: Account
  readonly onEdit: () => void
  readonly onPassword: (shown: ShownPassword) => void
}

/** What may be done with one account; each deed that its owner would feel asks once. */
export function AccountDeeds({ account, onEdit, onPassword }: Props) {
  const me = useMe()
  const deeds = useDeeds(account, onPassword)
  return (
    <span className={styles.deeds}>
      <button type="button" onClick={onEdit}>
        编辑
      </button>
      <button type="button" onClick={() => void deeds.resetPassword()}>
        重置密码
      </button>
      {isLocked(account) && (
        <button type="button" onClick={deeds.unlock}>
          解锁
        </button>
      )}
      {account.login !== me.account.login && (
        <button type="button" onClick={() => void deeds.toggle()}>
          {account.disabled ? '启用' : '停用'}
        </button>
      )}
    </span>
  )
}

function useDeeds(account: Account, onPassword: (shown: ShownPassword) => void) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const { login, name, disabled } = account
  const reset = useAction(OPERATIONS.resetPassword, {
    invalidates: ['listAccounts'],
    onDone: ({ password }) => onPassword({ title: '密码已重置', login, password }),
  })
  const unlock = useAction(OPERATIONS.unlockAccount, {
    invalidates: ['listAccounts'],
    onDone: () => void message.success(`${login} 已解锁`),
  })
  const update = useAction(OPERATIONS.updateAccount, {
    invalidates: ['listAccounts'],
    onDone: (now) => void message.success(`${login} 已${now.disabled ? '停用' : '启用'}`),
  })
  async function resetPassword() {
    const yes = await confirmDeed({
      title: `重置 ${name}（${login}）的密码？`,
      content: '旧密码随即失效，已登录的设备会退出。新的初始密码只显示一次。',
      verb: '重置',
      danger: true,
    })
    if (yes) reset.mutate({ login })
  }
  async function toggle() {
    const yes = await confirmDeed(
      disabled
        ? { title: `启用 ${name}（${login}）？`, content: '启用后可用原密码登录。', verb: '启用' }
        : {
            title: `停用 ${name}（${login}）？`,
            content: '已登录的设备会立即退出，之后不能登录；填报记录保留，可以再启用。',
            verb: '停用',
            danger: true,
          },
    )
    if (yes) update.mutate({ login, disabled: !disabled })
  }
  return { resetPassword, toggle, unlock: () => unlock.mutate({ login }) }
}
