import type { FieldKind } from '@gongjian/domain/register/field.ts'
import type { Operator } from '@gongjian/domain/register/filter.ts'

const WORDS: readonly Operator[] = ['has', 'is', 'known', 'unknown']
const AMOUNTS: readonly Operator[] = ['atLeast', 'atMost', 'above', 'below', 'is', 'known', 'unknown']
const EQUAL: readonly Operator[] = ['is', 'known', 'unknown']

/** How a list may be narrowed by a kind of field; the first is offered first. */
export const OPERATORS: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: WORDS,
  note: WORDS,
  choice: ['in', 'isNot', 'known', 'unknown'],
  choices: ['has', 'known', 'unknown'],
  quantity: AMOUNTS,
  count: AMOUNTS,
  money: AMOUNTS,
  day: ['atMost', 'atLeast', 'is', 'known', 'unknown'],
  year: AMOUNTS,
  yesNo: EQUAL,
  industry: EQUAL,
  item: EQUAL,
  computed: AMOUNTS,
}
