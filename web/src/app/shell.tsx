import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useRouterState } from '@tanstack/react-router'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { Link } from '../components/link.tsx'
import { useKeys } from '../components/use-keys.ts'
import { useNarrow } from '../components/use-narrow.ts'
import { useMe } from './me.tsx'
import { isActive, phoneItems, SETTINGS, visible, WORK, type RailItem } from './rail.ts'
import { TopBar } from './top-bar.tsx'
import styles from './shell.module.css'

const SearchPalette = lazy(() =>
  import('../features/search/search-palette.tsx').then((m) => ({ default: m.SearchPalette })),
)

/** Rail, top bar and page; on a phone a bar at the bottom instead of the rail. */
export function Shell({ children }: { children: ReactNode }) {
  const me = useMe()
  const narrow = useNarrow()
  const pathname = useRouterState({ select: (s) => s.location.pathname })
  const [searching, setSearching] = useState(false)
  const maySearch = me.permissions['plan.read'] !== undefined
  useSearchKey(() => maySearch && setSearching(true))
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#page">
        跳到正文
      </a>
      <TopBar narrow={narrow} onSearch={maySearch ? () => setSearching(true) : null} />
      {!narrow && (
        <nav className={styles.rail} aria-label="主导航">
          <Items items={visible(WORK, me)} pathname={pathname} />
          <Items items={visible(SETTINGS, me)} pathname={pathname} title="设置" />
        </nav>
      )}
      <main className={styles.page} id="page" tabIndex={-1}>
        <PrintHead />
        {children}
      </main>
      {narrow && (
        <nav className={styles.bottom} aria-label="主导航">
          {phoneItems(me).map((i) => (
            <RailLink key={i.href} item={i} pathname={pathname} />
          ))}
        </nav>
      )}
      {searching && (
        <Suspense>
          <SearchPalette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  )
}

function Items({ items, pathname, title }: { items: readonly RailItem[]; pathname: string; title?: string }) {
  if (items.length === 0) return null
  return (
    <div className={styles.group}>
      {title && <div className={styles.groupTitle}>{title}</div>}
      {items.map((i) => (
        <RailLink key={i.href} item={i} pathname={pathname} />
      ))}
    </div>
  )
}

function RailLink({ item, pathname }: { item: RailItem; pathname: string }) {
  const active = [item.href, item.also].some((href) => href !== undefined && isActive(href, pathname))
  return (
    <Link href={item.href} className={active ? styles.active : undefined} aria-current={active ? 'page' : undefined}>
      {item.title}
    </Link>
  )
}

/** Paper has no top bar: it says which plan, day and unit it was printed for. */
function PrintHead() {
  const me = useMe()
  return (
    <div className={styles.printHead} aria-hidden>
      <span>
        {me.plan.title} {me.plan.docNumber}
      </span>
      <span>
        {me.unit.name} · 计划日期 {me.today}
        {me.trial ? '（演示）' : ''} · 打印于 {instantInWords(new Date()).slice(0, 16)}
      </span>
    </div>
  )
}

function useSearchKey(open: () => void) {
  useKeys((e) => {
    if (e.key.toLowerCase() !== 'k' || !(e.ctrlKey || e.metaKey)) return false
    open()
    return true
  })
}
