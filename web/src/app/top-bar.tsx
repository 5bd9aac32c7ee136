import { BellOutlined, DownOutlined, SearchOutlined } from '@ant-design/icons'
import { Badge, Button, Dropdown, type MenuProps } from 'antd'
import dayjs from 'dayjs'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { Link, useGo } from '../components/link.tsx'
import { useMe } from './me.tsx'
import { paths } from './paths.ts'
import { useAction } from './query.ts'
import styles from './shell.module.css'

/** 市环境污染治理攻坚战领导小组办公室（市工信局） would take a third of the bar. */
const LONG_NAME = 12

interface Props {
  readonly narrow: boolean
  /** null: this account searches nothing. */
  readonly onSearch: (() => void) | null
}

export function TopBar({ narrow, onSearch }: Props) {
  const me = useMe()
  return (
    <header className={styles.top}>
      <Link href={paths.overview()} className={styles.plan} title={`${me.plan.title} ${me.plan.docNumber ?? ''}`}>
        <img src="/icon.svg" alt="攻坚" width={24} height={24} />
        {!narrow && <span>{me.plan.title}</span>}
      </Link>
      <PlanDate short={narrow} />
      <div className={styles.tools}>
        {onSearch &&
          (narrow ? (
            <Button type="text" icon={<SearchOutlined />} aria-label="搜索" onClick={onSearch} />
          ) : (
            <button type="button" className={styles.search} onClick={onSearch}>
              <SearchOutlined aria-hidden /> 搜索条款、任务、单位、企业 <kbd>Ctrl K</kbd>
            </button>
          ))}
        <Link href={paths.notices()} className={styles.bell} aria-label={`提醒，${me.unread} 条未读`}>
          <Badge count={me.unread} size="small" overflowCount={99}>
            <BellOutlined style={{ fontSize: 18 }} />
          </Badge>
        </Link>
        {!narrow && <AccountMenu />}
      </div>
    </header>
  )
}

/** The day by which everything on the screen is judged. */
function PlanDate({ short }: { short: boolean }) {
  const me = useMe()
  const words = short ? me.today : `${me.today} ${dayjs(me.today).format('dddd')}`
  return (
    <span className={styles.date} title="页面上的期限、灯和天数都按这一天计算">
      <time dateTime={me.today}>{words}</time>
      {me.trial && (
        <b className={styles.trial} title="演示数据：计划日期固定不动，内容均为虚构">
          演示
        </b>
      )}
    </span>
  )
}

function AccountMenu() {
  const me = useMe()
  const go = useGo()
  const signOut = useAction(OPERATIONS.signOut, { onDone: () => window.location.assign(paths.signIn()) })
  const switchPlan = useAction(OPERATIONS.switchPlan, { onDone: () => window.location.assign(paths.overview()) })
  const others = me.plans.filter((p) => p.code !== me.plan.code)
  const plans: MenuProps['items'] = others.length
    ? [
        {
          type: 'group',
          label: '切换方案',
          children: others.map((p) => ({
            key: `plan:${p.code}`,
            label: `${p.city} ${p.docNumber ?? p.title}`,
            onClick: () => switchPlan.mutate({ code: p.code }),
          })),
        },
        { type: 'divider' },
      ]
    : []
  const items: MenuProps['items'] = [
    { key: 'me', label: '我的账号', onClick: () => go(paths.me()) },
    { type: 'divider' },
    ...plans,
    { key: 'out', label: '退出登录', onClick: () => signOut.mutate({}) },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className={styles.who}>
        <span className={styles.unit} title={me.unit.name}>
          {me.unit.name.length > LONG_NAME ? me.unit.short : me.unit.name}
        </span>
        <span>{me.account.name}</span>
        <DownOutlined style={{ fontSize: 10 }} aria-hidden />
      </button>
    </Dropdown>
  )
}
