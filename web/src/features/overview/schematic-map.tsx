import { countyShapes, zonePoints, type Position } from '@gongjian/plan-zhengzhou-2019-37/map.ts'
import { LIGHT_TITLES, type Light } from '@gongjian/domain/light/light.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { LIGHT_COLORS } from '../../app/theme.ts'
import { LightShape } from '../../components/light-mark.tsx'
import { boundsOf, type Bounds } from '../../components/map/bounds.ts'
import { centre, projection, type Projection } from './projection.ts'
import styles from './overview.module.css'

const WIDTH = 680
const GLYPH = 24
/** The districts of the city proper: too small to read among the counties, so drawn once more, larger. */
const INNER: Bounds = { west: 113.42, south: 34.58, east: 113.9, north: 34.97 }
/** Where two marks would lie upon each other, one steps aside. */
const ASIDE: Readonly<Record<string, Position>> = {
  '410102': [113.52, 34.745],
  '410104': [113.705, 34.665],
  '410105': [113.685, 34.81],
  '410108': [113.6, 34.9],
  '410182': [113.37, 34.74],
}

interface Props {
  readonly units: readonly UnitRef[]
  readonly lights: Readonly<Record<string, Light>>
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}

interface Place {
  readonly code: string
  /** null: a zone, known as a point. */
  readonly ring: readonly Position[] | null
  readonly at: Position
}

const COUNTIES: readonly Place[] = countyShapes.features.map((f) => {
  const ring = f.geometry.coordinates[0] ?? []
  return { code: f.properties.code, ring, at: ASIDE[f.properties.code] ?? centre(ring) }
})
const ZONES: readonly Place[] = Object.entries(zonePoints).map(([code, z]) => ({ code, ring: null, at: z.at }))

const CITY_VIEW = projection(boundsOf(COUNTIES.flatMap((c) => c.ring ?? [])), WIDTH)
const INNER_VIEW = projection(INNER, WIDTH)

export function SchematicMap(props: Props) {
  const [x1, y1] = CITY_VIEW.project([INNER.west, INNER.north])
  const [x2, y2] = CITY_VIEW.project([INNER.east, INNER.south])
  return (
    <figure className={styles.map}>
      <svg viewBox={`0 0 ${WIDTH} ${Math.ceil(CITY_VIEW.height)}`} aria-label="各单位最差的灯，示意图">
        {[...COUNTIES, ...ZONES].map((p) => (
          <PlaceMark key={p.code} place={p} view={CITY_VIEW} marked={!isInside(p.at)} {...props} />
        ))}
        <ChosenOutline unit={props.unit} view={CITY_VIEW} />
        <rect className={styles.frame} x={x1} y={y1} width={x2 - x1} height={y2 - y1} />
      </svg>
      <svg viewBox={`0 0 ${WIDTH} ${Math.ceil(INNER_VIEW.height)}`} className={styles.inner} aria-label="市区放大">
        {[...COUNTIES, ...ZONES].map((p) => (
          <PlaceMark key={p.code} place={p} view={INNER_VIEW} marked={isInside(p.at)} {...props} />
        ))}
        <ChosenOutline unit={props.unit} view={INNER_VIEW} />
      </svg>
      <figcaption>示意图，不作划界依据。下图为上图方框放大；圆圈为开发区，只表示大致位置</figcaption>
    </figure>
  )
}

function isInside([longitude, latitude]: Position): boolean {
  return longitude > INNER.west && longitude < INNER.east && latitude > INNER.south && latitude < INNER.north
}

function outline(ring: readonly Position[], view: Projection): string {
  const points = ring.map((p) =>
    view
      .project(p)
      .map((n) => n.toFixed(1))
      .join(' '),
  )
  return `M${points.join('L')}Z`
}

/** Drawn last, so that no neighbour covers it. */
function ChosenOutline({ unit, view }: { unit: string | undefined; view: Projection }) {
  const ring = COUNTIES.find((c) => c.code === unit)?.ring
  return ring ? <path className={styles.chosenOutline} d={outline(ring, view)} /> : null
}

interface PlaceProps extends Props {
  readonly place: Place
  readonly view: Projection
  /** With its light and name; else only its ground. */
  readonly marked: boolean
}

function PlaceMark({ place, view, marked, units, lights, unit, onUnit }: PlaceProps) {
  const ref = units.find((u) => u.code === place.code)
  if (!ref || (!marked && !place.ring)) return null
  const light = lights[ref.code] ?? 'none'
  const chosen = unit === ref.code
  const title = `${ref.name}：${LIGHT_TITLES[light]}`
  const choose = () => onUnit(chosen ? undefined : ref.code)
  const [x, y] = view.project(place.at)
  return (
    <g
      className={`${styles.place} ${chosen ? styles.chosen : ''}`}
      role="button"
      tabIndex={marked ? 0 : -1}
      aria-label={title}
      aria-pressed={chosen}
      onClick={choose}
      onKeyDown={(e) => e.key === 'Enter' && choose()}
    >
      <title>{title}</title>
      {place.ring ? (
        <path d={outline(place.ring, view)} fill={LIGHT_COLORS[light]} fillOpacity={light === 'none' ? 0.06 : 0.16} />
      ) : (
        <circle cx={x} cy={y} r={20} fill="#fff" />
      )}
      {marked && (
        <>
          <svg x={x - GLYPH / 2} y={y - GLYPH / 2} width={GLYPH} height={GLYPH} viewBox="0 0 16 16">
            <LightShape light={light} />
          </svg>
          <text x={x} y={y + 36} textAnchor="middle">
            {ref.short}
          </text>
        </>
      )}
    </g>
  )
}
