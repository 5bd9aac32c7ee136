import type { Document } from '../document.ts'

const ARTICLE = /(?:^|[\n。；])第[一二三四五六七八九十百零\d]{1,5}条(?![例约款件])/g
const ENOUGH = 4
/** Words that no page of a plan is without. */
const OFFICIAL = /工作|建设|推进|实施|完成|项目|目标|单位|部门|政府|任务|开展|发展|方案|计划|全[省市县区镇]|%/g
const LEAST_SHARE = 0.01

/** A regulation numbers its articles: 第一条, 第二条… A plan numbers its tasks 一、（一）1. */
export function isRegulation(document: Document): boolean {
  const { s } = document.view
  const articles = s.match(ARTICLE)?.length ?? 0
  if (articles < ENOUGH) return false
  const tasks = document.clauses.filter((clause) => clause.level === 1).length
  return articles > tasks
}

/** A story or a letter: it names no unit's part and speaks of other things than work. */
export function isForeign({ view }: Document): boolean {
  const words = view.s.match(OFFICIAL)?.length ?? 0
  return words < view.s.length * LEAST_SHARE
}
