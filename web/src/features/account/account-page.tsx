import { Button } from 'antd'
import { useState } from 'react'
import type { Account } from '@gongjian/domain/account/contracts.ts'
import { useMay } from '../../app/me.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { AccountFilter } from './account-filter.ts'
import { AccountFilters } from './account-filters.tsx'
import { AccountDrawer } from './account-form.tsx'
import { AccountTable } from './account-table.tsx'
import { FirstPassword, type ShownPassword } from './first-password.tsx'
import { useAccounts } from './use-accounts.ts'
import styles from './account.module.css'

export function AccountPage() {
  const [filter, set] = useUrlState(AccountFilter)
  /** An account: it is edited; null: a new one; undefined: neither. */
  const [drawer, setDrawer] = useState<Account | null | undefined>(undefined)
  const [shown, setShown] = useState<ShownPassword | null>(null)
  const accounts = useAccounts(filter)
  const mayManage = useMay('account.manage')
  const rows = accounts.data?.pages.flatMap((p) => p.rows) ?? []
  const total = accounts.data?.pages[0]?.total
  const filtered = Object.values(filter).some((v) => v !== undefined)
  return (
    <>
      <PageHead
        title="账号"
        lead={total === undefined ? ' ' : `${filtered ? '筛选出' : '共'} ${total.toLocaleString()} 个`}
        extra={
          mayManage && (
            <Button type="primary" onClick={() => setDrawer(null)}>
              新建账号
            </Button>
          )
        }
      />
      <AccountFilters filter={filter} onChange={set} />
      {accounts.error && <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.isPending && <Loading rows={12} />}
      {accounts.data && rows.length === 0 && <Empty text="没有符合条件的账号，请减少筛选条件" />}
      {rows.length > 0 && <AccountTable rows={rows} onEdit={setDrawer} onPassword={setShown} />}
      {accounts.hasNextPage && (
        <div className={styles.more}>
          <Button loading={accounts.isFetchingNextPage} onClick={() => void accounts.fetchNextPage()}>
            加载更多（已显示 {rows.length} / {total?.toLocaleString()}）
          </Button>
        </div>
      )}
      {drawer !== undefined && (
        <AccountDrawer
          key={drawer?.login ?? ''}
          account={drawer}
          onClose={() => setDrawer(undefined)}
          onCreated={(login, password) => {
            setDrawer(undefined)
            setShown({ title: '账号已建好', login, password })
          }}
        />
      )}
      {shown && <FirstPassword shown={shown} onClose={() => setShown(null)} />}
    </>
  )
}
