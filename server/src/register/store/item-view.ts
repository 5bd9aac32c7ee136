import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { FieldValues, ItemRow } from '@gongjian/domain/register/item.ts'
import { lightOfItem, standingOf } from '@gongjian/domain/register/light.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { findRef, type PlanFacts } from '../../report/plan-facts.ts'
import { factsOf, valuesOf, type ItemRaw } from './item-raw.ts'
import { pointOf } from './point.ts'
import type { Beside } from './beside.ts'
import { referencesIn } from './references.ts'

/** A stored row as it travels. */
export function rowOf(register: Register, raw: ItemRaw, facts: PlanFacts, today: Day, beside: Beside): ItemRow {
  return {
    id: raw.id,
    register: register.id,
    title: raw.title,
    unit: findRef(facts, raw.unit_id),
    township: raw.township_name ?? raw.township,
    enterprise:
      raw.enterprise_id === null
        ? null
        : { id: raw.enterprise_id, name: raw.enterprise ?? '', creditCode: raw.credit_code },
    facility: raw.facility,
    stage: raw.stage,
    ...lightOfItem(standingOf(register, raw, factsOf(register, raw)), today),
    person: raw.person,
    planned: raw.planned,
    done: raw.done,
    due: raw.due,
    point: pointOf(raw),
    source: raw.source,
    remark: raw.remark,
    trial: raw.trial,
    version: raw.version,
    values: valuesOf(register, raw) as FieldValues,
    references: referencesIn(register, raw, beside.references),
    relapseOf: raw.relapse_of,
    left: beside.reckoned.get(raw.id)?.left ?? null,
    short: beside.reckoned.get(raw.id)?.short ?? null,
  }
}
