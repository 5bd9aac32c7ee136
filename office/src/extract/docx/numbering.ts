import { formatNumber } from '../../numerals/number-format.ts'
import { childNode, childNumber, childValue, readXmlTree, type XmlNode } from './xml.ts'

interface Level {
  start: number
  format: string
  pattern: string
  /** Restarts after this level (1-based) or a higher one; 0: never; absent: after any higher one. */
  restart: number | undefined
  legal: boolean
  suffix: string
  style: string | undefined
}

interface Num {
  list: string
  startOverrides: Map<number, number>
  levels: Map<number, Level>
}

export interface NumberingRef {
  numId: string
  level: number
}

/**
 * Word's automatic numbering, which stands in no run of text: 一、（一）1.（1）① of many plans exist only as counters.
 * Call `label` for each numbered paragraph in document order.
 */
export class Numbering {
  readonly #lists = new Map<string, Map<number, Level>>()
  readonly #nums = new Map<string, Num>()
  /** Lists that only point to a list style, by the id of the style. */
  readonly #styleLinks = new Map<string, string>()
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #started = new Set<string>()

  constructor(part: Uint8Array | undefined) {
    if (!part) return
    for (const node of readXmlTree(part).children) {
      if (node.name === 'abstractNum') this.#readList(node)
      if (node.name === 'num') this.#readNum(node)
    }
  }

  label({ numId, level }: NumberingRef): string {
    const num = this.#nums.get(numId)
    const levels = num && this.#levelsOf(num)
    const own = levels?.get(level)
    if (!num || !levels || !own) return ''
    const counters = this.#advance(num, levels, numId, level)
    const text = own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const other = levels.get(at)
      const value = counters[at] ?? other?.start ?? 1
      return formatNumber(value, own.legal ? 'decimal' : (other?.format ?? 'decimal'))
    })
    // A bullet's sign is a letter of a symbol font: no text.
    if (own.format === 'bullet' || text === '') return ''
    return text + (own.suffix === 'nothing' || /[、．。，：）】〕》]$/.test(text) ? '' : ' ')
  }

  /** The level that a list reserves for a paragraph style (Heading 2 → 1). */
  levelOfStyle(numId: string, style: string): number | undefined {
    const num = this.#nums.get(numId)
    if (!num) return undefined
    for (const [index, level] of this.#levelsOf(num)) if (level.style === style) return index
    return undefined
  }

  #advance(num: Num, levels: Map<number, Level>, numId: string, level: number): (number | undefined)[] {
    const counters = this.#counters.get(num.list) ?? []
    this.#counters.set(num.list, counters)
    const key = `${numId}:${level}`
    const override = this.#started.has(key) ? undefined : num.startOverrides.get(level)
    this.#started.add(key)
    const before = counters[level]
    counters[level] = override ?? (before === undefined ? (levels.get(level)?.start ?? 1) : before + 1)
    for (const [deeper, { restart }] of levels) {
      if (deeper > level && level + 1 <= (restart ?? deeper)) counters[deeper] = undefined
    }
    return counters
  }

  #levelsOf(num: Num): Map<number, Level> {
    const levels = this.#lists.get(num.list)
    const linked = levels?.size === 0 ? this.#linkedLevels(num.list) : levels
    return new Map([...(linked ?? []), ...num.levels])
  }

  #linkedLevels(list: string): Map<number, Level> | undefined {
    const style = this.#styleLinks.get(`to ${list}`)
    const target = style && this.#styleLinks.get(`from ${style}`)
    return target ? this.#lists.get(target) : undefined
  }

  #readList(node: XmlNode): void {
    const id = node.attributes['abstractNumId'] ?? ''
    this.#lists.set(id, readLevels(node))
    const to = childValue(node, 'numStyleLink')
    const from = childValue(node, 'styleLink')
    if (to !== undefined) this.#styleLinks.set(`to ${id}`, to)
    if (from !== undefined) this.#styleLinks.set(`from ${from}`, id)
  }

  #readNum(node: XmlNode): void {
    const num: Num = { list: childValue(node, 'abstractNumId') ?? '', startOverrides: new Map(), levels: new Map() }
    for (const override of node.children.filter((child) => child.name === 'lvlOverride')) {
      const start = childNumber(override, 'startOverride')
      if (start !== undefined) num.startOverrides.set(Number(override.attributes['ilvl']), start)
      for (const [index, level] of readLevels(override)) num.levels.set(index, level)
    }
    this.#nums.set(node.attributes['numId'] ?? '', num)
  }
}

function readLevels(node: XmlNode): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const lvl of node.children.filter((child) => child.name === 'lvl')) {
    // Formats newer than the first edition hide in AlternateContent with a plain one as fallback.
    const fallback = childNode(lvl, 'AlternateContent', 'Fallback')
    levels.set(Number(lvl.attributes['ilvl']), {
      start: childNumber(lvl, 'start') ?? 0,
      format: childValue(lvl, 'numFmt') ?? childValue(fallback, 'numFmt') ?? 'decimal',
      pattern: childValue(lvl, 'lvlText') ?? '',
      restart: childNumber(lvl, 'lvlRestart'),
      legal: childNode(lvl, 'isLgl') !== undefined,
      suffix: childValue(lvl, 'suff') ?? 'tab',
      style: childValue(lvl, 'pStyle'),
    })
  }
  return levels
}
