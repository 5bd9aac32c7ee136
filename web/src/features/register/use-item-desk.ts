import { useQueryClient } from '@tanstack/react-query'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { ApiError, call } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { failureOf } from '../../components/autosave/failure.ts'
import type { Failure } from '../../components/autosave/desk.ts'
import { browserShelf } from '../../components/autosave/shelf.ts'
import { useDesk, useLeaveGuard } from '../../components/autosave/use-desk.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { inputOf, KeptFlat, servedOf, type Flat } from './item-values.ts'
import { usePutRow } from './use-items.ts'

/** Saves items as they are typed, a draft an item: the form has one, the grid as many as rows are written in. */
export function useItemDesk(register: Register) {
  const client = useQueryClient()
  const me = useMe()
  const putRow = usePutRow()
  const confirmDeed = useConfirmDeed()
  const made = useDesk<Flat>(() => ({
    failureOf: itemFailure,
    shelf: browserShelf(`${me.plan.code}.${me.account.login}.${register.id}`, KeptFlat),
    reload: (key) => {
      void call(OPERATIONS.getItem, { register: register.id, id: Number(key) }).then(
        (item) => {
          putRow(item)
          made.desk.serve(key, servedOf(register, item))
        },
        // It is read again when the page is; the text waits meanwhile.
        () => undefined,
      )
    },
    save: async (key, { text, version, touched }) => {
      const item = await call(OPERATIONS.updateItem, {
        register: register.id,
        id: Number(key),
        version,
        item: inputOf(register, text, touched),
      })
      putRow(item)
      for (const name of ['getRegisterFigures', 'listItemHistory', 'listMyDesk'] as const)
        void client.invalidateQueries({ queryKey: [name] })
      return { ...servedOf(register, item), edited: { by: me.account.name, at: new Date().toISOString() } }
    },
  }))
  useLeaveGuard(made.desk, (count) =>
    confirmDeed({
      title: `还有 ${count} ${register.counter}没有保存到服务器`,
      content: '内容已存在这台设备上，回到本页会自动继续保存；换一台设备则看不到。',
      verb: '仍然离开',
      danger: true,
    }),
  )
  return made
}

export type ItemDesk = ReturnType<typeof useItemDesk>

function itemFailure(error: unknown): Failure {
  return error instanceof ApiError && error.code === 'item-changed' ? { kind: 'changed' } : failureOf(error)
}

/** An unsaved text of before is found again only for rows that are served: a grid serves those that it shows. */
export function serveRows(desk: ItemDesk['desk'], register: Register, rows: readonly ItemRow[]) {
  for (const row of rows) desk.serve(String(row.id), servedOf(register, row))
}
