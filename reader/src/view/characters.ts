import { TRADITIONAL } from './traditional.ts'

/** What each code unit counts as under the rules: brackets made alike, half-width digits and letters, simplified. */
export const RULE_FORM: Uint16Array = ruleForm()

/** Cells of a table row are parted by this; it never stands in a paragraph. */
export const CELL = '\t'

export function isBlank(c: number): boolean {
  return (
    c === 0x20 ||
    c === 0x09 ||
    c === 0x3000 ||
    c === 0xa0 ||
    c === 0x0b ||
    c === 0x0c ||
    c === 0xad ||
    c === 0xfeff ||
    (c >= 0x2000 && c <= 0x200f) ||
    c === 0x202f ||
    c === 0x205f
  )
}

export function isLineEnd(c: number): boolean {
  return c === 0x0a || c === 0x0d || c === 0x2028 || c === 0x2029 || c === 0x85
}

export function isHan(c: number): boolean {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c === 0x3007
}

export function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39
}

function ruleForm(): Uint16Array {
  const table = new Uint16Array(65536)
  for (let i = 0; i < 65536; i++) table[i] = i
  for (let i = 0xff01; i <= 0xff5e; i++) table[i] = i - 0xfee0
  for (const [from, to] of TRADITIONAL) table[from] = to
  const alike = (targets: string, sources: string) => {
    for (const source of sources) table[source.charCodeAt(0)] = targets.charCodeAt(0)
  }
  alike('（', '([{（［｛〔【﹝﹙〖〘')
  alike('）', ')]}）］｝〕】﹞﹚〗〙')
  alike('《', '〈')
  alike('》', '〉')
  alike('“', '「『')
  alike('”', '」』')
  alike('：', ':：︰﹕∶')
  alike('；', ';；﹔')
  alike('，', '，﹐')
  alike('、', '、﹑､')
  alike('。', '。｡')
  alike('！', '!！')
  alike('？', '?？')
  alike('%', '％﹪')
  alike('-', '—–－−～~―‒‐‑─')
  alike('.', '．﹒')
  alike('〇', '○Ｏ')
  return table
}
