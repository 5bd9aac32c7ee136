import { addDays } from '@gongjian/domain/calendar/calendar.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import styles from './overview.module.css'

type Deadline = Overview['deadlines'][number]

/** As many as the card holds without a line cut through; of the days gone by the server tells two, so one to come is there. */
const DAYS = 3

/** The days that come next, each with its first step and how many there are: many of a plan's steps share one day. */
export function DeadlineList({ deadlines }: { deadlines: readonly Deadline[] }) {
  const days = [...Map.groupBy(deadlines, (d) => d.date)].slice(0, DAYS)
  return (
    <Section title="近期节点" extra={<Link href={paths.tasks()}>全部任务</Link>} flush>
      {days.length === 0 ? (
        <Empty text="近期没有到期的节点" />
      ) : (
        <ul className={styles.days}>
          {days.map(([date, steps]) => (
            <li key={date}>
              <span className={styles.dayHead}>
                <DueMark date={date} />
                {steps.length > 1 && (
                  <Link href={paths.tasks({ dueBefore: addDays(date, 1) })} title={`下一节点在 ${date} 及以前的任务`}>
                    共 {steps.length} 项
                  </Link>
                )}
              </span>
              <Step step={steps[0]} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Step({ step }: { step: Deadline | undefined }) {
  if (!step) return null
  return (
    <Link href={paths.task(step.task)} title={`${step.label} ${step.title}：${step.text}`}>
      <b>{step.label}</b> {step.text}
    </Link>
  )
}
