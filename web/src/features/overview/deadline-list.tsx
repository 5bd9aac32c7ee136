import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import styles from './overview.module.css'

/** The dated steps that come next. */
export function DeadlineList({ deadlines }: { deadlines: Overview['deadlines'] }) {
  return (
    <Section title="近期节点" extra={<Link href={paths.tasks()}>全部任务</Link>} flush>
      {deadlines.length === 0 ? (
        <Empty text="近期没有到期的节点" />
      ) : (
        <ul className={styles.list}>
          {deadlines.map((d) => (
            <li key={`${d.task}${d.date}${d.text}`}>
              <Link href={paths.task(d.task)} title={`${d.label} ${d.title}：${d.text}`}>
                <DueMark date={d.date} />
                <span className={styles.clamp}>
                  <b>{d.label}</b> {d.text}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
