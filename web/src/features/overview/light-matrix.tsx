import { memo, useState, type KeyboardEvent, type SyntheticEvent } from 'react'
import { LIGHT_TITLES } from '@gongjian/domain/light/light.ts'
import type { Cell, Overview } from '@gongjian/domain/overview/contracts.ts'
import { paths } from '../../app/paths.ts'
import { LightLegend } from '../../components/light-bar.tsx'
import { LightShape } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { step } from '../../components/grid-keys.ts'
import styles from './overview.module.css'

type Matrix = Overview['matrix']
interface Props {
  readonly matrix: Matrix
  /** The body whose column is lit. */
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}

/** So many units share the card's width; a plan with more scrolls inside it. */
const FITS = 16

/** Tasks down, bodies across, a light in each cell; the line above says why the cell under the pointer is as it is. */
export function LightMatrix({ matrix, unit, onUnit }: Props) {
  const [words, setWords] = useState('')
  function tell(e: SyntheticEvent) {
    const cell = e.target instanceof Element ? e.target.closest('a[data-words]') : null
    setWords(cell?.getAttribute('data-words') ?? '')
  }
  return (
    <Section title="任务 × 主体责任单位" note="点格子看该单位这项任务，点单位名看该单位" flush>
      <div className={styles.words} aria-live="polite">
        {words === '' ? <LightLegend /> : words}
      </div>
      <div
        className={`${styles.matrixBox} ${matrix.units.length > FITS ? styles.matrixWide : ''}`}
        onMouseOver={tell}
        onFocus={tell}
        onMouseLeave={() => setWords('')}
      >
        <Grid matrix={matrix} unit={unit} onUnit={onUnit} />
      </div>
    </Section>
  )
}

/** Memoised: 368 cells need not be drawn again when the line above changes. */
const Grid = memo(function Grid({ matrix, unit, onUnit }: Props) {
  return (
    <table className={styles.matrix} onKeyDown={move}>
      <thead>
        <tr>
          <th scope="col">任务</th>
          {matrix.units.map((u) => (
            <th key={u.code} scope="col" className={u.code === unit ? styles.lit : undefined}>
              <button
                type="button"
                title={u.name}
                aria-pressed={u.code === unit}
                onClick={() => onUnit(u.code === unit ? undefined : u.code)}
              >
                {u.short}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row, r) => (
          <tr key={row.task}>
            <th scope="row">
              <Link href={paths.task(row.task)} title={`${row.label} ${row.title}`}>
                <span>{row.label}</span> {row.title}
              </Link>
            </th>
            {matrix.units.map((u, c) => (
              <td key={u.code} className={u.code === unit ? styles.lit : undefined}>
                <CellLink
                  row={row}
                  unitName={u.name}
                  cell={row.cells.find((x) => x.unit === u.code)}
                  first={r === 0 && c === 0}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

interface CellProps {
  readonly row: Matrix['rows'][number]
  readonly unitName: string
  readonly cell: Cell | undefined
  readonly first: boolean
}

function CellLink({ row, unitName, cell, first }: CellProps) {
  if (!cell) return <span className={styles.noPart} title={`${unitName}不承担这项任务`} />
  const words = `${row.label} ${row.title} · ${unitName}：${LIGHT_TITLES[cell.light]}，${cell.because}`
  return (
    <Link
      href={paths.task(row.task, cell.unit)}
      data-words={words}
      title={words}
      aria-label={words}
      tabIndex={first ? 0 : -1}
    >
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden>
        <LightShape light={cell.light} />
      </svg>
    </Link>
  )
}

/** One stop of the Tab key for the whole matrix; the arrows walk inside. */
function move(e: KeyboardEvent<HTMLTableElement>) {
  const from = e.target instanceof Element ? e.target.closest('td') : null
  const delta = step(e.key)
  if (!from || !delta) return
  const rows = e.currentTarget.tBodies[0]?.rows
  let r = (from.parentElement as HTMLTableRowElement).sectionRowIndex + delta.down
  let c = from.cellIndex + delta.right
  // A cell without a part is stepped over.
  for (; rows?.[r]?.cells[c]; r += delta.down, c += delta.right) {
    const link = rows[r]?.cells[c]?.querySelector('a')
    if (!link || c === 0) continue
    e.preventDefault()
    from.querySelector('a')?.setAttribute('tabindex', '-1')
    link.setAttribute('tabindex', '0')
    link.focus()
    return
  }
}
