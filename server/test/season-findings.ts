import { expect } from 'vitest'
import { ORDINARY, SEASON, WINTER, type SeasonOffice } from './seasons.ts'
import { refusal } from './support.ts'

type Drawing = Pick<SeasonOffice, 'clerk' | 'desk'>

/** 一刀切: of lines that are all stopped alike, whatever their works. */
export async function foundWhereAlike({ approver, desk }: Pick<SeasonOffice, 'approver' | 'desk'>): Promise<void> {
  const all = await desk.rows()
  for (const { id, performance, catalogueClass } of all) {
    const classes = { performance: performance ?? '一般', catalogueClass: catalogueClass ?? '允许类' }
    const stop = { ...WINTER, measure: '停产', limitPercent: null, reason: '统一停产' }
    await desk.write(id, { ...ORDINARY, ...classes, ...stop })
  }
  await desk.write((await desk.rows({ q: '试规则厂leader' }))[0]?.id ?? 0, { performance: '绿色环保引领' })
  await desk.write((await desk.rows({ q: '试规则厂standard' }))[0]?.id ?? 0, { performance: '绿色环保标准' })
  await desk.write((await desk.rows({ q: '试规则厂restricted' }))[0]?.id ?? 0, { catalogueClass: '限制类' })
  const { findings, counts } = await desk.plan()
  expect(findings.map((f) => f.key)).toEqual([
    'uniform:建材',
    'season.leader-limited:建材',
    'season.standard-limited:建材',
  ])
  const [uniform] = findings
  expect(uniform).toMatchObject({ clause: '4.6.1', clauseLabel: '四（六）1', rows: counts.rows, answer: null })
  expect(uniform?.because).toContain('限制类企业（2 条中 2 条）多数都是“停产（2019-11-15 至 2020-03-15）”')
  expect(findings[1]?.enterprises.map((e) => e.name).sort()).toEqual(['试名单厂', '试规则厂leader'])
  expect((await desk.rows({ finding: 'season.standard-limited:建材' })).map((r) => r.enterprise.name)).toEqual([
    '试规则厂standard',
  ])
  const refused = await refusal(approver.call('submitSeasonPlan', desk.here))
  expect(refused.code).toBe('season-uniform')
  expect(refused.message).toContain('建材行业“一刀切”')
}

/** What a works' parts and a line's turns say of each other: 铸造 of a whole works and its parts, 有色 of two turns. */
export async function foundByWorks({ clerk, desk }: Drawing): Promise<void> {
  const order = { measure: '停产', reason: '试', ...WINTER }
  await desk.row('试整厂', { ...order, trade: '铸造', level: '企业', emissionShare: null }, '全厂')
  const process = { ...order, trade: '铸造', level: '工序' }
  const part = await desk.row('试整厂', { ...process, process: '熔炼', emissionShare: 90 })
  await desk.row('试整厂', { ...process, process: '机加工', emissionShare: 0 })
  // A draft that names no works yet is found among the rest, and belongs to none.
  const draft = { season: SEASON, ...ORDINARY, ...process, process: '打磨', emissionShare: 0 }
  const nameless = await clerk.call('createItem', { register: 'staggered', item: { values: draft } })
  const turn = { ...order, trade: '有色', minimumRun: 30 }
  await desk.row('试窑厂', { ...turn, turn: 1, until: '2019-12-15' })
  const second = await desk.row('试窑厂', { ...turn, turn: 2, from: '2020-01-10' })
  const keys = async () => (await desk.plan()).findings.map((f) => f.key).filter((k) => !k.endsWith('建材'))
  expect(await keys()).toEqual(['season.whole-stopped:铸造', 'season.idle-stopped:铸造', 'season.short-run:有色'])
  const idleStopped = (await desk.plan()).findings.find((f) => f.key === 'season.idle-stopped:铸造')
  expect([idleStopped?.rows, idleStopped?.enterprises.map((e) => e.name)]).toEqual([2, ['试整厂']])
  await clerk.call('moveItems', { register: 'staggered', ids: [nameless.id], move: 'remove', reason: '没有企业' })
  const short = (await desk.plan()).findings.find((f) => f.key === 'season.short-run:有色')
  expect(short?.because).toContain(
    '2020-01-10 至 2020-03-15 共 66 天，占企业排放 100 %，与前后一轮之间运行 25 天（最短 30 天）',
  )
  // Turns that follow each other are one stop, and no restart.
  await desk.write(second, { from: '2019-12-16' })
  expect(await keys()).not.toContain('season.short-run:有色')
  await desk.write(second, { from: '2020-01-15' })
  expect(await keys()).toEqual(['season.whole-stopped:铸造', 'season.idle-stopped:铸造'])
  // Without the parts' shares nobody can say that only they emit.
  await desk.write(part, { emissionShare: null })
  expect(await keys()).toEqual(['season.idle-stopped:铸造'])
  await desk.write(part, { emissionShare: 90 })
  const removed = (await desk.rows({ finding: 'season.whole-stopped:铸造' })).map((r) => r.id)
  await clerk.call('moveItems', { register: 'staggered', ids: [...removed], move: 'remove', reason: '细化到工序' })
  const idle = (await desk.rows({ finding: 'season.idle-stopped:铸造' })).filter((r) => r.process === '机加工')
  for (const r of idle) await desk.write(r.id, { measure: '豁免', from: null, until: null })
  expect(await keys()).toEqual([])
}

/** Until nothing is found; an answer is for the rows as they stand. */
export async function mendedOrAnswered({ clerk, desk }: Drawing): Promise<void> {
  const spare = { measure: '豁免', from: null, until: null, reason: null }
  for (const r of await desk.rows({ finding: 'season.leader-limited:建材' })) await desk.write(r.id, spare)
  const [standard] = await desk.rows({ finding: 'season.standard-limited:建材' })
  const general = await desk.rows({ tier: 'general', trade: '建材' })
  for (const r of general) await desk.write(r.id, { measure: '限产', limitPercent: 30, reason: null })
  expect((await desk.plan()).findings.map((f) => f.key)).toEqual(['season.standard-limited:建材'])
  const answer = { ...desk.here, finding: 'season.standard-limited:建材', reason: '该厂在线监测数据多次超标' }
  await clerk.call('answerFinding', answer)
  await desk.write(standard?.id ?? 0, { until: '2020-02-15' })
  expect((await desk.plan()).findings[0]?.answer).toBeNull()
  expect((await clerk.call('answerFinding', answer)).findings[0]?.answer).toMatchObject({
    reason: answer.reason,
    accepted: null,
  })
  expect((await refusal(clerk.call('answerFinding', { ...answer, finding: 'uniform:钢铁' }))).code).toBe(
    'finding-not-found',
  )
}
