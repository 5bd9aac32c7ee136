import type { KeyboardEvent, ReactNode } from 'react'
import styles from './components.module.css'

export interface TabItem<K extends string> {
  readonly key: K
  readonly title: string
}

interface Props<K extends string> {
  readonly items: readonly TabItem<K>[]
  readonly active: K
  readonly onChange: (key: K) => void
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** A box with tabs for its head; which one is open belongs in the URL. Arrows walk, as the tab pattern asks. */
export function Tabs<K extends string>({ items, active, onChange, extra, children }: Props<K>) {
  function onKey(e: KeyboardEvent) {
    const by = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0
    const next = items[items.findIndex((i) => i.key === active) + by]
    if (by === 0 || !next) return
    onChange(next.key)
    const tab = e.currentTarget.querySelector(`[data-key="${next.key}"]`)
    if (tab instanceof HTMLElement) tab.focus()
  }
  return (
    <section className={styles.section}>
      <div className={styles.tabs}>
        <div role="tablist" onKeyDown={onKey}>
          {items.map((i) => (
            <button
              key={i.key}
              type="button"
              role="tab"
              data-key={i.key}
              aria-selected={i.key === active}
              tabIndex={i.key === active ? 0 : -1}
              onClick={() => onChange(i.key)}
            >
              {i.title}
            </button>
          ))}
        </div>
        {extra !== undefined && <span className={styles.sectionExtra}>{extra}</span>}
      </div>
      <div role="tabpanel">{children}</div>
    </section>
  )
}
