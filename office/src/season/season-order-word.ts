import { dayInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { SeasonOrder } from '@gongjian/domain/season/order.ts'
import { a4Document, type Block } from '../summary/word/a4-document.ts'
import { SIZE } from '../summary/word/layout.ts'
import { blankLine, bodyParagraph, rightParagraph, titleParagraph } from '../summary/word/paragraphs.ts'
import { ruledTable } from '../summary/word/tables.ts'

function linesTable({ lines }: SeasonOrder): Block {
  return ruledTable(
    [
      { title: '序号', share: 1, align: 'center', text: (_, i) => String(i + 1) },
      { title: '产线（工序）', share: 4, align: 'left', text: (l) => l.name },
      { title: '措施', share: 2, align: 'center', text: (l) => l.order },
      { title: '起止', share: 3, align: 'center', text: (l) => l.days.replace(' 至 ', ' 至\n') || '全季' },
      { title: '理由', share: 5, align: 'left', text: (l) => l.why },
      { title: '依据', share: 3, align: 'left', text: (l) => l.clause },
    ],
    lines,
  )
}

function blocksOf(order: SeasonOrder): Block[] {
  const { enterprise, creditCode, county, season } = order
  const code = creditCode === '' ? '' : `（统一社会信用代码 ${creditCode}）`
  return [
    titleParagraph('错峰生产通知单', SIZE.no2),
    bodyParagraph(`${enterprise}：`, { indented: false }),
    bodyParagraph(
      `依据《${order.planTitle}》（${order.docNumber}）和${county}${season}错峰生产方案（第 ${order.version} 版，${dayInWords(order.approvedOn)}批准），你单位${code}在${dayInWords(order.from)}至${dayInWords(order.until)}按下表执行：`,
    ),
    linesTable(order),
    blankLine(),
    bodyParagraph('停产、限产期间请保存生产、用电和在线监测记录，配合现场检查。对措施有异议的，请向县（市、区）提出。'),
    blankLine({ keepNext: true }),
    rightParagraph(`${county}（盖章）`),
    rightParagraph(dayInWords(order.madeOn)),
  ]
}

/** 错峰生产通知单 as a Word document: which line, from when, what, why, and by which clause. One page for some ten lines. */
export async function seasonOrderWord(order: SeasonOrder): Promise<Uint8Array> {
  return a4Document({
    title: `${order.enterprise}错峰生产通知单`,
    creator: order.county,
    trial: order.trial,
    children: blocksOf(order),
  })
}
