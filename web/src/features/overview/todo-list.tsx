import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import styles from './overview.module.css'

/** What waits for me; each line opens where it is done. */
export function TodoList({ todos }: { todos: readonly Todo[] }) {
  return (
    <Section title="我的待办" note={todos.length > 0 ? `${todos.length} 件` : undefined} flush>
      {todos.length === 0 ? (
        <Empty text="没有待办，一切已办完" />
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
