import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { LineText } from '@gongjian/domain/report/report.ts'
import { convert, textOfPdf } from '../../office/test/support/soffice.ts'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import { NARROW, openBrowser, picture, PICTURES, shown, signInAs, visit, type Visitor } from './browser.ts'

/** 巩义市's report of September goes the whole round: clerk, approver, lead desk, back, again, office, Word. */
const MONTH = '2019-09'
const UNIT = '410181'
const REPORT = `/reports/${MONTH}/${UNIT}`
const RETURNED = '4.6'
const REASON = '请补充错峰清单企业数和工序'

let server: TestServer
let browser: Browser
let folder: string
beforeAll(async () => {
  server = await startTestServer()
  browser = await openBrowser()
  folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-word-'))
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function as(login: string, viewport?: { width: number; height: number }): Promise<Visitor> {
  const visitor = await visit(browser, server.url, viewport)
  await signInAs(visitor, login)
  return visitor
}

/** The lines that the journey does not write on the screen are written through the same operations. */
async function fillRest(login: string, unit: string): Promise<void> {
  const client = await server.as(login)
  const report = await client.call('getReport', { month: MONTH, unit })
  for (const line of report.lines.filter((l) => !l.filled)) {
    const text: LineText = {
      ...pick(line),
      progress: '按方案推进，本月开展排查和督导，台账已更新。',
      notApplicable: false,
    }
    await client.call('saveReportLine', {
      month: MONTH,
      unit,
      taskId: line.task,
      ...text,
      expectedVersion: line.version,
      touched: ['progress'],
    })
  }
}

function pick(line: LineText): LineText {
  const { progress, cumulative, problems, nextSteps, standing, reached, notApplicable, notApplicableReason } = line
  return { progress, cumulative, problems, nextSteps, standing, reached, notApplicable, notApplicableReason }
}

async function stateOf(task: string): Promise<string | undefined> {
  const office = await server.as('office')
  const report = await office.call('getReport', { month: MONTH, unit: UNIT })
  return report.lines.find((l) => l.task === task)?.state
}

/** A busy machine may lay the page out anew beneath the first click: it is asked for until it asks back. */
async function send({ page }: Visitor): Promise<void> {
  const dialog = page.getByRole('dialog')
  await vi.waitFor(
    async () => {
      if (!(await dialog.isVisible())) await page.getByRole('button', { name: '提交', exact: true }).click()
      await dialog.waitFor({ timeout: 3_000 })
    },
    { timeout: 20_000 },
  )
  await dialog.getByRole('button', { name: /^提\s?交$/ }).click()
  await shown(page.getByText('月报已提交').first())
}

describe('the September report of 巩义市 goes the whole round', () => {
  it('the clerk writes a line on the phone, and it is saved as typed', async () => {
    const clerk = await as('gongyi-clerk', NARROW)
    await clerk.page.goto(`${REPORT}?task=4.3`)
    const progress = clerk.page.getByLabel(/^本月进展/)
    await progress.fill('本月排查工业窑炉12台，完成主体移位5台、切断连接5台，燃料已清除。')
    await shown(clerk.page.getByText(/已保存 \d\d:\d\d:\d\d/))
    await picture(clerk, 'report-line-390')
    await clerk.page.reload()
    await shown(clerk.page.getByLabel(/^本月进展/))
    expect(await clerk.page.getByLabel(/^本月进展/).inputValue()).toContain('12台')
    expect(clerk.complaints).toEqual([])
    await clerk.context.close()
  })

  it('two people on one line: neither overwrites the other unseen', async () => {
    const [clerk, approver] = [await as('gongyi-clerk'), await as('gongyi-approver')]
    await clerk.page.goto(`${REPORT}?task=4.1`)
    await approver.page.goto(`${REPORT}?task=4.1`)
    await shown(approver.page.getByLabel(/^本月进展/))
    await clerk.page.getByLabel(/^本月进展/).fill('填报员写：排查“散乱污”企业30家。')
    await shown(clerk.page.getByText(/已保存 \d\d:\d\d:\d\d/))
    // The approver's page has not heard of it yet, or has just heard: either way both texts are kept.
    await approver.page.getByLabel(/^本月进展/).fill('审核人写：动态清零，复查28家。')
    await approver.page
      .getByText(/两人同时改|改过/)
      .first()
      .waitFor({ timeout: 15_000 })
    await picture(approver, 'report-conflict-1440')
    const kept = await (await server.as('gongyi-clerk')).call('getReport', { month: MONTH, unit: UNIT })
    const stored = kept.lines.find((l) => l.task === '4.1')?.progress ?? ''
    const seen = await approver.page.locator('main').innerText()
    expect(stored + seen).toContain('排查“散乱污”企业30家')
    await clerk.context.close()
    await approver.context.close()
  })

  it('the approver is told what is missing, then sends it', async () => {
    const approver = await as('gongyi-approver')
    await approver.page.goto(REPORT)
    await approver.page.getByRole('button', { name: '提交', exact: true }).click()
    await shown(approver.page.getByText(/还有 \d+ 项没有填写/))
    await picture(approver, 'report-missing-1440')
    await fillRest('gongyi-clerk', UNIT)
    await approver.page.goto(REPORT)
    await shown(approver.page.getByRole('button', { name: '提交', exact: true }))
    await send(approver)
    expect(await stateOf('4.3')).toBe('submitted')
    await approver.context.close()
  })
})

describe('the lead desk, the office and the Word file', () => {
  it('the lead desk returns one line with its reason and accepts the others', async () => {
    const lead = await as('gongxin')
    await lead.page.goto(`/reports/${MONTH}/review?unit=${UNIT}`)
    const row = lead.page.locator('tbody').filter({ hasText: '四（六）' })
    await row.getByRole('button', { name: '展开全文' }).click()
    await picture(lead, 'review-unit-1440')
    await row.getByRole('button', { name: /^退\s?回$/ }).click()
    const dialog = lead.page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(REASON)
    await dialog.getByRole('button', { name: /^退\s?回$/ }).click()
    await shown(lead.page.getByText('已退回 1 条'))
    expect(await stateOf(RETURNED)).toBe('returned')

    await lead.page.getByRole('checkbox', { name: '全选' }).check()
    await lead.page.getByRole('button', { name: '接受所选' }).click()
    await lead.page
      .getByRole('dialog')
      .getByRole('button', { name: /^接\s?受$/ })
      .click()
    await shown(lead.page.getByText(/已接受 \d+ 条/))
    expect(await stateOf('3.1')).toBe('accepted')
    expect(lead.complaints).toEqual([])
    await lead.context.close()
  })

  it('the clerk sees why, mends that line alone, and the approver sends it again', async () => {
    const approver = await as('gongyi-approver')
    await approver.page.goto(`${REPORT}?task=${RETURNED}`)
    await shown(approver.page.getByText(`退回理由：${REASON}`).first())
    await picture(approver, 'report-returned-1440')
    await approver.page.getByLabel(/^本月进展/).fill('错峰清单企业46家，细化到工序132道，已逐家签订承诺。')
    await shown(approver.page.getByText(/已保存 \d\d:\d\d:\d\d/))
    await send(approver)
    expect(await stateOf(RETURNED)).toBe('submitted')
    await approver.context.close()
  })

  it('the office sees who is in, closes the month, and the Word file opens as an official document', async () => {
    const office = await as('office')
    await office.page.goto(`/reports/${MONTH}`)
    await office.page.getByRole('button', { name: /^关闭/ }).click()
    await office.page.getByLabel(/带问题关闭的原因/).fill('部分单位未报，已电话核实，先行汇总。')
    await picture(office, 'close-1440')
    await office.page.getByRole('dialog').getByRole('button', { name: '带问题关闭' }).click()
    await shown(office.page.getByText(/已关闭，汇总已生成/))

    const downloading = office.page.waitForEvent('download')
    await office.page.getByRole('link', { name: '汇总 Word' }).click()
    const word = path.join(folder, 'summary.docx')
    await (await downloading).saveAs(word)
    await drawWord(word)
    expect(office.complaints).toEqual([])
    await office.context.close()
  })

  it('after the closing the clerk is told by whom, when and what to do', async () => {
    const clerk = await as('gongyi-clerk', NARROW)
    await clerk.page.goto(REPORT)
    await clerk.page
      .getByText(/月报已关闭/)
      .first()
      .waitFor()
    await shown(clerk.page.getByText(/更正/).first())
    await picture(clerk, 'report-closed-390')
    await clerk.context.close()
  })
})

/** The Word file as LibreOffice prints it; its first page is a picture of the guide. */
async function drawWord(word: string): Promise<void> {
  const pdf = await convert(readFileSync(word), 'summary.docx', 'pdf')
  const text = (await textOfPdf(pdf)).replace(/\s/g, '')
  expect(text).toContain('2019年9月')
  expect(text).toContain('巩义市')
  const file = path.join(folder, 'summary.pdf')
  writeFileSync(file, pdf)
  const first = ['-singlefile', '-f', '1', '-l', '1']
  execFileSync('pdftoppm', ['-r', '60', '-png', ...first, file, path.join(PICTURES, 'summary-word')])
}
