import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { useOperation } from '../../app/query.ts'
import styles from '../../components/form/form.module.css'

/** Of a row that is an order itself: what of it repeats or contradicts the plan, as it stands. */
export function ItemNotices({ item }: { item: ItemDetail }) {
  const notices = useOperation(OPERATIONS.noticeItem, {
    register: item.register,
    id: item.id,
    item: { title: item.title, values: item.values },
  })
  const said = notices.data ?? []
  if (said.length === 0) return null
  return (
    <div className={styles.lock} role="status">
      {said.map((words) => (
        <div key={words}>{words}</div>
      ))}
    </div>
  )
}
