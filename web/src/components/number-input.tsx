import { InputNumber, type InputNumberProps } from 'antd'
import { writtenNumber } from '@gongjian/domain/quantity/written-number.ts'

/** What stands for what was typed; '' while it says no one number. */
export function typedNumber(text: string | undefined): string {
  const read = writtenNumber((text ?? '').replace(/[.．]$/, ''))
  return 'problem' in read ? '' : read.digits
}

/** The library's own drops every comma: 8,5 points would be 85. It takes '' for nothing, though its types say a number. */
export function NumberInput(props: InputNumberProps<number>) {
  return <InputNumber<number> {...props} parser={(text) => typedNumber(text) as unknown as number} />
}
