import { isByReview } from '../entry-review/fields.ts'
import { columnOf } from './columns.ts'
import type { Register } from './register.ts'

/** The first key of a condition that says nothing yet, unless one that is known speaks against it: what comes after may never be asked. */
function openKey(
  when: Readonly<Record<string, readonly string[]>>,
  values: Readonly<Record<string, unknown>>,
): string[] {
  const isOpen = (key: string): boolean => (values[key] ?? null) === null
  const isAgainst = ([key, allowed]: [string, readonly string[]]): boolean =>
    !isOpen(key) && !(typeof values[key] === 'string' && allowed.includes(values[key]))
  return Object.entries(when).some(isAgainst) ? [] : Object.keys(when).filter(isOpen).slice(0, 1)
}

/**
 * Fields that decide which steps an item has, what it ends and whether it is looked at again, and that say nothing yet. What is not known is no
 * “no”: a kiln without a measure would else be closed with nothing done and nothing shown (4.3.2).
 */
export function undecidedFields(
  register: Pick<Register, 'steps' | 'recheck' | 'ends'>,
  values: Readonly<Record<string, unknown>>,
): string[] {
  const conditions = [...register.steps.map((s) => s.when), register.recheck?.when ?? null, register.ends]
  return [...new Set(conditions.flatMap((when) => (when === null ? [] : openKey(when, values))))]
}

/** What to do about them, in words. */
export function undecidedText(register: Register, keys: readonly string[]): string {
  const names = keys.map((key) => {
    const name = `“${columnOf(register, key)?.label ?? key}”`
    return isByReview(register, key) ? `${name}（由“项目准入审查”写入）` : name
  })
  return `先填写${names.join('、')}，才知道要办哪些步骤`
}
