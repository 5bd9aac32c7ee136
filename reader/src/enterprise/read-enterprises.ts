import type { ReadingEnterprise } from '@gongjian/domain/plan/reading.ts'
import { clauseIdAt, quote, type Document } from '../document.ts'
import { isInside, type Marker } from '../assignment/marker.ts'

const ENDING =
  /(?:有限责任公司|股份有限公司|有限公司|(?<=[\u4e00-\u9fa5])厂)(?![\u4e00-\u9fa5]{0,2}(?:董事长|总经理|经理|党委|房|区|界|家|商|址|级))/g
const BREAK = /[、，。；：！？“”《》\n\t（）\s]/
/** Words that lead to a name and are none of it. */
const LEADING =
  /^.*?(?:积极推进|稳妥推进|深入推进|加快推进|推进|推动|支持|鼓励|引导|完成|督促|指导|帮助|依托|关停|淘汰|搬迁|关闭|整治|确保|实施|以及|包括|其中|对(?!外)|以(?=[\u4e00-\u9fa5]{4})|由|将|及(?=[\u4e00-\u9fa5]{4})|和(?=[\u4e00-\u9fa5]{5})|与(?=[\u4e00-\u9fa5]{5})|向|在|为|如)(?=[\u4e00-\u9fa5]{4})/
const GENERIC =
  /(?:污水处理|自来水|热电|发电|电|水|工|处理|焚烧|净水|加工|兵工|工业|生产|冶炼|化工|水泥|钢铁|造纸|印染|砖瓦窑|砖瓦)厂$|^(?:一厂|每厂|各|某|该)/
const PLACE = /^[\u4e00-\u9fa5]{1,6}?(?:省|市|县|区|镇|乡|旗|州|村)[\u4e00-\u9fa5]{2,}/
const NAME_LIMIT = 34

/** Enterprises called by name. Those within a marker answer for tasks and are units; officials' titles are none. */
export function readEnterprises(document: Document, markers: readonly Marker[]): ReadingEnterprise[] {
  const { s, written } = document.view
  const found: ReadingEnterprise[] = []
  ENDING.lastIndex = 0
  for (let match = ENDING.exec(s); match; match = ENDING.exec(s)) {
    const end = match.index + match[0].length
    const start = nameStart(s, match.index, end)
    if (isInside(markers, match.index) || !isName(s.slice(start, end))) continue
    found.push({ clause: clauseIdAt(document, start), name: written.slice(start, end), ...quote(document, start, end) })
  }
  return found
}

function nameStart(s: string, at: number, end: number): number {
  let start = at
  let depth = 0
  while (start > 0 && end - start < NAME_LIMIT) {
    const c = s[start - 1] ?? ''
    if (c === '）') depth++
    else if (c === '（' && depth > 0) depth--
    else if (depth === 0 && (BREAK.test(c) || /公司$/.test(s.slice(start - 2, start)))) break
    start--
  }
  for (;;) {
    const leading = LEADING.exec(s.slice(start, end))
    if (!leading || end - start - leading[0].length < 5) return start
    start += leading[0].length
  }
}

function isName(name: string): boolean {
  if (name.length < 6 || GENERIC.test(name) || /各|所有|有关|相关|等|的|子公司/.test(name)) return false
  return name.endsWith('公司') ? name.length >= 7 : PLACE.test(name)
}
