import { LIGHT_TITLES, type Light } from '@gongjian/domain/light/light.ts'
import { LIGHT_COLORS } from '../app/theme.ts'
import styles from './components.module.css'

interface Props {
  readonly light: Light
  /** `true` writes the light's own words beside the shape. */
  readonly text?: string | true
  /** Shown on hover. */
  readonly because?: string | undefined
  readonly size?: number
}

/** A light: a colour and a shape of its own, so that it can be told apart in print and by the colour-blind. */
export function LightMark({ light, text, because, size = 14 }: Props) {
  const title = because ? `${LIGHT_TITLES[light]}：${because}` : LIGHT_TITLES[light]
  const words = text === true ? LIGHT_TITLES[light] : text
  return (
    <span className={styles.light} title={title}>
      <svg width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={words ? undefined : title}>
        <LightShape light={light} />
      </svg>
      {words !== undefined && <span>{words}</span>}
    </span>
  )
}

/** Inside an SVG of 16 × 16: for matrices and maps that draw many. */
export function LightShape({ light }: { light: Light }) {
  const fill = LIGHT_COLORS[light]
  switch (light) {
    case 'green':
      return <circle cx="8" cy="8" r="6.2" fill={fill} />
    case 'yellow':
      return <path d="M8 1.4 15.2 14.4H.8Z" fill={fill} />
    case 'red':
      return (
        <g>
          <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1" fill={fill} />
          <path d="M8 4.2v4.9M8 10.9v1.6" stroke="#fff" strokeWidth="1.8" />
        </g>
      )
    case 'grey':
      return (
        <g>
          <circle cx="8" cy="8" r="6.2" fill={fill} />
          <path d="m5 8.2 2.2 2.2L11.2 6" stroke="#fff" strokeWidth="1.6" fill="none" />
        </g>
      )
    case 'none':
      return (
        <g stroke={fill} fill="none">
          <circle cx="8" cy="8" r="6" strokeDasharray="2.2 1.6" />
          <path d="M4.2 10.4 10.4 4.2M6 12.4 12.4 6" strokeWidth="0.9" />
        </g>
      )
  }
}
