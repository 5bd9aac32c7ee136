import type { Field, FieldKind } from '@gongjian/domain/register/field.ts'
import { ItemCell, NumberCell, TextCell, YearCell } from './cells.tsx'
import { ChoiceInput, ChoicesInput, YesNoInput } from './choice-inputs.tsx'
import { ComputedInput } from './computed-input.tsx'
import { DayInput } from './day-input.tsx'
import { IndustryInput } from './industry-input.tsx'
import { ItemInput } from './item-input.tsx'
import type { KindFacts } from './kind.ts'
import { TypedInput } from './typed-input.tsx'

const KINDS: { readonly [K in FieldKind]: KindFacts<K> } = {
  text: { Input: TypedInput, Cell: TextCell, align: 'left', width: 130 },
  note: { Input: TypedInput, Cell: TextCell, align: 'left', width: 220 },
  choice: { Input: ChoiceInput, Cell: TextCell, align: 'left', width: 104 },
  choices: { Input: ChoicesInput, Cell: TextCell, align: 'left', width: 130 },
  quantity: { Input: TypedInput, Cell: NumberCell, align: 'right', width: 112 },
  count: { Input: TypedInput, Cell: NumberCell, align: 'right', width: 100 },
  money: { Input: TypedInput, Cell: NumberCell, align: 'right', width: 112 },
  day: { Input: DayInput, Cell: TextCell, align: 'left', width: 110 },
  year: { Input: TypedInput, Cell: YearCell, align: 'right', width: 80 },
  yesNo: { Input: YesNoInput, Cell: TextCell, align: 'left', width: 90 },
  industry: { Input: IndustryInput, Cell: TextCell, align: 'left', width: 90 },
  item: { Input: ItemInput, Cell: ItemCell, align: 'left', width: 160 },
  computed: { Input: ComputedInput, Cell: NumberCell, align: 'right', width: 112 },
}

/** The table, with each kind's own field type folded away: the one place that does. */
export function kindOf(field: Field): KindFacts<FieldKind> {
  return KINDS[field.kind] as unknown as KindFacts<FieldKind>
}
