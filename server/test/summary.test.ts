import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractText } from '@gongjian/office'
import { asOwner } from '../src/db/transaction.ts'
import { summarise } from '../src/period/month-summary.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { setClock } from './support.ts'

let server: TestServer
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
})
afterAll(() => server.close())

describe('汇总', () => {
  async function textOf(month: string): Promise<string> {
    const bytes = await (await office.fetch('exportSummaryWord', { month })).arrayBuffer()
    return (await extractText(new Uint8Array(bytes), 'summary.docx')).text
  }

  it.each([
    ['2019-08', 0],
    ['2019-09', 9],
  ])('says of %s what the board says; %d units have drafts, which nobody has reported', async (month, drafts) => {
    const board = await office.call('getBoard', { month })
    const period = await server.app.connections.owner
      .selectFrom('period')
      .selectAll()
      .where('month', '=', month)
      .executeTakeFirstOrThrow()
    const now = server.app.clock.now()
    const said = await asOwner(server.app, period.plan_id, now, (tx) => summarise(server.app, tx, period, now))
    const { submitted, ...totals } = said.totals
    expect({ ...totals, in: submitted }).toEqual(board.counts)
    expect(said.units.map((u) => [u.name, u.due, u.filled + u.notApplicable, u.timeliness])).toEqual(
      board.rows.map((r) => [r.unit.name, r.lines.due, r.lines.reported, r.timeliness]),
    )
    expect(said.units.map((u) => u.state === null)).toEqual(board.rows.map((r) => r.begun === false))
    const drafted = board.rows.filter((r) => r.lines.drafted > 0)
    expect(drafted).toHaveLength(drafts)
    expect(drafted.every((r) => r.lines.reported === 0 && r.lines.drafted <= r.lines.due)).toBe(true)
  })

  it('calls nobody missing before the due day is over', async () => {
    setClock(server, '2019-09-20T10:00:00+08:00')
    const text = await textOf('2019-09')
    expect(text).toContain('未报：无。')
    expect(text).toMatch(/未到期尚未报送：.*管城回族区/)
    setClock(server, '2019-09-26T10:00:00+08:00')
    expect(await textOf('2019-09')).toMatch(/未报：.*管城回族区/)
  })

  it('tells after a correction which line, by whom, when, why, and what was changed; where none, no such part', async () => {
    const frozen = async () =>
      server.app.connections.owner
        .selectFrom('period_summary')
        .innerJoin('period', 'period.id', 'period_summary.period_id')
        .select(['body', 'sha256'])
        .where('period.month', '=', '2019-08')
        .executeTakeFirstOrThrow()
    const before = await frozen()
    const text = await textOf('2019-08')
    const part = text.slice(text.indexOf('五、更正情况'), text.indexOf('特此通报'))
    for (const words of ['新密市', '四（三）', '第2版', '演示·新密审核人', '2019-09-04 10:26', '重复统计3台', '更正为'])
      expect(part).toContain(words)
    expect(await textOf('2019-07')).not.toContain('更正情况')
    const after = await frozen()
    expect(after).toEqual(before)
    expect(createHash('sha256').update(after.body).digest('hex')).toBe(after.sha256)
  })

  const rows = [
    ['exportSummaryWord', '2019-08', 'PK'],
    ['exportSummaryExcel', '2019-08', 'PK'],
    ['exportSummaryWord', '2019-09', 'PK'],
    ['exportSummaryExcel', '2019-09', 'PK'],
  ] as const
  it.each(rows)('%s %s', async (name, month, magic) => {
    const response = await office.fetch(name, { month })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('月报汇总'))
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe(magic)
  })

  it('stands in the audit', async () => {
    const events = await server.app.connections.owner
      .selectFrom('event')
      .select(['subject'])
      .where('kind', '=', 'summary-exported')
      .execute()
    expect(events.length).toBeGreaterThanOrEqual(rows.length)
  })
})
