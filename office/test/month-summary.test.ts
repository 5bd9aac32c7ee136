import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { MonthSummary, SummaryCorrection } from '@gongjian/domain/report/month-summary.ts'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { extractText, monthSummaryExcel, monthSummaryWord } from '../src/index.ts'
import { changedPart, inShort } from '../src/summary/wording.ts'
import { titleLines } from '../src/summary/word/head.ts'
import { sampleSummary } from './support/sample-summary.ts'
import { convert, countPages, drawPdf, textOfPdf } from './support/soffice.ts'

const PICTURES = path.resolve(import.meta.dirname, '../../tests/pictures')
const HAS_CALC = existsSync('/usr/lib/libreoffice/share/registry/calc.xcd')
const summary = MonthSummary.parse(sampleSummary())
const corrections = [
  SummaryCorrection.parse({
    unit: '新密市',
    task: '四（三） 开展工业窑炉专项治理',
    version: 2,
    by: '新密审核人',
    at: '2019-10-04T02:26:00Z',
    reason: '重复统计3台，现予更正。',
    changes: [
      {
        field: '本月进展',
        before: '完成现场核查12家，改用清洁能源9台，其余按期推进。',
        after: '完成现场核查12家，改用清洁能源6台，其余按期推进。',
      },
    ],
  }),
]

async function partOf(docx: Uint8Array, name: string): Promise<string> {
  return (await (await JSZip.loadAsync(docx)).file(name)?.async('string')) ?? ''
}

describe('the summary as Word', () => {
  let docx: Uint8Array
  let pdf: Uint8Array

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    docx = await monthSummaryWord(summary)
    pdf = await convert(docx, 'summary.docx', 'pdf')
    await drawPdf(pdf, path.join(PICTURES, 'month-summary-word'))
  })

  it('opens in LibreOffice with title, number, units, tasks and the late', async () => {
    const text = (await textOfPdf(pdf)).replace(/\s/g, '')
    expect(await countPages(pdf)).toBeGreaterThanOrEqual(1)
    expect(text).toContain('郑州市推进产业结构调整打赢污染防治攻坚战2019年9月工作进展情况的通报')
    expect(text).toContain('郑环攻坚办〔2019〕12号')
    for (const task of summary.tasks) expect(text).toContain(task.title)
    expect(text).toContain('迟报：登封市、市科技局。')
    expect(text).toContain('未报：上街区。')
    expect(text).toContain('2019年9月26日印发')
    const plain = (await extractText(docx, 'summary.docx')).text
    for (const unit of summary.units) expect(plain).toContain(`\t${unit.name}\t`)
  })

  it('has a body of a few pages and every line in the annex', async () => {
    const pages = (await textOfPdf(pdf)).split('\f').map((page) => page.replace(/\s/g, ''))
    const annexAt = pages.findIndex((page) => page.includes('附件2019年9月各任务进展情况明细'))
    expect(annexAt).toBeGreaterThan(0)
    expect(annexAt).toBeLessThanOrEqual(7)
    const body = pages.slice(0, annexAt).join('')
    const plain = (await extractText(docx, 'summary.docx')).text
    for (const { problems, progress, standing } of summary.tasks.flatMap((task) => task.lines)) {
      if (progress !== '') expect(plain).toContain(progress)
      if (standing === 'behind' && problems !== '') expect(body).toContain(problems)
    }
    expect(body).toContain('附件：2019年9月各任务进展情况明细')
    expect(body).not.toContain(summary.tasks[0]?.lines[0]?.nextSteps ?? '')
    expect(body).not.toContain('更正情况')
  })

  it('calls nobody missing before the due day', async () => {
    const waiting = sampleSummary()
    const units = waiting.units.map((u) => (u.submittedAt === null ? { ...u, timeliness: 'open' as const } : u))
    const totals = { ...waiting.totals, open: 1, missing: 0 }
    const { text } = await extractText(
      await monthSummaryWord({ ...waiting, units, totals, missing: [] }),
      'summary.docx',
    )
    expect(text).toContain('未到期尚未报送1家，未报0家')
    expect(text).toContain('未报：无。')
    expect(text).toContain('未到期尚未报送：上街区。')
    expect(text).not.toContain('未报：上街区')
  })

  it('says why it was closed as it was, and asks afterwards for nothing but 更正', async () => {
    const closed = { by: '攻坚办', at: '2019-09-27T16:30:00Z', reason: '上街区等候批复，先行汇总。' }
    const wordOf = async (s: MonthSummary) => (await extractText(await monthSummaryWord(s), 'summary.docx')).text
    const open = await wordOf(summary)
    expect(open).toContain('未报单位要抓紧补报，被退回的单位要按退回意见修改后重新报送')
    expect(open).not.toContain('带问题关闭')
    const text = await wordOf({ ...summary, closed })
    expect(text).toContain('本月月报于2019年9月28日关闭。带问题关闭的原因：上街区等候批复，先行汇总。')
    expect(text).toContain('未报单位和被退回的单位要在月报页以“更正”补充或修改')
    expect(text).not.toMatch(/补报|重新报送/)
  })

  it('says what was corrected after the closing, and only then', async () => {
    const { text } = await extractText(await monthSummaryWord(summary, corrections), 'summary.docx')
    const part = text.slice(text.indexOf('五、更正情况'), text.indexOf('特此通报'))
    for (const words of ['新密市', '第2版', '新密审核人', '2019-10-04 10:26', '重复统计3台'])
      expect(part).toContain(words)
    expect(part).toContain('本月进展：“改用清洁能源9台”更正为“改用清洁能源6台”')
  })

  it('keeps the measures of GB/T 9704', async () => {
    const document = await partOf(docx, 'word/document.xml')
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/)
    expect(document).toContain('w:line="560" w:lineRule="exact"')
    expect(document).toContain('<w:tblHeader/>')
    expect(await partOf(docx, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(await partOf(docx, 'word/fontTable.xml')).toContain(
      'w:name="方正小标宋简体"><w:altName w:val="FZXiaoBiaoSong-B05S"/>',
    )
  })

  it('odd numbers stand right, even ones left', async () => {
    const words = (await textOfPdf(pdf)).split('\f')
    expect(words[0]).toMatch(/ {20,}— ?1 ?—\s*$/)
    expect(words[1]).toMatch(/^ {0,10}— ?2 ?—\s*$/m)
  })

  it('trial data is marked on every page, other data nowhere', async () => {
    const pages = (await textOfPdf(pdf)).split('\f').filter((page) => page.trim() !== '')
    expect(pages.filter((page) => !page.includes('演示数据'))).toEqual([])
    const real = await monthSummaryWord(sampleSummary({ trial: false, docNumber: null }))
    expect(await partOf(real, 'word/header1.xml')).not.toContain('演示')
  })

  it('a month with nothing in it still makes a document', async () => {
    const empty = sampleSummary({ units: [], tasks: [], problems: [], late: [], missing: [] })
    const { text } = await extractText(await monthSummaryWord(empty), 'summary.docx')
    expect(text).toContain('迟报：无。')
    expect(text).toContain('本月各单位未反映问题。')
  })

  it('shows of two texts what differs, in brief', () => {
    const rows: [before: string, after: string, shown: [string, string]][] = [
      ['甲，乙9台，丙。', '甲，乙6台，丙。', ['乙9台', '乙6台']],
      ['甲。', '甲。乙。', ['（空）', '乙']],
      ['', '全新', ['（空）', '全新']],
      ['同，同，末', '同，末', ['同', '（空）']],
    ]
    for (const [before, after, [old, now]] of rows)
      expect(changedPart(before, after, 40)).toEqual({ before: old, after: now })
    expect(inShort('一句。二句很长很长很长。', 8)).toBe('一句。')
    expect(inShort('没有停顿的一句话很长很长', 6)).toBe('没有停顿的…')
  })

  it('long titles break into lines of like length', () => {
    expect(titleLines(['短标题'])).toEqual(['短标题'])
    expect(titleLines(['郑'.repeat(30)]).map((line) => line.length)).toEqual([15, 15])
  })
})

