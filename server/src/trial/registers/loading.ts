import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { TrialItem } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { Tx } from '../../db/actor.ts'
import type { Kept } from '../../file/store-upload.ts'
import type { SavedPlan } from '../../plan/save-pack.ts'
import type { TrialHub } from './hub.ts'
import type { Hands } from './item-past.ts'
import type { Past } from './past.ts'

export interface Loading {
  readonly tx: Tx
  readonly pack: PlanPack
  readonly saved: SavedPlan
  readonly hub: TrialHub
  readonly hands: Hands
  readonly files: Readonly<Record<'photo' | 'file', Kept & { readonly thumbnail: string | null }>>
  readonly past: Past
  /** Key of a trial's item → its number. */
  readonly ids: Map<number, number>
}

export interface Place {
  readonly id: number
  readonly item: TrialItem
  readonly unit_id: number | null
  readonly township: string | null
  readonly task_id: number | null
}
