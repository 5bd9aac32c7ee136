import { useState } from 'react'
import type { ItemField } from '@gongjian/domain/register/field.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { useLater } from '../use-later.ts'
import type { InputProps } from './kind.ts'
import { OneOf } from './one-of.tsx'
import { TypedInput } from './typed-input.tsx'

const SHOWN = 20

/** Another register's item, found by words or pinyin; of any register by its number. */
export function ItemInput(props: InputProps<ItemField>) {
  const { field, onSay: _onSay, ...rest } = props
  return field.register === null ? <TypedInput {...props} /> : <FoundItem {...rest} register={field.register} />
}

type FoundProps = Omit<InputProps<ItemField>, 'field' | 'onSay'> & { readonly register: string }

function FoundItem({ register, value, ...rest }: FoundProps) {
  const [text, setText] = useState('')
  const q = useLater(text.trim())
  const found = useOperation(
    OPERATIONS.listItems,
    { register, limit: SHOWN, sums: 'no', ...(q === '' ? {} : { q }) },
    { keepPrevious: true },
  )
  const chosen = typeof value === 'number' ? value : null
  const options = (found.data?.rows ?? []).map((r) => ({ value: r.id, label: `${r.title}（#${r.id}）` }))
  if (chosen !== null && !options.some((o) => o.value === chosen))
    options.unshift({ value: chosen, label: `#${chosen}` })
  return (
    <OneOf
      {...rest}
      value={chosen}
      placeholder="未填，可输入名称或拼音查找"
      search={setText}
      loading={found.isFetching}
      notFound={found.isPending ? '正在查找…' : '没有找到'}
      options={options}
    />
  )
}
