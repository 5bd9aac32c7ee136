import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { call } from '../../app/client.ts'
import { ChangeHistory } from '../../components/change-history.tsx'

/** Every change of an item. */
export function ItemHistory({ register, id }: { register: string; id: number }) {
  return (
    <ChangeHistory
      queryKey={[OPERATIONS.listItemHistory.name, { register, id }]}
      load={(before, signal) =>
        call(OPERATIONS.listItemHistory, { register, id, ...(before === null ? {} : { before }) }, signal)
      }
    />
  )
}
