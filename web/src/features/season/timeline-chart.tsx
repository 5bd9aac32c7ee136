import { useMemo, useState, type CSSProperties } from 'react'
import { addDays, daysBetween } from '@gongjian/domain/calendar/calendar.ts'
import { ALERT_COLOURS } from '@gongjian/domain/season/alert.ts'
import type { SeasonAlert, SeasonTimeline, TimelineBar } from '@gongjian/domain/season/obey-contracts.ts'
import { MEASURES, measureWords } from '@gongjian/domain/season/words.ts'
import { Empty } from '../../components/empty.tsx'
import { EnterpriseLink } from '../../components/enterprise-link.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { drawnRows, type DrawnRow } from './timeline-rows.ts'
import styles from './timeline.module.css'

const ROW = 24
const HEIGHT = 600
/** Rows above and below the box that are drawn already, so that scrolling shows no gap. */
const SPARE = 8

interface Span {
  readonly from: string
  readonly days: number
}

/** The season's Gantt: however many lines it has, only those in sight are drawn. */
export function TimelineChart({ timeline, today }: { timeline: SeasonTimeline; today: string }) {
  const [q, setQ] = useState('')
  const [top, setTop] = useState(0)
  const rows = useMemo(() => drawnRows(timeline, q), [timeline, q])
  const { season, alerts, bars } = timeline
  const span: Span = { from: season.from, days: daysBetween(season.from, season.until) + 1 }
  const first = Math.max(0, Math.floor(top / ROW) - SPARE)
  const last = Math.min(rows.length, Math.ceil((top + HEIGHT) / ROW) + SPARE)
  return (
    <div className={styles.chart}>
      <div className={styles.tools}>
        <SearchBox label="企业" value={q} onChange={setQ} />
        <span>
          {timeline.enterprises.length.toLocaleString()} 家、{bars.length.toLocaleString()} 条
        </span>
        <span className={styles.legend}>
          <i data-measure="停产" /> 停产 <i data-measure="限产" /> 限产 <i data-measure="豁免" /> 豁免
          {ALERT_COLOURS.filter((c) => alerts.some((a) => a.colour === c)).map((c) => (
            <span key={c}>
              {' '}
              <i data-colour={c} /> {c}预警
            </span>
          ))}
        </span>
      </div>
      <div className={styles.head}>
        <span className={styles.name} />
        <span className={styles.lane}>
          {monthsOf(span).map((m) => (
            <span key={m.label} className={styles.month} style={placed(m.at, m.days, span)}>
              {m.label}
            </span>
          ))}
        </span>
      </div>
      {rows.length === 0 && <Empty text={`没有名称含“${q.trim()}”的企业`} />}
      <div
        className={styles.box}
        style={{ height: Math.min(HEIGHT, rows.length * ROW + 2) }}
        onScroll={(e) => setTop(e.currentTarget.scrollTop)}
        tabIndex={0}
        role="region"
        aria-label="错峰季甘特图"
      >
        <div style={{ height: rows.length * ROW, position: 'relative' }}>
          <Today span={span} today={today} />
          {rows.slice(first, last).map((row, i) => (
            <Row key={first + i} row={row} top={(first + i) * ROW} timeline={timeline} span={span} />
          ))}
        </div>
      </div>
    </div>
  )
}

interface RowProps {
  readonly row: DrawnRow
  readonly top: number
  readonly timeline: SeasonTimeline
  readonly span: Span
}

