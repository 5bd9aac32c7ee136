import { looksLikeUnit, partsUnits } from '../unit/unit-names.ts'
import { gapBefore, type View } from '../view/view.ts'

/** A named unit; offsets are in the view, `key` is its rule form, `name` the words as written. */
export interface Name {
  readonly start: number
  readonly end: number
  readonly key: string
  readonly name: string
  /** （牵头） behind the name: its part is stated there. */
  readonly note: string | null
}

const JOINTS = /^(?:以及|和|及|与|并|或)/
const BARE_LEVEL = /^各?(?:有关|相关)?(?:[省市县区州盟旗乡镇]{1,3}|自治区|地市|街道|功能区|开发区|园区|团场)$/
const LEVEL_BODY =
  /^(?:直辖市|自治州|市|县|区|旗|乡|镇|街道|功能区|开发区|园区|管委会)[^、]{0,4}(?:人民政府|政府|管委会|办事处|管理委员会)/
const TAIL =
  /等?(?:各)?(?:有关|相关|其他|其它)?(?:职能)?(?:部门和单位|部门、单位|部门及单位|单位和部门|部门单位|部门|单位|企业|方面|地区)?$/

const REMARK = /下同|第一位|首位|第一个|排名第一|排序第一/

/** The units listed in the view's a..b. */
export function splitNames(view: View, a: number, b: number): Name[] {
  const pieces = mergeLevels(view, splitAtMarks(view, a, b))
  return pieces
    .flatMap(([start, end]) => splitAtJoints(view, start, end))
    .flatMap(([start, end]) => toName(view, start, end))
}

type Piece = readonly [start: number, end: number]

function splitAtMarks(view: View, a: number, b: number): Piece[] {
  const pieces: Piece[] = []
  let depth = 0
  let start = a
  for (let i = a; i <= b; i++) {
    const c = i < b ? view.s[i] : '、'
    if (c === '（') depth++
    else if (c === '）') depth = Math.max(0, depth - 1)
    const mark = depth === 0 && (c === '、' || c === '，' || c === '；' || c === '/' || c === '\n' || c === '\t')
    const gap = depth === 0 && i > start + 1 && i < b && gapBefore(view, i) && blankParts(view.s, start, i, b)
    if (!mark && !gap && i < b) continue
    if (i > start) pieces.push([start, i])
    start = gap && !mark ? i : i + 1
  }
  return pieces
}

/** Blanks part units in tables: 县发改局 县财政局. */
function blankParts(s: string, start: number, at: number, end: number): boolean {
  const next = s.slice(at, Math.min(end, at + 40)).split(/[、，；（]/)[0] ?? ''
  return looksLikeUnit(s.slice(start, at)) && looksLikeUnit(next)
}

/** 各县、区人民政府 is one body, although a 、 stands in it. */
function mergeLevels(view: View, pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const before = merged[merged.length - 1]
    if (
      before &&
      view.s[before[1]] === '、' &&
      BARE_LEVEL.test(view.s.slice(before[0], before[1])) &&
      (isLevelAlone(view, before, piece) ||
        LEVEL_BODY.test(view.s.slice(piece[0], piece[1])) ||
        isMiddleLevel(view, piece))
    ) {
      merged[merged.length - 1] = [before[0], piece[1]]
    } else merged.push(piece)
  }
  return merged
}

/** 各区、县级市: 各 stands before both, and the second has no name of its own. */
function isLevelAlone(view: View, before: Piece, piece: Piece): boolean {
  return (
    view.s[before[0]] === '各' && /^(?:县级市|县|区|市|州|盟|旗|乡|镇|街道)$/.test(view.s.slice(piece[0], piece[1]))
  )
}

/** 各市、县、区人民政府: the middle level goes with what follows it. */
function isMiddleLevel(view: View, piece: Piece): boolean {
  if (!/^(?:省|市|县|区|州|旗|乡|镇)$/.test(view.s.slice(piece[0], piece[1]))) return false
  return LEVEL_BODY.test(view.s.slice(piece[1] + 1, piece[1] + 16).split(/[、，；]/)[0] ?? '')
}

function splitAtJoints(view: View, a: number, b: number): Piece[] {
  const { s } = view
  let depth = 0
  for (let i = a; i < b; i++) {
    const c = s[i]
    if (c === '（') depth++
    else if (c === '）') depth--
    if (depth !== 0 || (c !== '和' && c !== '及' && c !== '与' && !s.startsWith('以及', i))) continue
    const width = c === '以' ? 2 : 1
    const left = s.slice(a, i).replace(/等$/, '')
    if (partsUnits(left, s.slice(i + width, b).replace(TAIL_OF_LIST, ''))) {
      return [[a, i], ...splitAtJoints(view, i + width, b)]
    }
  }
  return [[a, b]]
}

const TAIL_OF_LIST = /等(?:部门|单位|有关部门|相关部门|有关单位|相关单位)?$/

function toName(view: View, from: number, to: number): Name[] {
  let start = from
  let end = to
  const { s } = view
  const joint = JOINTS.exec(s.slice(start, Math.min(end, start + 4)))
  if (joint && start > 0 && looksLikeUnit(s.slice(start + joint[0].length, end))) start += joint[0].length
  const number = /^(?:\d{1,2}[.]|（\d{1,2}）)(?=[\u4e00-\u9fa5]{2})/.exec(s.slice(start, Math.min(end, start + 8)))
  if (number) start += number[0].length
  if (/^[由请]/.test(s[start] ?? '') && end - start > 2) start++
  const prefix = /^(?:以上|其中|分别|省级|市级|县级|区级|镇级)?：/.exec(s.slice(start, Math.min(end, start + 6)))
  if (prefix) start += prefix[0].length
  let note: string | null = null
  const noted = /（(牵头|主责|牵头单位|牵头部门|主办|配合|协办|参与|第一责任单位)）$/.exec(s.slice(start, end))
  if (noted) {
    note = noted[1] ?? null
    end -= noted[0].length
  }
  end = trimEnd(s, start, trimRemark(s, start, end))
  if (end - start < 2) return []
  return [{ start, end, key: s.slice(start, end), name: view.written.slice(start, end), note }]
}

/** 市税务局（列第一位者为牵头单位，下同）: a remark is no part of the name. */
function trimRemark(s: string, start: number, end: number): number {
  if (s[end - 1] !== '）') return end
  let depth = 0
  for (let i = end - 1; i > start; i--) {
    if (s[i] === '）') depth++
    else if (s[i] === '（' && --depth === 0) return REMARK.test(s.slice(i, end)) ? i : end
  }
  return end
}

/** 等部门, 等相关县（市、区）政府: the tail after 等 names nobody. A unit whose own name holds 等 is not known. */
function trimEnd(s: string, start: number, end: number): number {
  const words = s.slice(start, end)
  const etc = words.lastIndexOf('等')
  if (etc > 1 && looksLikeUnit(words.slice(0, etc))) return start + etc
  if (etc > 0 && etc === words.length - 1) return start + etc
  const tail = etc > 1 ? TAIL.exec(words) : null
  return tail && tail[0].startsWith('等') && tail.index > 0 ? start + tail.index : end
}
