import type { Board } from '@gongjian/domain/period/contracts.ts'
import { useNarrow } from '../../components/use-narrow.ts'
import { hourChart } from './board-view.ts'
import styles from './period.module.css'

const HEIGHT = 96
const LABELS = 18
const WIDE = 1200
const NARROW = 420
/** A day's label needs that much. */
const LABEL_WIDTH = 68

/** When the reports came in, hour by hour, up to the due day. */
export function HourBars({ board }: { board: Board }) {
  const narrow = useNarrow()
  const chart = hourChart(board)
  if (!chart) return null
  const width = narrow ? NARROW : WIDE
  const step = Math.ceil(LABEL_WIDTH / ((chart.days[0]?.width ?? 1) * width))
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT + LABELS}`}
      className={styles.chart}
      role="img"
      aria-label={`按小时的首次报送数：${chart.bars.map((b) => `${b.hour}时 ${b.count} 个`).join('，')}`}
    >
      {chart.days.map((d, i) => (
        <g key={d.day}>
          <line x1={d.at * width} x2={d.at * width} y1={0} y2={HEIGHT} className={styles.dayLine} />
          {i % step === 0 && (
            <text x={d.at * width + 4} y={HEIGHT + 14}>
              {d.day.slice(5)}
              {d.count > 0 && <tspan className={styles.dayCount}> {d.count} 个</tspan>}
            </text>
          )}
        </g>
      ))}
      <line x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} className={styles.axis} />
      {chart.bars.map((b) => {
        const height = (b.count / chart.most) * (HEIGHT - 16)
        const barWidth = Math.max(2, chart.hourWidth * width - 1)
        return (
          <g key={b.hour}>
            <title>{`${b.hour} 时：${b.count} 个单位`}</title>
            <rect x={b.at * width} y={HEIGHT - height} width={barWidth} height={height} className={styles.hourBar} />
          </g>
        )
      })}
      {chart.due !== null && (
        <g>
          <line x1={chart.due * width - 1} x2={chart.due * width - 1} y1={0} y2={HEIGHT} className={styles.dueLine} />
          <text x={chart.due * width - 5} y={11} textAnchor="end" className={styles.dueText}>
            {Number(board.dueOn.slice(8))}日 24 时截止
          </text>
        </g>
      )}
    </svg>
  )
}
