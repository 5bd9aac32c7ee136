import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'

/** The pack folders of this installation. Adding a city = adding a folder under plans/ and its line here. */
export const PACKS: readonly PlanPack[] = [zhengzhou]

export function findPack(code: string): PlanPack | undefined {
  return PACKS.find((p) => p.code === code)
}
