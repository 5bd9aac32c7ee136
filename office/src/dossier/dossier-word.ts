import type { Dossier, DossierItem, Named } from '@gongjian/domain/enterprise/dossier.ts'
import { dayInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Table } from 'docx'
import { a4Document, type Block } from '../summary/word/a4-document.ts'
import { SIZE } from '../summary/word/layout.ts'
import { blankLine, bodyParagraph, levelOne, levelTwo, tableNote, titleParagraph } from '../summary/word/paragraphs.ts'
import { factsTable, ruledTable } from '../summary/word/tables.ts'

const NOTHING = '—'

function factsOf(facts: readonly Named[]): Table {
  return factsTable(
    facts.map(([title, text]) => [title, text || NOTHING]),
    { title: '项目', share: 5 },
  )
}

function facilitiesTable(facilities: Dossier['facilities']): Block {
  if (facilities.length === 0) return bodyParagraph('未登记设施。')
  return ruledTable(
    [
      { title: '设施', share: 6, align: 'left', text: (f) => `${'　'.repeat(f.depth)}${f.name}` },
      { title: '类别', share: 2, align: 'center', text: (f) => f.kind },
      { title: '状态', share: 2, align: 'center', text: (f) => f.state },
      { title: '关停日期', share: 3, align: 'center', text: (f) => f.closedOn || NOTHING },
    ],
    facilities,
  )
}

function stepsTable(steps: DossierItem['steps']): Table {
  return ruledTable(
    [
      { title: '步骤', share: 3, align: 'left', text: (s) => s.title },
      { title: '计划', share: 2, align: 'center', text: (s) => s.planned || NOTHING },
      { title: '完成', share: 2, align: 'center', text: (s) => s.doneOn || NOTHING },
      {
        title: '说明与佐证',
        share: 6,
        align: 'left',
        text: (s) => [s.note, ...s.files].filter((t) => t !== '').join('\n') || NOTHING,
      },
    ],
    steps,
  )
}

function movesTable(moves: DossierItem['moves']): Table {
  return ruledTable(
    [
      { title: '时间', share: 3, align: 'center', text: (m) => m.at },
      { title: '办理', share: 2, align: 'center', text: (m) => m.what },
      { title: '办理人', share: 3, align: 'left', text: (m) => m.by },
      { title: '理由', share: 5, align: 'left', text: (m) => m.reason || NOTHING },
    ],
    moves,
  )
}

/** Many columns in small type: a year of months by five figures stands on one page. */
function seriesBlocks({ title, heads, rows }: DossierItem['series'][number]): Block[] {
  const columns = heads.map((head, i) => ({
    title: head,
    share: i === 0 ? 3 : 4,
    align: 'center' as const,
    text: (row: readonly string[]) => row[i] || NOTHING,
  }))
  return [tableNote(title, { keepNext: true }), ruledTable(columns, rows, SIZE.small5)]
}

function itemBlocks(item: DossierItem, index: number): Block[] {
  return [
    levelTwo(`（${index + 1}）${item.registerTitle}（方案${item.clauseLabel}）`),
    bodyParagraph(item.title),
    factsOf(item.facts),
    ...(item.steps.length > 0 ? [blankLine({ keepNext: true }), stepsTable(item.steps)] : []),
    ...item.series.flatMap(seriesBlocks),
    ...(item.moves.length > 0 ? [blankLine({ keepNext: true }), movesTable(item.moves)] : []),
    blankLine(),
  ]
}

function inspectionsTable(inspections: Dossier['inspections']): Block {
  if (inspections.length === 0) return bodyParagraph('没有核查和回头看。')
  return ruledTable(
    [
      { title: '日期', share: 3, align: 'center', text: (x) => x.on },
      { title: '核查', share: 4, align: 'left', text: (x) => x.what },
      { title: '方式', share: 2, align: 'center', text: (x) => x.how || NOTHING },
      { title: '核查人', share: 3, align: 'left', text: (x) => x.by },
      { title: '结果', share: 4, align: 'left', text: (x) => x.result },
    ],
    inspections,
  )
}

function documentsTable(documents: Dossier['documents']): Block {
  if (documents.length === 0) return bodyParagraph('没有佐证文件。')
  return ruledTable(
    [
      { title: '文件', share: 5, align: 'left', text: (d) => d.name },
      { title: '出处', share: 4, align: 'left', text: (d) => d.from },
      { title: '上传人', share: 2, align: 'left', text: (d) => d.by },
      { title: '时间', share: 3, align: 'center', text: (d) => d.at },
    ],
    documents,
  )
}

function historyTable(history: Dossier['history']): Block {
  if (history.length === 0) return bodyParagraph('没有变更。')
  return ruledTable(
    [
      { title: '时间', share: 3, align: 'center', text: (h) => h.at },
      { title: '办理人', share: 3, align: 'left', text: (h) => h.by },
      { title: '变更', share: 7, align: 'left', text: (h) => h.what },
    ],
    history,
  )
}

function registersOf({ items, hasAllItems, issuer }: Dossier): Block[] {
  if (hasAllItems) return items.length > 0 ? items.flatMap(itemBlocks) : [bodyParagraph('未列入任何台账。')]
  const others = '其他单位的台账中可能另有这家企业的条目。'
  return [bodyParagraph(`${issuer}可见 ${items.length} 条，${others}`), ...items.flatMap(itemBlocks)]
}

/** 一企一档 as a Word document on A4: the enterprise, its facilities, every register it stands in, its documents and history. */
export async function dossierWord(dossier: Dossier): Promise<Uint8Array> {
  return a4Document({
    title: `${dossier.name}一企一档`,
    creator: dossier.issuer,
    trial: dossier.trial,
    children: [
      titleParagraph('一企一档', SIZE.no2),
      titleParagraph(dossier.name, SIZE.no3),
      bodyParagraph(`${dossier.planTitle}　编制日期：${dayInWords(dossier.madeOn)}　编制单位：${dossier.issuer}`),
      levelOne('一、基本情况'),
      factsOf(dossier.facts),
      levelOne('二、设施'),
      facilitiesTable(dossier.facilities),
      levelOne('三、台账'),
      ...registersOf(dossier),
      levelOne('四、核查与回头看'),
      inspectionsTable(dossier.inspections),
      levelOne('五、佐证文件'),
      documentsTable(dossier.documents),
      levelOne('六、变更历史'),
      historyTable(dossier.history),
    ],
  })
}
