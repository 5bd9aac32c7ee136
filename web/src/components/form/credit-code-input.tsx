import { Input } from 'antd'
import { useState } from 'react'
import { CREDIT_CODE_LENGTH, normalCreditCode } from '@gongjian/domain/enterprise/credit-code.ts'
import type { InputProps } from '../field-kinds/kind.ts'
import { saidOfCode } from './said-of-code.ts'

type Props = Omit<InputProps, 'field'> & { readonly disabled?: boolean }

/** Held against GB 32100-2015 at every sign; small letters, spaces and full width are mended on the way. */
export function CreditCodeInput({ id, value, onChange, onSay, autoFocus, describedBy, disabled = false }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (typeof value === 'string' ? value : '')
  const code = normalCreditCode(shown)
  const said = saidOfCode(code)
  function read(text: string) {
    setTyped(text)
    const next = normalCreditCode(text)
    const about = saidOfCode(next)
    onSay(about)
    if (about?.tone !== 'bad') onChange(next === '' ? null : next)
  }
  return (
    <Input
      id={id}
      value={shown}
      disabled={disabled}
      autoComplete="off"
      autoFocus={autoFocus ?? false}
      placeholder="暂无的留空"
      maxLength={LONGEST}
      aria-describedby={describedBy}
      aria-invalid={said?.tone === 'bad'}
      {...(said?.tone === 'bad' ? { status: 'error' as const } : {})}
      suffix={
        <span>{code.length > 0 && code.length < CREDIT_CODE_LENGTH ? `${code.length}/${CREDIT_CODE_LENGTH}` : ''}</span>
      }
      onChange={(e) => read(e.target.value)}
      onBlur={() => {
        if (said?.tone !== 'bad') setTyped(null)
      }}
    />
  )
}

/** As people paste it, with spaces between. */
const LONGEST = 40
