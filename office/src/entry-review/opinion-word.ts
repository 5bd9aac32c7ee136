import { dayInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Opinion, OpinionFinding } from '@gongjian/domain/entry-review/opinion.ts'
import { inQuotes } from '@gongjian/domain/rule/sentence.ts'
import type { Paragraph, Table } from 'docx'
import { a4Document, type Block } from '../summary/word/a4-document.ts'
import { SIZE } from '../summary/word/layout.ts'
import { blankLine, bodyParagraph, levelOne, rightParagraph, titleParagraph } from '../summary/word/paragraphs.ts'
import { factsTable, ruledTable } from '../summary/word/tables.ts'

function findingsTable(findings: readonly OpinionFinding[]): Table {
  return ruledTable(
    [
      { title: '序号', share: 1, align: 'center', text: (_, i) => String(i + 1) },
      { title: '意见', share: 2, align: 'center', text: (f) => f.outcome },
      {
        title: '事项与理由',
        share: 8,
        align: 'left',
        text: (f) => [f.title, f.because, ...liftLines(f.lifts)].join('\n'),
      },
      { title: '依据和原文', share: 5, align: 'left', text: (f) => `${f.basis}\n${inQuotes(f.quote)}` },
    ],
    findings,
  )
}

function liftLines(lifts: readonly string[]): string[] {
  return lifts.length === 0 ? [] : [`下列任一情形属实，本条不再适用：${lifts.join('；')}`]
}

function findingBlocks({ findings }: Opinion): Block[] {
  return findings.length === 0
    ? [bodyParagraph('没有发现触及方案和准入清单禁止、限制的事项。')]
    : [findingsTable(findings), blankLine()]
}

function decisionBlocks({ decision: d, deciders }: Opinion): Block[] {
  if (d === null) return [bodyParagraph(`尚未决定，由${deciders.join('、') || '有权机关'}决定。`)]
  const against = d.against ? '与审查结论不一致，已列入市攻坚办清单。' : ''
  const lines: [string, string][] = [
    ['决定', `${d.decision}。${against}`],
    ['附加条件', d.conditions],
    ['理由', d.reason],
    ['决定机关和日期', `${d.by}，${dayInWords(d.on)}`],
  ]
  return lines.filter(([, text]) => text !== '').map(([label, text]) => bodyParagraph(`${label}：${text}`))
}

function signature({ issuer, madeOn, decision }: Opinion): Paragraph[] {
  return [
    blankLine({ keepNext: true }),
    rightParagraph(decision?.by ?? issuer),
    rightParagraph(dayInWords(decision?.on ?? madeOn)),
  ]
}

function blocksOf(opinion: Opinion): Block[] {
  const { missing, listed } = opinion
  return [
    titleParagraph('建设项目准入审查意见', SIZE.no2),
    titleParagraph(opinion.project, SIZE.no3),
    bodyParagraph(
      `依据《${opinion.planTitle}》（${opinion.docNumber}）审查。审查日期：${dayInWords(opinion.reviewedOn)}。审查人：${opinion.reviewedBy}。`,
    ),
    levelOne('一、项目情况'),
    factsTable(opinion.facts, { title: '事项', share: 4 }),
    blankLine(),
    levelOne('二、审查结论'),
    bodyParagraph(`${opinion.verdict}。${listed}`),
    levelOne('三、逐条意见'),
    ...findingBlocks(opinion),
    levelOne('四、还缺的情况'),
    bodyParagraph(missing.length === 0 ? '没有还会改变结论的未知情况。' : `还缺：${missing.join('、')}。`),
    levelOne('五、决定'),
    ...decisionBlocks(opinion),
    ...signature(opinion),
  ]
}

/** 审查意见 as a Word document on A4. */
export async function opinionWord(opinion: Opinion): Promise<Uint8Array> {
  return a4Document({
    title: `${opinion.project}准入审查意见`,
    creator: opinion.issuer,
    trial: opinion.trial,
    children: blocksOf(opinion),
  })
}
