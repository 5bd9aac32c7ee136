import { DownOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { Link } from '../components/link.tsx'
import { useMe } from './me.tsx'
import { paths } from './paths.ts'
import { useAction } from './query.ts'
import styles from './shell.module.css'

/** 市环境污染治理攻坚战领导小组办公室（市工信局） would take a third of the bar. */
const LONG_NAME = 12

/** Who I am; my account, my other plans, out. Hand-made: antd's menu weighs 25 kB gzip on every page. */
export function AccountMenu() {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useOutside(box, open, () => setOpen(false))
  function onKey(e: KeyboardEvent<HTMLDivElement>) {
    if (e.key !== 'Escape') return
    setOpen(false)
    box.current?.querySelector('button')?.focus()
  }
  return (
    <div ref={box} className={styles.account} onKeyDown={onKey}>
      <button type="button" className={styles.who} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles.unit} title={me.unit.name}>
          {me.unit.name.length > LONG_NAME ? me.unit.short : me.unit.name}
        </span>
        <span>{me.account.name}</span>
        <DownOutlined style={{ fontSize: 10 }} aria-hidden />
      </button>
      {open && <Menu onChoose={() => setOpen(false)} />}
    </div>
  )
}

function Menu({ onChoose }: { onChoose: () => void }) {
  const me = useMe()
  const signOut = useAction(OPERATIONS.signOut, { onDone: () => window.location.assign(paths.signIn()) })
  const switchPlan = useAction(OPERATIONS.switchPlan, { onDone: () => window.location.assign(paths.overview()) })
  const others = me.plans.filter((p) => p.code !== me.plan.code)
  return (
    <div className={styles.menu}>
      <Link href={paths.me()} onClick={onChoose}>
        我的账号
      </Link>
      {others.length > 0 && <div className={styles.groupTitle}>切换方案</div>}
      {others.map((p) => (
        <button key={p.code} type="button" title={p.title} onClick={() => switchPlan.mutate({ code: p.code })}>
          {p.city} {p.docNumber ?? p.title}
        </button>
      ))}
      <button type="button" onClick={() => signOut.mutate({})}>
        退出登录
      </button>
    </div>
  )
}

function useOutside(box: RefObject<HTMLElement | null>, open: boolean, close: () => void) {
  useEffect(() => {
    if (!open) return
    function onDown(e: PointerEvent) {
      if (e.target instanceof Node && !box.current?.contains(e.target)) close()
    }
    window.addEventListener('pointerdown', onDown)
    return () => window.removeEventListener('pointerdown', onDown)
  })
}
