import { memo, useMemo, type ReactNode, type RefObject } from 'react'
import type { Layer, Mark } from './marks.ts'
import { MarkTip } from './mark-tip.tsx'
import { noteHolders, type Paragraph } from './paragraphs.ts'
import { innermost, marksBySpan, segmentsOf, splitAt, type Segment } from './segments.ts'
import { overlaps, type Span } from './span.ts'
import { useReveal } from './use-reveal.ts'
import styles from './official-text.module.css'

interface Props {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  /** Sorted, as marksOf gives them. */
  readonly marks: readonly Mark[]
  readonly hidden?: readonly Layer[]
  /** Lit and scrolled to; a new object scrolls again. */
  readonly lit: Span | null
  readonly boxRef: RefObject<HTMLDivElement | null>
  /** What stands beside (before the paragraph, floating) or beneath the opening of a clause; give it an identity that stays. */
  readonly note?: (clause: string) => ReactNode
  readonly notesBeneath?: boolean
  /** Hundreds of pages: what is off the screen is not laid out. */
  readonly lazy?: boolean
  readonly onMark?: (mark: Mark) => void
}

const NONE: readonly Layer[] = []

/** The document as an official document reads. Every shown character keeps its offset: `data-start` on its span. */
export function OfficialText(props: Props) {
  const { text, paragraphs, marks, hidden = NONE, lit, boxRef, note, notesBeneath = false, lazy = false } = props
  const shown = useMemo(() => marks.filter((m) => !hidden.includes(m.layer)), [marks, hidden])
  const perParagraph = useMemo(() => marksBySpan(paragraphs, shown), [paragraphs, shown])
  const holders = useMemo(() => noteHolders(paragraphs, notesBeneath), [paragraphs, notesBeneath])
  useReveal(boxRef, lit)
  return (
    <>
      <div ref={boxRef} className={styles.document} lang="zh-CN" data-lazy={lazy || undefined}>
        {paragraphs.map((p, i) => (
          <Block
            key={p.start}
            text={text}
            paragraph={p}
            marks={perParagraph[i] ?? []}
            lit={lit !== null && overlaps(lit, p) ? lit : null}
            noteOf={holders[i] ?? null}
            note={note}
            notesBeneath={notesBeneath}
          />
        ))}
      </div>
      <MarkTip boxRef={boxRef} marks={shown} {...(props.onMark ? { onMark: props.onMark } : {})} />
    </>
  )
}

interface LineProps {
  readonly text: string
  readonly paragraph: Paragraph
  readonly marks: readonly Mark[]
  readonly lit: Span | null
}

interface BlockProps extends LineProps {
  /** The clause whose note stands here. */
  readonly noteOf: string | null
  readonly note: ((clause: string) => ReactNode) | undefined
  readonly notesBeneath: boolean
}

/** A mended row changes the marks of one paragraph, not of two thousand. */
const Block = memo(OneBlock, sameBlock)

function sameBlock(a: BlockProps, b: BlockProps): boolean {
  return (
    a.text === b.text &&
    a.paragraph === b.paragraph &&
    a.noteOf === b.noteOf &&
    a.note === b.note &&
    a.notesBeneath === b.notesBeneath &&
    a.lit?.start === b.lit?.start &&
    a.lit?.end === b.lit?.end &&
    a.marks.length === b.marks.length &&
    a.marks.every((m, i) => m.id === b.marks[i]?.id)
  )
}

function OneBlock({ noteOf, note, notesBeneath, ...line }: BlockProps) {
  const aside = noteOf === null ? undefined : note?.(noteOf)
  return (
    <div className={styles.block}>
      {!notesBeneath && aside}
      <Line {...line} />
      {notesBeneath && aside}
    </div>
  )
}

/** Justified, a line before an address would be torn apart. */
const LONG_LATIN = /[!-~]{24}/

function Line({ text, paragraph: p, marks, lit }: LineProps) {
  return (
    <p
      className={styles[p.kind]}
      data-p={p.start}
      data-level={p.level || undefined}
      data-loose={LONG_LATIN.test(text.slice(p.start, p.end)) || undefined}
      {...(p.opens && p.clause !== null ? { 'data-clause': p.clause } : {})}
      {...(p.kind === 'heading' ? { role: 'heading', 'aria-level': Math.min(6, p.level + 1) } : {})}
    >
      {p.runs.map((run) => (
        <RunSpans key={run.start} paragraph={p} text={text} run={run} marks={marks} lit={lit} />
      ))}
    </p>
  )
}

function RunSpans({ text, paragraph: p, run, marks, lit }: LineProps & { run: Span }) {
  const headingEnd = p.level > 0 ? p.headingEnd : p.start
  const spans = splitAt(run, headingEnd).flatMap((part) =>
    segmentsOf(part, marks, lit).map((s) => (
      <SegmentSpan key={s.start} text={text} segment={s} inHeading={s.start < headingEnd} />
    )),
  )
  return p.kind === 'title' ? <span className={styles.titleLine}>{spans}</span> : spans
}

function SegmentSpan({ text, segment, inHeading }: { text: string; segment: Segment; inHeading: boolean }) {
  const inner = innermost(segment.marks)
  return (
    <span
      data-start={segment.start}
      data-head={inHeading || undefined}
      data-lit={segment.lit || undefined}
      {...(inner ? { 'data-layer': inner.layer, 'data-marks': segment.marks.map((m) => m.id).join(' ') } : {})}
    >
      {text.slice(segment.start, segment.end)}
    </span>
  )
}
