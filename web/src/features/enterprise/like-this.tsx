import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { LIKE_MOST, LikeThese, useLikeWords } from '../../components/form/like-these.tsx'

export function LikeThis({ name }: { name: Value }) {
  const q = useLikeWords(name)
  const found = useOperation(OPERATIONS.listEnterprises, { q, limit: LIKE_MOST }, { enabled: q !== '' })
  const rows = q === '' ? [] : (found.data?.rows ?? [])
  return (
    <LikeThese
      lead="企业库里已有名称相近的，请先看看是不是同一家："
      rows={rows.map((r) => ({
        href: paths.enterprise(r.id),
        name: r.name,
        told: `${r.unit?.name ?? '待定'}，${r.creditCode ?? '无信用代码'}`,
      }))}
    />
  )
}
