import type { Numbering, NumberingRef } from './numbering.ts'
import { childNode, childNumber, childValue, readXmlTree } from './xml.ts'

interface Style {
  basedOn: string | undefined
  numId: string | undefined
  level: number | undefined
}

export interface ParagraphNumbering {
  style: string | undefined
  numId: string | undefined
  level: number | undefined
}

/** Which list a paragraph belongs to when its style, and not the paragraph, says so. */
export class Styles {
  readonly #styles = new Map<string, Style>()
  #defaultStyle: string | undefined

  constructor(part: Uint8Array | undefined) {
    if (!part) return
    for (const node of readXmlTree(part).children) {
      if (node.name !== 'style' || node.attributes['type'] !== 'paragraph') continue
      const id = node.attributes['styleId'] ?? ''
      if (node.attributes['default'] === '1') this.#defaultStyle = id
      const numPr = childNode(node, 'pPr', 'numPr')
      this.#styles.set(id, {
        basedOn: childValue(node, 'basedOn'),
        numId: childValue(numPr, 'numId'),
        level: childNumber(numPr, 'ilvl'),
      })
    }
  }

  numberingOf(paragraph: ParagraphNumbering, numbering: Numbering): NumberingRef | null {
    const styled = this.#fromStyle(paragraph.style ?? this.#defaultStyle, numbering)
    const numId = paragraph.numId ?? styled?.numId
    // numId 0 is Word's way to take numbering away from one paragraph.
    if (numId === undefined || numId === '0') return null
    return { numId, level: paragraph.level ?? (paragraph.numId === undefined ? (styled?.level ?? 0) : 0) }
  }

  #fromStyle(id: string | undefined, numbering: Numbering): NumberingRef | null {
    const seen = new Set<string>()
    let at = id
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      const style = this.#styles.get(at)
      if (style?.numId !== undefined) {
        return { numId: style.numId, level: style.level ?? numbering.levelOfStyle(style.numId, at) ?? 0 }
      }
      at = style?.basedOn
    }
    return null
  }
}
