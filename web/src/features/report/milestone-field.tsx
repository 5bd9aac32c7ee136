import { Checkbox } from 'antd'
import type { Milestone } from '@gongjian/domain/task/task.ts'
import { DueMark } from '../../components/due-mark.tsx'
import styles from './report.module.css'

interface Props {
  readonly milestones: readonly Milestone[]
  readonly reached: readonly string[]
  /** Reported a month before. */
  readonly before: readonly string[]
  readonly editable: boolean
  readonly onChange: (reached: string[]) => void
}

/** The task's dated steps; those done stay ticked from month to month. */
export function MilestoneField({ milestones, reached, before, editable, onChange }: Props) {
  return (
    <ul className={styles.milestones}>
      {milestones.map((m) => {
        const done = reached.includes(m.id)
        return (
          <li key={m.id}>
            <Checkbox
              checked={done}
              disabled={!editable}
              onChange={(e) => onChange(e.target.checked ? [...reached, m.id] : reached.filter((r) => r !== m.id))}
            >
              <span className={styles.milestone}>
                <DueMark date={m.date} done={done} />
                <span title={m.text}>{m.text}</span>
                {before.includes(m.id) && <small>上月已报完成</small>}
              </span>
            </Checkbox>
          </li>
        )
      })}
    </ul>
  )
}
