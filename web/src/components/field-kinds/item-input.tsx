import { useState } from 'react'
import type { ItemField } from '@gongjian/domain/register/field.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { referenceInWords } from '@gongjian/domain/register/reference.ts'
import { useOperation } from '../../app/query.ts'
import { useLater } from '../use-later.ts'
import { useItemName } from './item-names.tsx'
import type { InputProps } from './kind.ts'
import { OneOf, type Option } from './one-of.tsx'

/** Another register's item, found by words, pinyin or number; of any register only once something is typed. */
export function ItemInput({ field, value, onSay: _onSay, ...rest }: InputProps<ItemField>) {
  const { register } = field
  const [text, setText] = useState('')
  const q = useLater(text.trim())
  const isAny = register === null
  const found = useOperation(
    OPERATIONS.findItems,
    { q, ...(register === null ? {} : { register }) },
    { keepPrevious: true, enabled: !isAny || q !== '' },
  )
  const chosen = typeof value === 'number' ? value : null
  const named = useItemName(chosen)
  const rows = isAny && q === '' ? [] : (found.data ?? [])
  const options: Option<number>[] = rows.map((r) => ({
    value: r.id,
    label: referenceInWords(r.id, r.title),
    ...(isAny ? { note: r.registerTitle } : {}),
  }))
  if (chosen !== null && !options.some((o) => o.value === chosen))
    options.unshift({ value: chosen, label: referenceInWords(chosen, named?.title) })
  return (
    <OneOf
      {...rest}
      value={chosen}
      placeholder="未填，可输入名称、拼音或编号查找"
      search={setText}
      loading={found.isFetching}
      notFound={isAny && q === '' ? '输入名称、拼音或编号' : found.isPending ? '正在查找…' : '没有找到'}
      options={options}
    />
  )
}
