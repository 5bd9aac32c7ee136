import { useMe } from '../../app/me.tsx'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { Unknown } from '../../components/unknown.tsx'
import {
  hasWindow,
  inOrder,
  lanesOf,
  scaleOf,
  type Dated,
  type Lane,
  type MilestoneView,
  type Scale,
} from './time-line.ts'
import styles from './milestones.module.css'

/** The plan's dated steps on a line of years, with today across; below, each in words with how many bodies report it done. */
export function Milestones({ milestones }: { milestones: readonly MilestoneView[] }) {
  const { today } = useMe()
  if (milestones.length === 0) return <Empty text="方案没有为这项任务写明时间节点" />
  const lanes = lanesOf(milestones)
  const scale = scaleOf([today, ...lanes.flatMap((l) => l.steps.map((s) => s.date))])
  return (
    <>
      {lanes.length > 0 && (
        <div className={styles.line} aria-hidden>
          <div className={styles.years}>
            {scale.years.map((y) => (
              <span key={y}>{y}</span>
            ))}
          </div>
          {lanes.map((lane) => (
            <LaneRow key={lane.name} lane={lane} scale={scale} today={today} />
          ))}
          <div className={styles.overlay}>
            <span className={styles.today} style={{ left: `${scale.at(today)}%` }}>
              <b>今天</b>
            </span>
          </div>
        </div>
      )}
      <ol className={styles.steps}>
        {inOrder(milestones).map((m) => (
          <Step key={m.id} step={m} />
        ))}
      </ol>
    </>
  )
}

function LaneRow({ lane, scale, today }: { lane: Lane; scale: Scale; today: string }) {
  const first = lane.steps[0]
  const last = lane.steps.at(-1)
  return (
    <div className={styles.lane}>
      <span className={styles.name} title={lane.name}>
        {lane.name}
      </span>
      <span className={styles.road}>
        {hasWindow(lane) && first && last && (
          <span
            className={styles.window}
            style={{ left: `${scale.at(first.date)}%`, width: `${scale.at(last.date) - scale.at(first.date)}%` }}
          />
        )}
        {lane.steps.map((s) => (
          <span
            key={s.id}
            className={`${styles.dot} ${toneOf(s, today)}`}
            style={{ left: `${scale.at(s.date)}%` }}
            title={`${s.date} ${s.text}`}
          />
        ))}
      </span>
    </div>
  )
}

function Step({ step }: { step: MilestoneView }) {
  const done = isDone(step)
  return (
    <li>
      <DueMark date={step.date} done={done} />
      <span>
        {step.text} <ClauseLink label="原文" clause={step.clause} start={step.start} end={step.end} />
      </span>
      <span className={styles.reached} title="已报完成的主体责任单位">
        {step.of === 0 ? <Unknown because="没有您能看到的填报" /> : `${step.reachedBy} / ${step.of} 已报完成`}
      </span>
    </li>
  )
}

function isDone(step: MilestoneView): boolean {
  return step.of > 0 && step.reachedBy >= step.of
}

function toneOf(step: Dated, today: string): string | undefined {
  if (isDone(step)) return styles.done
  return step.date < today ? styles.past : styles.ahead
}
