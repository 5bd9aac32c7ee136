import { countyShapes, zonePoints, type Position } from '@gongjian/plan-zhengzhou-2019-37/map.ts'
import { LIGHT_TITLES, type Light } from '@gongjian/domain/light/light.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { LIGHT_COLORS } from '../../app/theme.ts'
import { LightShape } from '../../components/light-mark.tsx'
import { centre, projection } from './projection.ts'
import styles from './overview.module.css'

const WIDTH = 680
const GLYPH = 20

interface Props {
  readonly units: readonly UnitRef[]
  readonly lights: Readonly<Record<string, Light>>
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}

interface Place {
  readonly code: string
  readonly d: string | null
  readonly at: readonly [number, number]
}

const rings = countyShapes.features.map((f) => f.geometry.coordinates[0] ?? [])
const { project, height } = projection(rings, WIDTH)

/** Counties as outlines, zones as points about where they lie. */
const PLACES: readonly Place[] = [
  ...countyShapes.features.map((f): Place => {
    const ring = f.geometry.coordinates[0] ?? []
    return { code: f.properties.code, d: path(ring), at: project(centre(ring)) }
  }),
  ...Object.entries(zonePoints).map(([code, z]): Place => ({ code, d: null, at: project(z.at) })),
]

function path(ring: readonly Position[]): string {
  return `M${ring
    .map((p) =>
      project(p)
        .map((n) => n.toFixed(1))
        .join(' '),
    )
    .join('L')}Z`
}

export function SchematicMap(props: Props) {
  return (
    <figure className={styles.map}>
      <svg viewBox={`0 0 ${WIDTH} ${Math.ceil(height)}`} aria-label="各单位最差的灯，示意图">
        {PLACES.map((p) => (
          <PlaceMark key={p.code} place={p} {...props} />
        ))}
      </svg>
      <figcaption>示意图，不作划界依据；圆圈为开发区，只表示大致位置</figcaption>
    </figure>
  )
}

function PlaceMark({ place, units, lights, unit, onUnit }: Props & { place: Place }) {
  const ref = units.find((u) => u.code === place.code)
  if (!ref) return null
  const light = lights[ref.code] ?? 'none'
  const chosen = unit === ref.code
  const title = `${ref.name}：${LIGHT_TITLES[light]}`
  const choose = () => onUnit(chosen ? undefined : ref.code)
  const [x, y] = place.at
  return (
    <g
      className={`${styles.place} ${chosen ? styles.chosen : ''}`}
      role="button"
      tabIndex={0}
      aria-label={title}
      aria-pressed={chosen}
      onClick={choose}
      onKeyDown={(e) => e.key === 'Enter' && choose()}
    >
      <title>{title}</title>
      {place.d ? (
        <path d={place.d} fill={LIGHT_COLORS[light]} fillOpacity={light === 'none' ? 0.06 : 0.16} />
      ) : (
        <circle cx={x} cy={y} r={17} fill="#fff" />
      )}
      <svg x={x - GLYPH / 2} y={y - GLYPH / 2} width={GLYPH} height={GLYPH} viewBox="0 0 16 16">
        <LightShape light={light} />
      </svg>
      <text x={x} y={y + 34} textAnchor="middle">
        {ref.short}
      </text>
    </g>
  )
}
