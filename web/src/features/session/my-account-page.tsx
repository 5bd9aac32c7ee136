import { App, Button } from 'antd'
import { ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { phoneItems, SETTINGS, visible, WORK } from '../../app/rail.ts'
import { Link } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { PasswordForm } from './password-form.tsx'
import { SessionList } from './session-list.tsx'
import { TotpSection } from './totp-section.tsx'
import styles from './session.module.css'

export function MyAccountPage() {
  const me = useMe()
  const narrow = useNarrow()
  const { message } = App.useApp()
  const signOut = useAction(OPERATIONS.signOut, { onDone: () => window.location.assign(paths.signIn()) })
  return (
    <>
      <PageHead title="我的账号" extra={<Button onClick={() => signOut.mutate({})}>退出登录</Button>} />
      {narrow && <MorePages />}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Section title="基本信息" note="信息有误请联系系统管理员">
            <dl className={styles.facts}>
              <dt>姓名</dt>
              <dd>{me.account.name}</dd>
              <dt>账号</dt>
              <dd>{me.account.login}</dd>
              <dt>单位</dt>
              <dd>{me.unit.name}</dd>
              <dt>角色</dt>
              <dd>{ROLE_TITLES[me.account.role]}</dd>
              <dt>邮箱</dt>
              <dd>{me.account.email ?? '未登记（只收站内提醒）'}</dd>
            </dl>
          </Section>
          <Section title="修改密码" note="修改后，其他设备上的登录随即失效">
            <div className={styles.form}>
              <PasswordForm onDone={() => void message.success('密码已修改')} />
            </div>
          </Section>
        </div>
        <div className={styles.stack}>
          <SessionList />
          <TotpSection on={me.account.totp} />
        </div>
      </div>
    </>
  )
}

/** What the four places of the phone's bar leave out. */
function MorePages() {
  const me = useMe()
  const shown = new Set(phoneItems(me).map((i) => i.href))
  const rest = [...visible(WORK, me), ...visible(SETTINGS, me)].filter((i) => !shown.has(i.href))
  return (
    <nav className={styles.more} aria-label="其他页面">
      {rest.map((i) => (
        <Link key={i.href} href={i.href}>
          {i.title}
        </Link>
      ))}
    </nav>
  )
}
