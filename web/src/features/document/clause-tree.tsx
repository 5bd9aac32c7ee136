import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { ancestorsOf, type ClauseIndex, type ClauseNode } from '../../components/official-text/clause-index.ts'
import { shorten } from '../../components/official-text/words.ts'
import { useCurrentClause } from './use-current-clause.ts'
import styles from './document-page.module.css'

interface Props {
  readonly index: ClauseIndex
  /** The text that the tree follows. */
  readonly boxRef: RefObject<HTMLElement | null>
  readonly onOpen: (clause: string) => void
}

/** The clauses, two levels open; the branch being read opens by itself. */
export function ClauseTree({ index, boxRef, onOpen }: Props) {
  const current = useCurrentClause(boxRef, index)
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const branch = useMemo(
    () => new Set(current === null ? [] : [...ancestorsOf(index, current), current]),
    [index, current],
  )
  const box = useRef<HTMLElement>(null)
  useFollow(box, current)
  const isOpen = (node: ClauseNode) => toggled.get(node.clause.id) ?? (node.level === 1 || branch.has(node.clause.id))
  const toggle = (node: ClauseNode) => setToggled(new Map(toggled).set(node.clause.id, !isOpen(node)))
  const branchOf = (nodes: readonly ClauseNode[]) => (
    <ul>
      {nodes.map((node) => {
        const open = isOpen(node)
        const { id, label, heading, text } = node.clause
        return (
          <li key={id}>
            <div className={styles.node} data-current={id === current || undefined}>
              {node.children.length > 0 ? (
                <button
                  type="button"
                  className={styles.fold}
                  aria-expanded={open}
                  aria-label={`${open ? '收起' : '展开'} ${label}`}
                  onClick={() => toggle(node)}
                >
                  {open ? '▾' : '▸'}
                </button>
              ) : (
                <span className={styles.fold} />
              )}
              <button
                type="button"
                className={styles.entry}
                data-level={node.level}
                aria-current={id === current ? 'location' : undefined}
                title={shorten(heading || text, 80)}
                onClick={() => onOpen(id)}
              >
                {label}
                {shorten(heading || text, 24)}
              </button>
            </div>
            {open && node.children.length > 0 && branchOf(node.children)}
          </li>
        )
      })}
    </ul>
  )
  return (
    <nav ref={box} className={styles.tree} aria-label="条目">
      {branchOf(index.roots)}
    </nav>
  )
}

/** Keeps the current clause in the tree's own view; the page itself is not moved. */
function useFollow(box: RefObject<HTMLElement | null>, current: string | null): void {
  useEffect(() => {
    const entry = box.current?.querySelector<HTMLElement>('[data-current]')
    const scroller = box.current
    if (!entry || !scroller) return
    const top = entry.offsetTop - scroller.offsetTop
    if (top < scroller.scrollTop + 24) scroller.scrollTop = top - 24
    else if (top + entry.offsetHeight > scroller.scrollTop + scroller.clientHeight - 24)
      scroller.scrollTop = top + entry.offsetHeight - scroller.clientHeight + 24
  }, [box, current])
}
