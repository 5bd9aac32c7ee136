import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { STAGE_TITLES } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Link } from '../../components/link.tsx'
import { useLater } from '../../components/use-later.ts'
import type { Flat } from './item-values.ts'
import styles from '../../components/form/form.module.css'

const MOST = 5
/** Shorter words are like everything. */
const SHORTEST = 3

/** What is in the register already under such a name: told before it is written a second time. */
export function LikeThis({ register, flat }: { register: Register; flat: Flat }) {
  const name = [flat.title, flat.enterprise].find((v) => typeof v === 'string' && v.trim().length >= SHORTEST)
  const q = useLater(typeof name === 'string' ? name.trim() : '')
  const items = useOperation(
    OPERATIONS.listItems,
    { register: register.id, q, limit: MOST, sums: 'no' },
    { enabled: q !== '' },
  )
  const rows = q === '' ? [] : (items.data?.rows ?? [])
  if (rows.length === 0) return null
  return (
    <div className={styles.like} role="status">
      台账里已有名称相近的，请先看看是不是同一{register.counter}：
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            <Link href={paths.item(register.id, r.id)} target="_blank">
              {r.title}
            </Link>{' '}
            {r.unit?.name ?? '待定'}，{STAGE_TITLES[r.stage]}
          </li>
        ))}
      </ul>
    </div>
  )
}
