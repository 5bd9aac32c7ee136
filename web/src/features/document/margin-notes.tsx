import type { ReactNode } from 'react'
import { PART_TITLES } from '@gongjian/domain/unit/unit.ts'
import type { Finding } from '@gongjian/domain/plan/finding.ts'
import { rowsOfRuleText } from '@gongjian/domain/register/narrowed.ts'
import type { RuleCount } from '@gongjian/domain/rule/contracts.ts'
import type { CandidateStanding } from '@gongjian/domain/sweep/candidate.ts'
import { useReach } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { LightCounts, useBurning } from '../../components/light-bar.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import type { Span } from '../../components/official-text/span.ts'
import {
  aroundWords,
  assignmentWords,
  deadlineWords,
  shorten,
  targetWords,
} from '../../components/official-text/words.ts'
import { unitsInShort, type MarginNote, type MarginRule, type TaskCard } from './margin.ts'
import styles from './document-page.module.css'

type Show = (clause: string | null, words: Span) => void

interface Props {
  readonly text: string
  readonly note: MarginNote
  readonly withFindings: boolean
  readonly onShow: Show
}

/** Beside a clause on a wide screen, beneath it on a phone. */
export function MarginNotes({ text, note, withFindings, onShow }: Props) {
  const findings = withFindings ? note.findings : []
  const dated = note.deadlines.filter(({ deadline: d }) => d.kind !== 'ongoing' || d.date !== null)
  const { tasks, assignments, targets, rules } = note
  if ([tasks, assignments, dated, targets, rules, findings].every((x) => x.length === 0)) return null
  const aside = (
    <aside className={styles.notes} aria-label="边注">
      {note.tasks.map((card) => (
        <TaskNote key={card.task.id} card={card} />
      ))}
      {note.assignments.map((a, i) => (
        <Value key={`a${i}`} title="分工" onShow={() => onShow(a.clause, a)}>
          {shorten(assignmentWords(a), 80)}
        </Value>
      ))}
      {dated.map(({ deadline: d, pathway }, i) => (
        <Value key={`d${i}`} title="期限" onShow={() => onShow(d.clause, d)}>
          {deadlineWords(d)} <small>{pathway ?? aroundWords(text, d)}</small>
        </Value>
      ))}
      {note.targets.map((t, i) => (
        <Value key={`t${i}`} title="指标" onShow={() => onShow(t.clause, t)}>
          {shorten(t.subject, 40)} {targetWords({ ...t, by: null })}
        </Value>
      ))}
      {rules.map((r) => (
        <RuleNote key={r.rule.id} {...r} onShow={onShow} />
      ))}
      {findings.map((f, i) => (
        <FindingNote key={`f${i}`} finding={f} onShow={onShow} />
      ))}
    </aside>
  )
  // A task begins abreast of its notes: those of the task before it have run down, and the text waits for them.
  return tasks.length === 0 ? (
    aside
  ) : (
    <>
      <div className={styles.abreast} />
      {aside}
    </>
  )
}

function TaskNote({ card }: { card: TaskCard }) {
  const { task } = card
  const burning = useBurning(card.counts)
  return (
    <div className={styles.task}>
      <Link href={paths.task(task.id)} className={styles.taskLink} title={`任务 ${task.label} ${task.title}`}>
        <LightMark light={card.light} />
        <span>任务 {task.label}</span>
      </Link>
      <Units title={PART_TITLES.lead} names={card.leads} />
      <Units title={PART_TITLES.responsible} names={card.responsible} />
      <Units title={PART_TITLES.cooperating} names={card.cooperating} all />
      {burning.length > 0 && (
        <Link href={paths.task(task.id)} className={styles.counts} title="各主体状态">
          <LightCounts counts={card.counts} />
        </Link>
      )}
    </div>
  )
}

function Units({ title, names, all = false }: { title: string; names: readonly string[]; all?: boolean }) {
  if (names.length === 0) return null
  return (
    <div className={styles.units} title={names.join('、')}>
      <span>{title}</span>
      <span>{all ? names.join('、') : unitsInShort(names)}</span>
    </div>
  )
}

function Value({ title, onShow, children }: { title: string; onShow: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.value} onClick={onShow} title="在正文中点亮">
      <span>{title}</span>
      <span>{children}</span>
    </button>
  )
}

/** 涉及 12 台，3 未定: each figure leads to its rows. */
function CountLinks({ rule, count }: { rule: string; count: RuleCount }) {
  const { register, counter, holds, borderline, unknown } = count
  // Who does not read every county’s rows must not take his own for all.
  const scope = useReach('item.read') === 'all' ? '' : '可见范围内'
  const to = (standing: CandidateStanding): string => paths.register(register, { rule: rowsOfRuleText(rule, standing) })
  return (
    <>
      <Link href={to('yes')}>
        {scope}涉及 {holds.toLocaleString()} {counter}
      </Link>
      {borderline > 0 && <Link href={to('borderline')}>{borderline.toLocaleString()} 恰在界限</Link>}
      {unknown > 0 && (
        <Link href={to('unknown')} title="缺少事实，还不能判断">
          {unknown.toLocaleString()} 未定
        </Link>
      )}
    </>
  )
}

/** Which rule and whom it touches, in two lines, so that the notes stay beside their clauses; the sentence, and what was found by it, unfold. */
function RuleNote({ rule, count, onShow }: MarginRule & { onShow: Show }) {
  const { sentence, clauseLabel, span } = rule
  const said = sentence.startsWith(`${clauseLabel}：`) ? sentence.slice(clauseLabel.length + 1) : sentence
  return (
    <div className={styles.ruleNote}>
      <details className={styles.rule}>
        <summary title={said}>
          <span>规则</span> {rule.title}
        </summary>
        <button
          type="button"
          className={styles.value}
          onClick={() => onShow(rule.clause, span ?? { start: 0, end: 0 })}
          title="在正文中点亮"
        >
          {said}
        </button>
        {count?.sweep && (
          <span className={styles.ruleLinks}>
            <SweepLinks rule={rule.id} sweep={count.sweep} />
          </span>
        )}
      </details>
      {count && (
        <span className={styles.ruleLinks}>
          <CountLinks rule={rule.id} count={count} />
        </span>
      )}
    </div>
  )
}

/** What the sweep found by this very rule; what lacks facts stands on a page of its own. */
function SweepLinks({
  rule,
  sweep: { subject, open, unknown },
}: {
  rule: string
  sweep: NonNullable<RuleCount['sweep']>
}) {
  return (
    <>
      <Link href={paths.sweep(subject, { rule })}>
        规则排查{open > 0 ? `：${open.toLocaleString()} 条待确认` : '结果'}
      </Link>
      {unknown > 0 && (
        <Link href={paths.sweep(subject, { rule, show: 'missing' })}>{unknown.toLocaleString()} 条缺少事实</Link>
      )}
    </>
  )
}

/** Its first two lines, so that the notes stay beside their clauses; the rest and what to do unfold, and the words are lit. */
export function FindingNote({ finding, onShow }: { finding: Finding; onShow: Show }) {
  return (
    <details className={styles.finding}>
      <summary title={finding.message} onClick={() => onShow(finding.clause, finding)}>
        {finding.message}
      </summary>
      {finding.suggestion !== '' && <small>建议：{finding.suggestion}</small>}
    </details>
  )
}
