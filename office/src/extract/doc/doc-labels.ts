import { Numbering } from '../docx/numbering.ts'
import { listsAsXml } from './list-tables.ts'
import { ParagraphLists } from './paragraph-lists.ts'
import { WordFile } from './word-file.ts'

export interface NumberedParagraph {
  readonly text: string
  readonly label: string
  readonly inCell: boolean
}

/** Every paragraph of the main text with the number that Word prints before it; '' where it prints none. */
export async function docLabels(bytes: Uint8Array): Promise<NumberedParagraph[]> {
  const file = await WordFile.open(bytes)
  const numbering = new Numbering(new TextEncoder().encode(listsAsXml(file)))
  const lists = new ParagraphLists(file)
  return file.paragraphs().map(({ text, markAt, inCell }) => {
    const { list, level, style } = lists.placeOf(markAt)
    if (list === undefined || list === 0) return { text, label: '', inCell }
    const numId = String(list)
    const at = level ?? numbering.levelOfStyle(numId, String(style)) ?? 0
    return { text, label: numbering.label({ numId, level: at }), inCell }
  })
}

/** Letters and digits alone: what both readings of a paragraph have in common. Codes of fields are not printed. */
function bare(text: string): string {
  let plain = text
  for (let before = ''; before !== plain;) {
    before = plain
    plain = plain.replace(/\u0013[^\u0013\u0014\u0015]*(?:\u0014([^\u0013\u0015]*))?\u0015/g, '$1')
  }
  return plain.replace(/[^\p{L}\p{N}]/gu, '')
}

/** Lines looked at ahead for a paragraph: text boxes and notes stand between at most. */
const AHEAD = 200

export interface Labelled {
  readonly lines: string[]
  /** Numbers that found no line: the text lacks them. */
  readonly lost: number
}

/** Puts each number before its line. Paragraphs and lines come in the same order. */
export function withLabels(lines: readonly string[], paragraphs: readonly NumberedParagraph[]): Labelled {
  const labelled = [...lines]
  const bares = lines.map(bare)
  let from = 0
  let lost = 0
  for (const { text, label, inCell } of paragraphs) {
    const wanted = bare(text)
    if (wanted === '') continue
    const limit = Math.min(bares.length, from + AHEAD)
    let at = from
    while (at < limit && bares[at] !== wanted) at++
    if (at < limit) {
      if (label !== '') labelled[at] = label + (labelled[at] ?? '').trimStart()
      from = at + 1
    } else if (label !== '' && !inCell) lost++
  }
  return { lines: labelled, lost }
}
