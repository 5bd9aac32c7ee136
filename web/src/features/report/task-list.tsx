import { useEffect, useRef } from 'react'
import { PART_TITLES } from '@gongjian/domain/unit/unit.ts'
import { LINE_STANDING_TITLES, type LineView, type Standing } from './line-words.ts'
import styles from './report.module.css'

interface Props {
  readonly views: readonly LineView[]
  readonly current: string | undefined
  readonly onChoose: (task: string) => void
}

/** Every task of the report with one word on where it stands. */
export function TaskList({ views, current, onChoose }: Props) {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const box = list.current
    const item = box?.querySelector<HTMLElement>('[aria-current]')
    // Not scrollIntoView: that would scroll the page as well.
    if (box && item) box.scrollTop = item.offsetTop - box.clientHeight / 2
  }, [current])
  return (
    <nav className={styles.tasks} aria-label="任务清单" ref={list}>
      {views.map(({ line, standing, draft, editable }) => (
        <button
          key={line.task}
          type="button"
          aria-current={line.task === current ? 'true' : undefined}
          onClick={() => onChoose(line.task)}
        >
          <span className={styles.taskLabel}>
            {line.label}
            {line.part !== 'responsible' && <i>{PART_TITLES[line.part]}</i>}
          </span>
          <span className={styles.taskTitle}>{line.title}</span>
          <StandingMark standing={standing} />
          {draft.phase.name === 'conflict' && <span className={styles.taskNote}>两人同时改过</span>}
          {draft.phase.name === 'refused' && <span className={styles.taskNote}>有内容没有保存</span>}
          {editable && draft.news?.edited && draft.phase.name !== 'conflict' && (
            <span className={styles.taskNews}>{draft.news.edited.by} 改过</span>
          )}
        </button>
      ))}
    </nav>
  )
}

const TONES: Record<Standing, string | undefined> = {
  empty: styles.toneEmpty,
  carried: styles.toneCarried,
  filled: styles.toneFilled,
  'not-applicable': styles.toneFilled,
  returned: styles.toneReturned,
  submitted: styles.toneSent,
  accepted: styles.toneFilled,
}
const SIGNS: Record<Standing, string> = {
  empty: '○',
  carried: '◐',
  filled: '✓',
  'not-applicable': '✓',
  returned: '!',
  submitted: '→',
  accepted: '✓',
}

function StandingMark({ standing }: { standing: Standing }) {
  return (
    <span className={`${styles.standing} ${TONES[standing]}`}>
      <i aria-hidden>{SIGNS[standing]}</i>
      {LINE_STANDING_TITLES[standing]}
    </span>
  )
}
