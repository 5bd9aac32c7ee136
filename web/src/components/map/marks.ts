import type { Light } from '@gongjian/domain/light/light.ts'
import { FONT, LIGHT_COLORS } from '../../app/theme.ts'

/** Drawn twice as large as shown, for sharp screens. */
export const RATIO = 2

/**
 * What the map shows stands as pictures made here: MapLibre writes letters only from a server of glyphs, and there is none.
 * `item|red`, `many|red|128`, `name|巩义市`.
 */
export function pictureOf(id: string): ImageData | null {
  const [kind = '', first = '', second = ''] = id.split('|')
  switch (kind) {
    case 'item':
      return isLight(first) ? draw(22, 22, (c) => shape(c, first, 11, 11, 9)) : null
    case 'many':
      return isLight(first) ? cluster(first, Number(second)) : null
    case 'name':
      return label(first)
    default:
      return null
  }
}

function isLight(text: string): text is Light {
  return text in LIGHT_COLORS
}

function draw(width: number, height: number, paint: (c: CanvasRenderingContext2D) => void): ImageData | null {
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * RATIO)
  canvas.height = Math.ceil(height * RATIO)
  const context = canvas.getContext('2d')
  if (!context) return null
  context.scale(RATIO, RATIO)
  paint(context)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** The same shapes as everywhere: a light is told by its form as well as by its colour. */
function shape(c: CanvasRenderingContext2D, light: Light, x: number, y: number, r: number) {
  c.fillStyle = LIGHT_COLORS[light]
  c.strokeStyle = '#fff'
  c.lineWidth = 1.5
  c.beginPath()
  switch (light) {
    case 'green':
    case 'grey':
      c.arc(x, y, r, 0, 2 * Math.PI)
      break
    case 'yellow':
      c.moveTo(x, y - r)
      c.lineTo(x + r, y + r * 0.85)
      c.lineTo(x - r, y + r * 0.85)
      c.closePath()
      break
    case 'red':
      c.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76)
      break
    case 'none':
      c.arc(x, y, r, 0, 2 * Math.PI)
      c.fillStyle = '#fff'
      c.strokeStyle = LIGHT_COLORS.none
      c.setLineDash([2, 2])
      break
  }
  c.fill()
  c.stroke()
  c.setLineDash([])
  sign(c, light, x, y, r)
}

function sign(c: CanvasRenderingContext2D, light: Light, x: number, y: number, r: number) {
  c.strokeStyle = '#fff'
  c.lineWidth = 1.6
  c.beginPath()
  if (light === 'grey') {
    c.moveTo(x - r * 0.45, y)
    c.lineTo(x - r * 0.1, y + r * 0.38)
    c.lineTo(x + r * 0.5, y - r * 0.35)
  } else if (light === 'red') {
    c.moveTo(x, y - r * 0.5)
    c.lineTo(x, y + r * 0.15)
    c.moveTo(x, y + r * 0.42)
    c.lineTo(x, y + r * 0.58)
  }
  c.stroke()
}

/** Larger with more, slowly: a hundred times as many is twice as wide. */
function cluster(light: Light, count: number): ImageData | null {
  const radius = 13 + Math.min(13, Math.log10(Math.max(1, count)) * 5)
  const size = 2 * radius + 14
  return draw(size, size, (c) => {
    const centre = size / 2
    c.fillStyle = '#fff'
    c.strokeStyle = LIGHT_COLORS[light]
    c.lineWidth = 3
    c.beginPath()
    c.arc(centre, centre, radius, 0, 2 * Math.PI)
    c.fill()
    c.stroke()
    c.fillStyle = '#1F2328'
    c.font = `600 12px ${FONT}`
    c.textAlign = 'center'
    c.textBaseline = 'middle'
    c.fillText(countInShort(count), centre, centre + 0.5)
    shape(c, light, centre + radius * 0.72, centre - radius * 0.72, 6)
  })
}

/** 9,999 and then 1.2万: what fits a circle. */
function countInShort(count: number): string {
  return count < 10_000 ? String(count) : `${(count / 10_000).toFixed(1).replace(/\.0$/, '')}万`
}

function label(name: string): ImageData | null {
  return draw(name.length * 13 + 8, 20, (c) => {
    c.font = `13px ${FONT}`
    c.textBaseline = 'middle'
    c.lineWidth = 3
    c.strokeStyle = '#ffffffd0'
    c.strokeText(name, 4, 10)
    c.fillStyle = '#57606A'
    c.fillText(name, 4, 10)
  })
}
