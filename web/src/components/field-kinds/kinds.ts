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
  text: { Input: TypedInput, Cell: TextCell, align: 'left', width: 126 },
  note: { Input: TypedInput, Cell: TextCell, align: 'left', width: 216 },
  choice: { Input: ChoiceInput, Cell: TextCell, align: 'left', width: 100 },
  choices: { Input: ChoicesInput, Cell: TextCell, align: 'left', width: 126 },
  quantity: { Input: TypedInput, Cell: NumberCell, align: 'right', width: 108 },
  count: { Input: TypedInput, Cell: NumberCell, align: 'right', width: 96 },
  money: { Input: TypedInput, Cell: NumberCell, align: 'right', width: 108 },
  day: { Input: DayInput, Cell: TextCell, align: 'left', width: 106 },
  year: { Input: TypedInput, Cell: YearCell, align: 'right', width: 76 },
  yesNo: { Input: YesNoInput, Cell: TextCell, align: 'left', width: 86 },
  industry: { Input: IndustryInput, Cell: TextCell, align: 'left', width: 86 },
  item: { Input: ItemInput, Cell: ItemCell, align: 'left', width: 156 },
  computed: { Input: ComputedInput, Cell: NumberCell, align: 'right', width: 108 },
}

/** The table, with each kind's own field type folded away: the one place that does. */
export function kindOf(field: Field): KindFacts<FieldKind> {
  return KINDS[field.kind] as unknown as KindFacts<FieldKind>
}
