import type { AreaKind } from '@gongjian/domain/area/area.ts'

/** A made-up outline: a rectangle about a place, so that nobody takes it for a survey. */
export interface TrialArea {
  readonly name: string
  /** Longitudes and latitudes of its sides. */
  readonly box: readonly [west: number, south: number, east: number, north: number]
}

export interface TrialAreaMap {
  readonly kind: AreaKind
  readonly areas: readonly TrialArea[]
}

/** None is whole: of a place outside them all the trial says nothing, and the question is asked. */
export const trialAreas: readonly TrialAreaMap[] = [
  { kind: '中心城区', areas: [{ name: '演示中心城区', box: [113.58, 34.71, 113.74, 34.81] }] },
  {
    kind: '园区',
    areas: [
      { name: '演示巩义产业集聚区', box: [112.96, 34.72, 113.02, 34.77] },
      { name: '演示荥阳产业集聚区', box: [113.36, 34.77, 113.42, 34.82] },
      { name: '演示新密产业集聚区', box: [113.36, 34.5, 113.42, 34.55] },
    ],
  },
  { kind: '生态红线', areas: [{ name: '演示嵩山生态保护红线', box: [112.93, 34.47, 113.05, 34.54] }] },
]

export const TRIAL_AREA_SOURCE = '演示区域图（矩形，非实测）'
export const TRIAL_AREA_DAY = '2019-06-01'
