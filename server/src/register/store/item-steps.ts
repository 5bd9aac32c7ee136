import { sql, type Selectable } from 'kysely'
import { endOfDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import type { ItemStep } from '@gongjian/domain/register/item.ts'
import { stepsOf, type Register, type Step } from '@gongjian/domain/register/register.ts'
import type { ItemValues } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../../app.ts'
import type { ItemStepTable } from '../../db/schema-item.ts'
import { evidenceOf, type FileRow } from './item-files.ts'

export type StepRow = Pick<Selectable<ItemStepTable>, 'item_id' | 'key' | 'planned' | 'done_on' | 'note'>

export async function readSteps({ tx, actor }: Ctx, ids: readonly number[]): Promise<Map<number, StepRow[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('item_step')
    .select(['item_id', 'key', 'planned', 'done_on', 'note'])
    .where('plan_id', '=', actor.planId)
    .where('item_id', 'in', [...ids])
    .execute()
  return Map.groupBy(rows, (r) => r.item_id)
}

/** As they stood at the end of a day, from the history. */
export async function readStepsAsOf({ tx }: Ctx, id: number, asOf: Day): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.item_id, s.key, s.planned, s.done_on, s.note from images_as_of('item_step', ${endOfDay(asOf)}::timestamptz, ${String(id)}) image
    cross join lateral jsonb_populate_record(null::item_step, image) s`.execute(tx)
  return rows
}

/** A step is proven by evidence of its kind, on a day on which it was done. */
export function isProven(step: Step, row: StepRow | undefined, files: readonly FileRow[]): boolean {
  if (!row?.done_on) return false
  return step.evidence === 'photo' ? files.some((f) => f.type.startsWith('image/')) : files.length > 0
}

/** The steps that these facts ask for, with what is there of each. */
export function stepViews(
  register: Register,
  facts: ItemValues,
  rows: readonly StepRow[],
  files: ReadonlyMap<string, readonly FileRow[]>,
): ItemStep[] {
  return stepsOf(register, facts).map((step) => {
    const row = rows.find((r) => r.key === step.key)
    const its = files.get(step.key) ?? []
    return {
      key: step.key,
      title: step.title,
      evidenceKind: step.evidence,
      clause: step.clause,
      planned: row?.planned ?? null,
      doneOn: row?.done_on ?? null,
      note: row?.note ?? '',
      files: its.map(evidenceOf),
      isProven: isProven(step, row, its),
    }
  })
}

/** What claiming still asks for, in words: all of it at once. */
export function unproven(steps: readonly ItemStep[]): string[] {
  return steps
    .filter((s) => !s.isProven)
    .map((s) => {
      const isPhoto = s.evidenceKind === 'photo'
      const hasEvidence = isPhoto ? s.files.some((f) => f.type.startsWith('image/')) : s.files.length > 0
      const missing = [...(s.doneOn === null ? ['完成日期'] : []), ...(hasEvidence ? [] : [isPhoto ? '照片' : '佐证'])]
      return `${s.title}（${missing.join('、')}）`
    })
}
