import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import styles from './overview.module.css'

type Deadline = Overview['deadlines'][number]

/** The dated steps that come next, a day at a time: many of a plan's steps share one day. */
export function DeadlineList({ deadlines }: { deadlines: readonly Deadline[] }) {
  const days = [...new Set(deadlines.map((d) => d.date))]
  return (
    <Section title="近期节点" extra={<Link href={paths.tasks()}>全部任务</Link>} flush>
      {deadlines.length === 0 && <Empty text="近期没有到期的节点" />}
      {days.map((date) => (
        <div key={date} className={styles.day}>
          <DueMark date={date} />
          <ul>
            {deadlines
              .filter((d) => d.date === date)
              .map((d) => (
                <li key={d.task + d.text}>
                  <Link href={paths.task(d.task)} title={`${d.label} ${d.title}：${d.text}`}>
                    <b>{d.label}</b> {d.text}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}
