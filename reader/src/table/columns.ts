import { LABEL, partOfLabel, type Part } from '../assignment/roles.ts'

/** What a column of a task table holds; number: the row's own; past: what was reached so far, which sets nothing. */
export type Column =
  | { readonly kind: 'part'; readonly part: Part; readonly firstLeads: boolean }
  | { readonly kind: 'number' | 'time' | 'text' | 'past' }

const TIME_HEAD =
  /^(?:计划)?(?:完成|竣工|开工|投产|启动|办理|整改|办结|推进|工作|落实|截止|达标|责任|实施)?(?:时限|时间|期限|节点|进度|时间节点|时限要求|时间要求|时间安排|进度安排|完成时限|完成时间)$/
const PAST_HEAD =
  /^(?:截至目前|目前|当前|实际|上半年|[一二三四]季度|(?:\d{1,2}-)?\d{1,2}月份?)?(?:工作)?(?:进展|完成|落实|推进|办理|整改|取得)的?(?:情况|状态|成效|进展|成果)$/
const FIRST = /[列排](?:名|位|序|列)?(?:在)?(?:第一位|第一|首位)/
const TEXT: Column = { kind: 'text' }

export function columnOf(words: string): Column {
  if (words.length > 40) return TEXT
  const firstLeads = FIRST.test(words)
  const head = words.replace(/（.*$|；/g, '').replace(/及其?/, '和')
  if (/^(?:序号|编号)$/.test(head)) return { kind: 'number' }
  if (head.split('/').every((part) => TIME_HEAD.test(part))) return { kind: 'time' }
  if (PAST_HEAD.test(head)) return { kind: 'past' }
  const label = LABEL.exec(head)
  if (!label || label.index > 2)
    return /^(?:牵头|责任|配合)$/.test(head) ? { kind: 'part', part: partOfLabel(head, '单位'), firstLeads } : TEXT
  return { kind: 'part', part: partOfLabel(label[1] ?? '', label[2] ?? ''), firstLeads }
}
