import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { STAGE_TITLES } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { LIKE_MOST, LikeThese, useLikeWords } from '../../components/form/like-these.tsx'
import type { Flat } from './item-values.ts'

export function LikeThis({ register, flat }: { register: Register; flat: Flat }) {
  const q = useLikeWords(flat.title, flat.enterprise)
  const items = useOperation(
    OPERATIONS.listItems,
    { register: register.id, q, limit: LIKE_MOST, sums: 'no' },
    { enabled: q !== '' },
  )
  const rows = q === '' ? [] : (items.data?.rows ?? [])
  return (
    <LikeThese
      lead={`台账里已有名称相近的，请先看看是不是同一${register.counter}：`}
      rows={rows.map((r) => ({
        href: paths.item(register.id, r.id),
        name: r.title,
        told: `${r.unit?.name ?? '待定'}，${STAGE_TITLES[r.stage]}`,
      }))}
    />
  )
}
