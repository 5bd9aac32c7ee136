import { BellOutlined, SearchOutlined } from '@ant-design/icons'
import dayjs from 'dayjs'
import { Link } from '../components/link.tsx'
import { AccountMenu } from './account-menu.tsx'
import { useMe } from './me.tsx'
import { paths } from './paths.ts'
import styles from './shell.module.css'

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
        {onSearch && (
          <button type="button" className={styles.search} aria-label="搜索" onClick={onSearch}>
            <SearchOutlined aria-hidden />
            {!narrow && (
              <>
                搜索条款、任务、单位、企业 <kbd>Ctrl K</kbd>
              </>
            )}
          </button>
        )}
        <Link href={paths.notices()} className={styles.bell} aria-label={`提醒，${me.unread} 条未读`}>
          <BellOutlined style={{ fontSize: 18 }} aria-hidden />
          {me.unread > 0 && <b>{me.unread > MOST_SHOWN ? `${MOST_SHOWN}+` : me.unread}</b>}
        </Link>
        {!narrow && <AccountMenu />}
      </div>
    </header>
  )
}

const MOST_SHOWN = 99

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
