import type { Paragraph } from './paragraphs.ts'
import type { View } from './view/view.ts'

export interface Titles {
  /** The attached plan's own title, when a notice carries one. */
  readonly plan: string | null
  readonly notice: string | null
}

const KINDS =
  '方案|计划|意见|通知|规划|办法|措施|要点|分工|清单|行动|决定|规定|条例|政策|细则|任务|通报|函|批复|纲要|指南|责任书|工作安排|安排|打算|台账|任务分解|任务分解表|分工表|任务表|进度表'
const ENDS_TITLE = new RegExp(`(?:${KINDS})(?:》|”)?(?:（[^（）]{1,24}）)*$`)
const NO_TITLE =
  /[。；！？\t]|：$|^(?:附件|文档|来源|标题|原文|索引|发布|关键词|主题|文号|联系|抄送|当前位置|分享|专栏|上一篇|下一篇|打印)/
const OPENS_TITLE = /关于|印发/

/** Title lines of the head: the first is the notice's, the last the plan's own. A title may run over several lines. */
export function findTitle(view: View, head: readonly Paragraph[]): Titles {
  const titles: string[] = []
  head.forEach((paragraph, index) => {
    if (!isTitle(paragraph.words)) return
    let first = index
    while (first > 0 && continues(head[first - 1]?.words ?? '', paragraph.words)) first--
    let last = index
    if (/^（[^（）]{2,24}）$/.test(head[index + 1]?.words ?? '') && !/公开/.test(head[index + 1]?.words ?? '')) last++
    const words = head
      .slice(first, last + 1)
      .map(({ start, end }) => view.written.slice(start, end))
      .join('')
    titles.push(words.replace(/^(?:标题|题目|名称)：/, ''))
  })
  const notice = titles.find((title) => /关于|通知|印发/.test(title)) ?? titles[0] ?? runOn(view, head)
  const last = titles[titles.length - 1] ?? null
  const own = titles.filter((title) => !/通知$|印发《/.test(title))
  const plan = notice !== null && /印发|通知$/.test(notice) ? (own[0] ?? null) : last
  return { plan: plan ?? named(notice), notice }
}

function isTitle(words: string): boolean {
  return words.length >= 6 && words.length <= 100 && !NO_TITLE.test(words) && ENDS_TITLE.test(words)
}

/** 国务院关于加快推进…和 / …指导意见: the line above opens a title that it does not end. */
function continues(above: string, words: string): boolean {
  if (above.length < 4 || above.length > 60 || NO_TITLE.test(above) || ENDS_TITLE.test(above)) return false
  if (/号$|日$|文件$|：/.test(above)) return false
  return OPENS_TITLE.test(above) && !/^(?:.{2,14}(?:政府|委|局|厅|部|院|办公室))?关于/.test(words)
}

/** 关于印发《…》的通知 with no title line of its own for what it prints. */
function named(notice: string | null): string | null {
  const match = /印发《([^》]{4,80})》/.exec(notice ?? '')
  return match?.[1] ?? null
}

/** One-line files: the title runs on into the number and the addressees. */
function runOn(view: View, head: readonly Paragraph[]): string | null {
  const first = head[0]
  const match = first
    ? /^[\u4e00-\u9fa5]{2,20}关于[^。；：]{4,80}?(?:通知|意见|方案|决定)(?=[\u4e00-\u9fa5]{1,10}（(?:19|20)\d\d）|各)/.exec(
        first.words,
      )
    : null
  return first && match ? view.written.slice(first.start, first.start + match[0].length) : null
}
