import { squeeze, type DocumentReading, type Piece } from './pieces.ts'

export type ParagraphKind =
  'red-head' | 'doc-number' | 'title' | 'addressee' | 'heading' | 'body' | 'signature' | 'colophon' | 'noise'

const DATE_LINE =
  /^[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[）)]?$/
const PUBLIC_NOTE = /^[（(]此件.{2,10}[）)]$/
const COLOPHON = /^(?:主办|督办|抄送|分送|联系人|联系电话|信息公开选项)[：:]/
const PRINTED = /年\d{1,2}月\d{1,2}日印发$/
const TITLE_END = /(?:通知|意见|方案|计划|规划|办法|决定|要点|措施|政策|细则|条例|规定)(?:[（(].{1,20}[）)])?$/
/** Links, pictures and table rows of the web page around the document. */
const NOISE = /https?:\/\/|!\[|\]\(|^[|\s:-]+$|^[-*]\s*[[!*]|浏览模式|【原文|^发布日期：/
const TITLE_BEGIN = /^.{2,30}关于.*[^。；：，]$/
const ADDRESSEE = /^(?:各|省|市|县|区|有关).{1,160}[：:]$/

/** What each piece is on the printed page. Lines inside the body count too: the plan's own title stands after its covering notice. */
export function classify(text: string, pieces: readonly Piece[], reading: DocumentReading): ParagraphKind[] {
  const lastClause = reading.clauses.reduce((last, c) => Math.max(last, c.start), -1)
  const firstClause = reading.clauses.reduce((first, c) => Math.min(first, c.start), Infinity)
  let closing = false
  const kinds = pieces.map((piece, i): ParagraphKind => {
    if (piece.clauseStart) return 'body'
    const words = squeeze(text.slice(piece.start, piece.end))
    if (NOISE.test(text.slice(piece.start, piece.end))) return 'noise'
    if (piece.start > lastClause && (COLOPHON.test(words) || PRINTED.test(words))) closing = true
    if (closing) return 'colophon'
    return piece.start < firstClause ? frontKind(words, i, reading) : closingKind(words, reading)
  })
  return kinds.map((kind, i) => {
    const next = kinds[i + 1]
    if (kind !== 'body' || (next !== 'title' && next !== 'doc-number')) return kind
    return TITLE_BEGIN.test(squeeze(text.slice(pieces[i]?.start, pieces[i]?.end))) ? 'title' : kind
  })
}

function frontKind(words: string, position: number, reading: DocumentReading): ParagraphKind {
  if (position < 4 && /^[^，。：:]{3,40}文件$/.test(words)) return 'red-head'
  if (isDocNumber(words, reading.docNumber)) return 'doc-number'
  if (ADDRESSEE.test(words)) return 'addressee'
  const kind = closingKind(words, reading)
  if (kind !== 'body') return kind
  return isTitle(words, squeeze(reading.title)) ? 'title' : 'body'
}

function closingKind(words: string, reading: DocumentReading): ParagraphKind {
  if (DATE_LINE.test(words) || PUBLIC_NOTE.test(words)) return 'signature'
  if (reading.issuer !== null && words === squeeze(reading.issuer)) return 'signature'
  return 'body'
}

function isDocNumber(words: string, docNumber: string | null): boolean {
  if (docNumber === null) return false
  const bare = squeeze(docNumber)
  return words === bare || words === `（${bare}）`
}

function isTitle(words: string, title: string): boolean {
  if (words.length > 90 || /[。；]/.test(words)) return false
  if (words.length >= 5 && (title.includes(words) || (title.length >= 8 && words.includes(title)))) return true
  return words.length >= 6 && words.length <= 60 && TITLE_END.test(words) && !/[，：:]/.test(words)
}
