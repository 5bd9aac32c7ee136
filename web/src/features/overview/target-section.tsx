import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { goalInBrief, goalInWords } from '@gongjian/domain/target/goal-words.ts'
import { Section } from '../../components/section.tsx'
import { TargetList, TargetProgress, useTargetFigures } from '../../components/target-list.tsx'
import { overallTargets } from './overall-targets.ts'
import styles from './overview.module.css'

type Targets = Overview['targets']

const WHOLE = 'targets'

/** The overall goals of the plan, a line each; the others stand below in full. */
export function TargetCard({ targets }: { targets: Targets }) {
  const figureOf = useTargetFigures()
  const shown = overallTargets(targets)
  return (
    <Section title="目标" note={`${targets.length} 项`} extra={<a href={`#${WHOLE}`}>看全部</a>} flush>
      <ul className={styles.targets}>
        {shown.map((t) => (
          <li key={t.id} title={`${t.subject} ${goalInWords(t)}`}>
            <span>{t.subject}</span>
            <TargetProgress target={t} figure={figureOf(t)} />
            <b>{goalInBrief(t)}</b>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function TargetSection({ targets }: { targets: Targets }) {
  return (
    <Section id={WHOLE} title="全部目标" note={`${targets.length} 项`} flush>
      <TargetList targets={targets} />
    </Section>
  )
}
