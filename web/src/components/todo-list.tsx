import type { ReactNode } from 'react'
import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import { DueMark } from './due-mark.tsx'
import { Empty } from './empty.tsx'
import { Link } from './link.tsx'
import { Section } from './section.tsx'
import styles from './todo-list.module.css'

interface Props {
  readonly todos: readonly Todo[]
  readonly title?: string
  readonly extra?: ReactNode
  /** Nothing in this list: said of this list alone, other lists may hold something. */
  readonly empty: string
}

/** What waits for me; each line opens where it is done. */
export function TodoList({ todos, title = '我的待办', extra, empty }: Props) {
  return (
    <Section title={title} note={todos.length > 0 ? `${todos.length} 件` : undefined} extra={extra} flush>
      {todos.length === 0 ? (
        <Empty text={empty} />
      ) : (
        <ul className={styles.list}>
          {todos.map((t) => (
            <li key={t.kind + t.link}>
              <Link href={t.link}>
                <span>{t.text}</span>
                {t.dueOn && <DueMark date={t.dueOn} />}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
