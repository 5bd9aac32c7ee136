import { useState } from 'react'
import type { IndustryField } from '@gongjian/domain/register/field.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { useLater } from '../use-later.ts'
import type { InputProps } from './kind.ts'
import { OneOf } from './one-of.tsx'

/** The standard's classes do not change while the product runs. */
const FRESH_MS = 3_600_000

/** A class of GB/T 4754-2017, picked by its code, by words of its name or by their initials. */
export function IndustryInput({ field: _field, value, onSay: _onSay, ...rest }: InputProps<IndustryField>) {
  const [text, setText] = useState('')
  const chosen = typeof value === 'string' ? value : null
  const q = useLater(text.trim())
  const found = useOperation(
    OPERATIONS.listIndustries,
    { q },
    { enabled: q !== '', keepPrevious: true, staleTime: FRESH_MS },
  )
  const own = useOperation(
    OPERATIONS.listIndustries,
    { q: chosen ?? '' },
    { enabled: chosen !== null, staleTime: FRESH_MS },
  )
  const rows = q === '' ? [] : (found.data ?? [])
  const standing = own.data?.find((i) => i.code === chosen)
  const options = rows.map((i) => ({ value: i.code, label: `${i.code} ${i.name}`, note: i.within }))
  if (chosen !== null && !options.some((o) => o.value === chosen))
    options.unshift({
      value: chosen,
      label: standing ? `${chosen} ${standing.name}` : chosen,
      note: standing?.within ?? '',
    })
  return (
    <OneOf
      {...rest}
      value={chosen}
      placeholder="未填，可输入代码、文字或拼音首字母"
      notFound={q === '' ? '输入代码、文字或拼音首字母' : found.isFetching ? '正在查找…' : '没有这一类'}
      search={setText}
      options={options}
    />
  )
}