describe('the summary as Excel', () => {
  it('has a sheet each for the whole, units, tasks, problems and every line', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = await monthSummaryExcel(summary)
    await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['总体情况', '分单位', '分任务', '问题清单', '条目明细'])
    const [whole, filing, tasks, , lines] = book.worksheets
    const told: unknown[] = []
    whole?.getColumn('C').eachCell((cell) => told.push(cell.value))
    expect(told).toContain('登封市（2019-09-26 09:20）、市科技局（2019-09-26 09:20）')
    expect(filing?.getRow(3).values).toEqual([
      undefined,
      '单位',
      '类型',
      '应报任务数',
      '已报',
      '其中不适用',
      '完整率（%）',
      '首次报送时间',
      '是否按时',
      '当前状态',
      '退回次数',
    ])
    expect(filing?.rowCount).toBe(3 + summary.units.length)
    // 08:05 UTC is 16:05 in Zhengzhou.
    expect(filing?.getCell('G4').value).toEqual(new Date('2019-09-24T16:05:00Z'))
    expect(filing?.getCell('F4').numFmt).toBe('0.0%')
    expect(tasks?.rowCount).toBe(3 + summary.tasks.length)
    expect(lines?.rowCount).toBe(3 + summary.tasks.length * 16)
    expect(filing?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
    expect(filing?.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      printTitlesRow: '1:3',
    })
    expect(filing?.autoFilter).toBeTruthy()
  })

  it('says when it was closed and why', async () => {
    const closed = { by: '攻坚办', at: '2019-09-27T16:30:00Z', reason: '先行汇总' }
    const book = new ExcelJS.Workbook()
    const bytes = await monthSummaryExcel({ ...summary, closed })
    await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
    const rows = book.worksheets[0]?.getRows(4, 4)?.map((r) => [1, 2, 3].map((i) => r.getCell(i).text))
    expect(rows).toContainEqual(['关闭时间', '2019-09-28 00:30', '攻坚办'])
    expect(rows).toContainEqual(['带问题关闭的原因', '', '先行汇总'])
  })

  it('has a sheet of corrections where there are any, with both texts whole', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = await monthSummaryExcel(summary, corrections)
    await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
    const sheet = book.worksheets.at(-1)
    expect(sheet?.name).toBe('更正情况')
    expect(sheet?.getCell('H4').value).toBe(corrections[0]?.changes[0]?.before)
    expect(sheet?.getCell('I4').value).toBe(corrections[0]?.changes[0]?.after)
  })

  it.skipIf(!HAS_CALC)(
    'opens in LibreOffice',
    async () => {
      mkdirSync(PICTURES, { recursive: true })
      const pdf = await convert(await monthSummaryExcel(summary), 'summary.xlsx', 'pdf')
      await drawPdf(pdf, path.join(PICTURES, 'month-summary-excel'))
      const text = (await textOfPdf(pdf)).replace(/\s/g, '')
      expect(text).toContain('2019年9月工作进展情况：总体情况')
      for (const unit of summary.units) expect(text).toContain(unit.name)
    },
    90_000,
  )
})
