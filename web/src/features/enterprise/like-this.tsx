import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Link } from '../../components/link.tsx'
import { useLater } from '../../components/use-later.ts'
import styles from '../../components/form/form.module.css'

const MOST = 5
/** Shorter words are like everything. */
const SHORTEST = 3

/** Enterprises of such a name that are there already: told before one is entered a second time. */
export function LikeThis({ name }: { name: Value }) {
  const words = typeof name === 'string' ? name.trim() : ''
  const q = useLater(words.length < SHORTEST ? '' : words)
  const found = useOperation(OPERATIONS.listEnterprises, { q, limit: MOST }, { enabled: q !== '' })
  const rows = q === '' ? [] : (found.data?.rows ?? [])
  if (rows.length === 0) return null
  return (
    <div className={styles.like} role="status">
      企业库里已有名称相近的，请先看看是不是同一家：
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            <Link href={paths.enterprise(r.id)} target="_blank">
              {r.name}
            </Link>{' '}
            {r.unit?.name ?? '待定'}，{r.creditCode ?? '无信用代码'}
          </li>
        ))}
      </ul>
    </div>
  )
}
