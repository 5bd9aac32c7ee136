import { TRIAL_AREA_DAY, TRIAL_AREA_SOURCE, trialAreas } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import { storeMap } from '../area/store-map.ts'
import type { Tx } from '../db/actor.ts'

/** 演示: a few rectangles, so that a point can be tried against them. */
export async function loadTrialAreas(tx: Tx, planId: number, at: Date): Promise<void> {
  for (const { kind, areas } of trialAreas)
    await storeMap(
      tx,
      planId,
      {
        kind,
        on: TRIAL_AREA_DAY,
        source: TRIAL_AREA_SOURCE,
        isWhole: false,
        fileName: '演示.geojson',
        trial: true,
        unitId: null,
        by: '系统',
        at,
      },
      areas.map(({ name, box: [west, south, east, north] }) => ({
        name,
        polygons: [
          [
            [
              [west, south],
              [east, south],
              [east, north],
              [west, north],
              [west, south],
            ],
          ],
        ],
      })),
    )
}
