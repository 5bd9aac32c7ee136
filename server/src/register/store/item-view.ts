import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import { lightOfItem } from '@gongjian/domain/register/light.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { refOf, type PlanFacts } from '../../report/plan-facts.ts'
import { valuesOf, type ItemRaw } from './item-raw.ts'

/** A stored row as it travels. */
export function rowOf(register: Register, raw: ItemRaw, facts: PlanFacts, today: Day): ItemRow {
  const unit = raw.unit_id === null ? undefined : facts.units.get(raw.unit_id)
  const standing = { life: register.life, stage: raw.stage, due: raw.due, nextPlanned: raw.next_planned }
  return {
    id: raw.id,
    register: register.id,
    title: raw.title,
    unit: unit ? refOf(unit) : null,
    township: raw.township_name ?? raw.township,
    enterprise:
      raw.enterprise_id === null
        ? null
        : { id: raw.enterprise_id, name: raw.enterprise ?? '', creditCode: raw.credit_code },
    facility: raw.facility,
    stage: raw.stage,
    ...lightOfItem(standing, today),
    person: raw.person,
    planned: raw.planned,
    done: raw.done,
    due: raw.due,
    point: raw.lon === null || raw.lat === null ? null : { longitude: raw.lon, latitude: raw.lat },
    source: raw.source,
    remark: raw.remark,
    trial: raw.trial,
    version: raw.version,
    values: valuesOf(register, raw) as FieldValues,
  }
}
