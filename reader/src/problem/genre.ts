import type { Document } from '../document.ts'

const ARTICLE = /(?:^|[\n。；])第[一二三四五六七八九十百零\d]{1,5}条(?![例约款件])/g
const ENOUGH = 4

/** A regulation numbers its articles: 第一条, 第二条… A plan numbers its tasks 一、（一）1. */
export function isRegulation(document: Document): boolean {
  const { s } = document.view
  const articles = s.match(ARTICLE)?.length ?? 0
  if (articles < ENOUGH) return false
  const tasks = document.clauses.filter((clause) => clause.level === 1).length
  return articles > tasks
}
