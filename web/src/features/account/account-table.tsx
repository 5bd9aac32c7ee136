import { ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import type { Account } from '@gongjian/domain/account/contracts.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { paths } from '../../app/paths.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Link } from '../../components/link.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { AccountDeeds } from './account-deeds.tsx'
import { AccountState } from './account-state.tsx'
import type { ShownPassword } from './first-password.tsx'
import styles from './account.module.css'

const LONG_NAME = 12

interface Props {
  readonly rows: readonly Account[]
  readonly onEdit: (account: Account) => void
  readonly onPassword: (shown: ShownPassword) => void
}

export function AccountTable({ rows, onEdit, onPassword }: Props) {
  const columns: Column<Account>[] = [
    { key: 'login', title: '账号', width: 168, render: (a) => a.login },
    { key: 'name', title: '姓名', width: 144, render: (a) => a.name },
    { key: 'role', title: '角色', width: 120, render: (a) => ROLE_TITLES[a.role] },
    { key: 'unit', title: '单位', width: 168, render: (a) => <UnitOf account={a} /> },
    { key: 'state', title: '状态', width: 196, render: (a) => <AccountState account={a} /> },
    { key: 'totp', title: '动态码', width: 72, render: (a) => (a.totp ? '已启用' : <Unknown because="未启用" />) },
    { key: 'seen', title: '最近登录', width: 144, render: (a) => <LastSignIn account={a} /> },
    {
      key: 'deeds',
      title: '操作',
      render: (a) => <AccountDeeds account={a} onEdit={() => onEdit(a)} onPassword={onPassword} />,
    },
  ]
  return <DataTable columns={columns} rows={rows} rowKey={(a) => a.login} stacks minWidth={1160} />
}

function UnitOf({ account }: { account: Account }) {
  const { unit, townships } = account
  return (
    <span>
      <Link href={paths.units(unit.code)} title={unit.name}>
        {unit.name.length > LONG_NAME ? unit.short : unit.name}
      </Link>
      {townships.length > 0 && <span className={styles.quiet}> {townships.length} 个乡镇</span>}
    </span>
  )
}

function LastSignIn({ account }: { account: Account }) {
  if (account.lastSignIn === null) return <Unknown because="从未登录" />
  return <span>{instantInWords(account.lastSignIn).slice(0, 16)}</span>
}
