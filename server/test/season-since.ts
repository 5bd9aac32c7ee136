import { expect } from 'vitest'
import { publishLeader, waiting, type SeasonOffice } from './seasons.ts'
import { refusal } from './support.ts'

const BASIS = '郑办〔2019〕试1号'
const CHANGED = '公布名单或提标治理有变化'

/** The season's per cent is changed while a plan waits: rows that agreed depart now, and say no reason. */
export async function changedSince({ approver, lead, desk }: SeasonOffice): Promise<void> {
  const season = desk.here.season
  await approver.call('submitSeasonPlan', desk.here)
  await lead.call('changeSeason', { season, basis: BASIS, limits: { 建材: 35 } })
  for (const f of (await desk.plan(lead)).findings)
    if (f.answer !== null && f.answer.accepted === null)
      await lead.call('acceptAnswer', { ...desk.here, answer: f.answer.id })
  const refused = await refusal(lead.call('reviewSeasonPlan', { ...desk.here, decision: 'approve' }))
  expect(refused.code).toBe('season-departed')
  expect(refused.message).toContain('建议 35 %，现为 30 %')
  expect(refused.message).toContain('请退回')
  await lead.call('changeSeason', { season, basis: BASIS, limits: { 建材: 30 } })
  await lead.call('reviewSeasonPlan', { ...desk.here, decision: 'return', reason: '试' })
}

/** A firm that is struck off the list after the approval: the plan that spares it is brought up again, and until then nothing is changed. */
export async function struckOff({ clerk, approver, lead, desk }: SeasonOffice): Promise<void> {
  await lead.call('reviewSeasonPlan', { ...desk.here, decision: 'return', reason: '试' })
  const id = await desk.row('试除名厂', { measure: '豁免' })
  const entry = await publishLeader({ clerk, lead }, '试除名厂')
  expect(await desk.rowOf(id)).toMatchObject({ rule: 'staggered.leader', gaps: [] })
  await approver.call('submitSeasonPlan', desk.here)
  for (const f of (await desk.plan(lead)).findings)
    if (f.answer !== null) await lead.call('acceptAnswer', { ...desk.here, answer: f.answer.id })
  await lead.call('reviewSeasonPlan', { ...desk.here, decision: 'approve' })
  const said = async () => [...(await waiting(clerk)), ...(await waiting(lead))].filter((t) => t.includes(CHANGED))
  expect(await said()).toEqual([])
  await lead.call('revokeLeader', { entry, on: '2019-09-20', reason: '试' })
  expect(await said()).toEqual([
    `${CHANGED}，2019-2020错峰方案有 1 条与已批准的措施不符，请由审核人点“调整”后修改`,
    `${CHANGED}，巩义市2019-2020错峰方案有 1 条与已提交、已批准的措施不符`,
  ])
  const [notice] = (await clerk.call('listNotices', {})).rows
  expect(notice).toMatchObject({ kind: 'season-contradicted' })
  const { counts, state } = await desk.plan()
  expect([state, counts.gaps]).toEqual(['approved', [{ gap: 'reason', rows: 1 }]])
  await approver.call('reopenSeasonPlan', { ...desk.here, reason: '名单有变化' })
  expect(await said()).toEqual([])
}
