import { bareText, isDitto, saysNothing } from '../register/read-text.ts'

/** What ledgers write where there is no enterprise to name. */
const NOBODY = new Set(['无', '暂无', '没有', '未知', '未定', '待定'])

/** Why no enterprise may be made of this name; null: one may. Whoever writes it has to name another one, or leave the name empty. */
export function nameProblem(name: string): string | null {
  const flat = bareText(name)
  const words = `企业名称“${name.trim()}”`
  if (isDitto(name)) return `${words}是“同上”一类的记号，请写全企业的名称`
  if (saysNothing(name) || NOBODY.has(flat)) return `${words}没有说是哪家企业，请写企业的名称；没有的请留空`
  return /\p{L}/u.test(flat) ? null : `${words}里没有一个汉字或字母，不是企业的名称，请写全`
}
