import { Input } from 'antd'
import { useState } from 'react'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import { textOf, valueFrom } from '@gongjian/domain/register/value.ts'
import type { InputProps } from './kind.ts'

/** Longer than any field may be, so that too long a text is refused in words and not cut off. */
const LONGEST = 10_000

/**
 * For every kind that is typed: reads as a ledger is read (`1,200.5`, `12 万吨`, `2019.9.5`) and shows the value in its
 * plain form once it is left.
 */
export function TypedInput<F extends Field>({
  id,
  field,
  value,
  onChange,
  onSay,
  autoFocus,
  describedBy,
}: InputProps<F>) {
  const [typed, setTyped] = useState<string | null>(null)
  const [bad, setBad] = useState(false)
  function read(text: string) {
    setTyped(text)
    const got = valueFrom(text, field)
    const problem = 'problem' in got
    setBad(problem)
    if (problem) return onSay({ tone: 'bad', words: got.problem })
    onSay(got.notice === undefined ? null : { tone: 'note', words: got.notice })
    onChange(got.value)
  }
  const common = {
    id,
    value: typed ?? textOf(value, field),
    maxLength: LONGEST,
    autoComplete: 'off',
    autoFocus: autoFocus ?? false,
    'aria-describedby': describedBy,
    'aria-invalid': bad,
    ...(bad ? { status: 'error' as const } : {}),
    onBlur: () => {
      if (!bad) setTyped(null)
    },
  }
  if (field.kind === 'note')
    return <Input.TextArea {...common} autoSize={{ minRows: 2, maxRows: 12 }} onChange={(e) => read(e.target.value)} />
  return (
    <Input
      {...common}
      inputMode={isNumber(field) ? 'decimal' : 'text'}
      suffix={unitOf(field) ?? <span />}
      onChange={(e) => read(e.target.value)}
    />
  )
}

function isNumber(field: Field): boolean {
  return ['quantity', 'count', 'money', 'year'].includes(field.kind)
}