function Row({ row, top, timeline, span }: RowProps) {
  const works = timeline.enterprises[row.at]
  if (row.kind === 'works')
    return (
      <div className={styles.works} style={{ top }}>
        {works && works.id !== null ? <EnterpriseLink of={{ id: works.id, name: works.name }} /> : works?.name}
        <small>
          {row.lines} 条{works?.unit ? ` · ${works.unit.short}` : ''}
        </small>
      </div>
    )
  return (
    <div className={styles.row} style={{ top }}>
      <span className={styles.name} title={row.name}>
        {row.name}
      </span>
      <span className={styles.lane}>
        <Bands bars={row.bars} timeline={timeline} span={span} />
        {row.bars.map((bar, i) => (
          <Bar key={i} bar={bar} span={span} />
        ))}
        {row.bars.map((bar, i) => (
          <Added key={i} bar={bar} timeline={timeline} span={span} />
        ))}
      </span>
    </div>
  )
}

function Bar({ bar: [, name, at, percent, from, until], span }: { bar: TimelineBar; span: Span }) {
  const measure = MEASURES[at] ?? null
  const words = measureWords(measure, percent)
  if (from === null || until === null)
    return (
      <span className={styles.whole} data-measure={measure ?? '未定'}>
        {words}
      </span>
    )
  const days = `${addDays(span.from, from)} 至 ${addDays(span.from, until)}`
  return (
    <span
      className={styles.bar}
      data-measure={measure ?? '未定'}
      style={placed(from, until - from + 1, span)}
      title={`${name}：${words}，${days}`}
    >
      {words}
    </span>
  )
}

/** What an alert adds to the line; undefined: nothing. */
function addedBy({ colour }: SeasonAlert, [, , , , , , places]: TimelineBar, { alertWords }: SeasonTimeline) {
  return alertWords[places[ALERT_COLOURS.indexOf(colour)] ?? -1]
}

/** Days on which an alert adds something to the line, behind its bars: of whom it spares it shows nothing. */
function Bands({ bars, timeline, span }: { bars: readonly TimelineBar[]; timeline: SeasonTimeline; span: Span }) {
  return timeline.alerts
    .filter((a) => bars.some((b) => addedBy(a, b, timeline) !== undefined))
    .map((a) => (
      <span
        key={a.id}
        className={styles.band}
        data-colour={a.colour}
        style={placed(daysBetween(span.from, a.from), daysBetween(a.from, a.until) + 1, span)}
        title={`${a.colour}预警 ${a.from} 至 ${a.until}`}
      />
    ))
}

/** What the line adds on the days of each alert. */
function Added({ bar, timeline, span }: { bar: TimelineBar; timeline: SeasonTimeline; span: Span }) {
  const [, name] = bar
  return timeline.alerts.map((a) => {
    const words = addedBy(a, bar, timeline)
    if (words === undefined) return null
    const [at, days] = [daysBetween(span.from, a.from), daysBetween(a.from, a.until) + 1]
    return (
      <span
        key={a.id}
        className={styles.added}
        data-colour={a.colour}
        style={placed(at, days, span)}
        title={`${name}：${a.colour}预警期间${words}，${a.from} 至 ${a.until}`}
      >
        {words}
      </span>
    )
  })
}

/** Today, behind the bars. */
function Today({ span, today }: { span: Span; today: string }) {
  const now = daysBetween(span.from, today)
  return (
    <div className={styles.marks} aria-hidden>
      {now >= 0 && now < span.days && <span className={styles.today} style={placed(now, 0, span)} />}
    </div>
  )
}

/** Where days lie in a lane, cut at the season's ends. */
function placed(at: number, days: number, span: Span): CSSProperties {
  const from = Math.max(0, at)
  const until = Math.min(span.days, at + days)
  return { left: `${(from / span.days) * 100}%`, width: `${(Math.max(0, until - from) / span.days) * 100}%` }
}

/** The months that the season touches, from its first day on. */
function monthsOf({ from, days }: Span): { label: string; at: number; days: number }[] {
  const months = Map.groupBy(
    Array.from({ length: days }, (_, at) => at),
    (at) => addDays(from, at).slice(0, 7),
  )
  return [...months].map(([month, its]) => ({
    label: `${Number(month.slice(5))}月`,
    at: its[0] ?? 0,
    days: its.length,
  }))
}
