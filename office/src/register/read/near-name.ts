import type { Field } from '@gongjian/domain/register/field.ts'

/** Other writings of the same word, and slips that an input method makes. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/帐/g, '账'],
  [/座标/g, '坐标'],
  [/窖/g, '窑'],
  [/炉窑/g, '窑炉'],
  [/炉[堂塘]/g, '炉膛'],
  [/消减/g, '削减'],
]

/** Words that may stand or lack; of two in one line either stands for the other. */
const LOOSE: readonly (readonly string[])[] = [['是否', '是不是'], ['具体', '详细'], ['的']]
const OF_NUMBERS: readonly (readonly string[])[] = [['额定', '设计']]
const OF_WORDS: readonly (readonly string[])[] = [['所属', '所在'], ['主要'], ['企业', '公司']]
/** Only at the end: 企业名称 without its first word is any name. */
const AT_THE_END: readonly (readonly string[])[] = [['情况'], ['名称']]

/** Say nothing by themselves: without its 主要 a 主要类型 is the type of anything. */
const GENERIC =
  /^(?:名称|编号|占地|直径|功率|台数|措施|备注|用途|类型|类别|种类|性质|数量|规格|型号|日期|年份|年度|说明|内容|单位|方式|浓度|金额|面积|总量|依据|结果|级别|等级|标准|限值|指标|状态|进展|来源|序号|代码|人数|产值|投资)$/

export function isGeneric(name: string): boolean {
  return GENERIC.test(name)
}

/** A letter whose loss turns the meaning: 非甲烷总烃 is no 甲烷总烃. */
const TURNS = /[不未非无否拟已可应总净年月日前后上下内外新旧\d]/

interface Core {
  readonly text: string
  /** The loose words that it had, by the line they stand in, and which of them. */
  readonly had: ReadonlySet<string>
  readonly isQualified: boolean
}

function coreOf(name: string, field: Field): Core {
  const isNumber = ['quantity', 'count', 'money'].includes(field.kind)
  const isWords = ['text', 'note', 'choice', 'choices'].includes(field.kind)
  let text = name
  const had = new Set<string>()
  const strip = (lines: readonly (readonly string[])[], at: (word: string) => RegExp): void => {
    for (const line of lines)
      for (const word of line) {
        const left = text.replace(at(word), '')
        if (left === text || left.length < 2) continue
        text = left
        had.add(line.join())
      }
  }
  strip(LOOSE, (w) => new RegExp(w))
  const bare = text
  strip(isNumber ? OF_NUMBERS : OF_WORDS, (w) => new RegExp(`^${w}`))
  if (isWords || field.kind === 'yesNo') strip(isWords ? AT_THE_END : [['情况']], (w) => new RegExp(`${w}$`))
  return { text, had, isQualified: text !== bare }
}

function spelled(name: string, field: Field): string {
  const text = SPELLINGS.reduce((t, [from, to]) => t.replace(from, to), name)
  if (field.kind === 'day') return text.replace(/时间$/, '日期')
  return field.kind === 'year' ? text.replace(/时间$/, '年份') : text
}

function isInOtherOrder(a: string, b: string): boolean {
  // 单位产能 is no 产能单位.
  return (
    a.length > 3 && a.length === b.length && !a.includes('单位') && [...a].sort().join('') === [...b].sort().join('')
  )
}

/** A long name that has lost one letter, none that turns it. */
function hasLost(head: string, name: string): boolean {
  if (name.length < 6 || head.length !== name.length - 1) return false
  const at = [...name].findIndex((c, i) => c !== head.charAt(i))
  return !TURNS.test(name.charAt(at)) && name.slice(0, at) + name.slice(at + 1) === head
}

/**
 * How near two names are that are not the same, 0 to 0.89: by spelling, by order, by words that make no other column. Whatever else
 * one of them says more is another meaning: 2018年消费量 is no 2015年消费量, 不能改造达标 the contrary of 可改造达标, 颗粒物排放限值
 * no measured 浓度 and 计划停产时间 no deed.
 */
export function nearness(head: string, name: string, field: Field): number {
  const [a, b] = [spelled(head, field), spelled(name, field)]
  if (a.length < 2 || b.length < 2) return 0
  if (a === b) return 0.89
  if (isInOtherOrder(a, b)) return 0.87
  const [x, y] = [coreOf(a, field), coreOf(b, field)]
  const isOneSided = [...x.had].every((w) => y.had.has(w)) || [...y.had].every((w) => x.had.has(w))
  if (x.text === y.text && isOneSided && !((x.isQualified || y.isQualified) && GENERIC.test(x.text))) return 0.85
  return hasLost(a, b) ? 0.8 : 0
}
