import { expect } from 'vitest'
import type { CallOf } from '@gongjian/domain/operation/contract.ts'
import type { Operations } from '@gongjian/domain/operation/operations.ts'
import { proposed, WINTER, type SeasonOffice } from './seasons.ts'
import { refusal } from './support.ts'

const GUIDE = '试绩效分级指南（2019年版）'

/** 重污染天气: by class and colour from the guide that the season names; the county writes otherwise with a reason. */
export async function proposedAlerts({ server, clerk, lead, desk }: SeasonOffice): Promise<void> {
  const season = desk.here.season
  const basis = '郑办〔2019〕试1号'
  const limits = { 建材: { 黄色: 20, 橙色: 30, 红色: 50 } }
  const change = (alerts: CallOf<Operations['changeSeason']>['alerts']) =>
    lead.call('changeSeason', { season, basis, limits: { 建材: 30 }, alerts })
  expect((await refusal(change({ guide: '', limits }))).message).toContain('绩效分级指南')
  expect((await refusal(change({ guide: GUIDE, limits: { 建材: { 黄色: 50, 橙色: 30 } } }))).message).toContain(
    '不低于',
  )
  await change({ guide: GUIDE, limits })
  const ids = {
    general: await desk.row('试预警一般厂', {}),
    standard: await desk.row('试预警标准厂', { performance: '绿色环保标准' }),
    leader: await desk.row('试预警引领厂', { performance: '绿色环保引领' }),
    restricted: await desk.row('试预警限制厂', { catalogueClass: '限制类' }),
    casting: await desk.row('试预警铸造厂', { trade: '铸造' }),
    own: await desk.row('试预警自写厂', { orange: '限产30％', red: '停产' }),
  }
  await proposed(server, clerk, desk.here)
  const seen = async (id: number) => {
    const { yellow, orange, red, gaps } = await desk.rowOf(id)
    return [yellow, orange, red, gaps.includes('alertReason')]
  }
  expect(await seen(ids.general)).toEqual(['限产 20 %', '限产 30 %', '限产 50 %', false])
  expect(await seen(ids.standard)).toEqual([null, null, null, false])
  expect(await seen(ids.leader)).toEqual(['自主减排', '自主减排', '自主减排', false])
  expect(await seen(ids.restricted)).toEqual(['停产', '停产', '停产', false])
  expect(await seen(ids.casting)).toEqual([null, null, null, false])
  // What stood there stays; 停产 instead of 限产 50 % wants a reason, the same per cent written closer and in full width does not.
  expect(await seen(ids.own)).toEqual(['限产 20 %', '限产30％', '停产', true])
  const departing = (await desk.rows({ only: 'departing' })).map((r) => r.id)
  expect(departing).toContain(ids.own)
  expect((await desk.plan()).counts.departing).toBe(departing.length)
  await desk.write(ids.own, { alertReason: '窑炉不能部分限产' })
  expect((await desk.rowOf(ids.own)).gaps).toEqual([])
  await drawn({ lead }, season)
  for (const id of Object.values(ids))
    await clerk.call('moveItems', { register: 'staggered', ids: [id], move: 'remove', reason: '试' })
  await change({ guide: '', limits: {} })
}

/** The Gantt says what each line adds on the days of an alert, and nothing of whom it spares. */
async function drawn({ lead }: Pick<SeasonOffice, 'lead'>, season: number): Promise<void> {
  const timeline = () => lead.call('getSeasonTimeline', { season })
  expect((await timeline()).bars.every((b) => b[6].length === 0)).toBe(true)
  const days = { from: WINTER.from, until: '2019-11-20' }
  const alert = await lead.call('addSeasonAlert', { season, colour: '橙色', ...days, basis: '试发1号' })
  const { enterprises, bars, alertWords } = await timeline()
  const orange = (name: string) => {
    const bar = bars.find((b) => enterprises[b[0]]?.name === name)
    return bar?.[6].length === 0 ? null : (alertWords[bar?.[6][1] ?? -1] ?? '')
  }
  expect(['试预警一般厂', '试预警引领厂', '试预警铸造厂', '试预警标准厂'].map(orange)).toEqual([
    '限产 30 %',
    '自主减排',
    '',
    null,
  ])
  await lead.call('removeSeasonAlert', { alert: alert.id })
}
