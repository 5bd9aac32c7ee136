import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { call } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { failureOf } from '../../components/autosave/failure.ts'
import { browserShelf } from '../../components/autosave/shelf.ts'
import { useDesk, useLeaveGuard } from '../../components/autosave/use-desk.ts'
import { inputOf, KeptFlat, servedOf, type Flat } from './item-values.ts'
import { usePutRow } from './use-items.ts'

/** Saves items as they are typed, a draft an item: the form has one, the grid as many as rows are written in. */
export function useItemDesk(register: Register) {
  const client = useQueryClient()
  const me = useMe()
  const putRow = usePutRow()
  const { message } = App.useApp()
  const told = useRef(new Set<string>())
  /** Once an item: it is saved as it is typed, and what is worth a look stays so. */
  const tell = (key: string, notices: readonly string[]) => {
    for (const words of notices.filter((w) => !told.current.has(`${key} ${w}`))) {
      told.current.add(`${key} ${words}`)
      void message.warning(words, 8)
    }
  }
  const made = useDesk<Flat>(() => ({
    failureOf,
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
      const { notices, ...item } = await call(OPERATIONS.updateItem, {
        register: register.id,
        id: Number(key),
        version,
        item: inputOf(register, text, touched),
      })
      putRow(item)
      tell(key, notices)
      for (const name of ['getRegisterFigures', 'listItemHistory', 'listMyDesk'] as const)
        void client.invalidateQueries({ queryKey: [name] })
      return { ...servedOf(register, item), edited: { by: me.account.name, at: new Date().toISOString() } }
    },
  }))
  useLeaveGuard(made.desk, register.counter)
  return made
}

export type ItemDesk = ReturnType<typeof useItemDesk>

/** An unsaved text of before is found again only for rows that are served: a grid serves those that it shows. */
export function serveRows(desk: ItemDesk['desk'], register: Register, rows: readonly ItemRow[]) {
  for (const row of rows) desk.serve(String(row.id), servedOf(register, row))
}
