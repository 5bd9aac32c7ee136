import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Board, BoardRow } from '@gongjian/domain/period/contracts.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { boardColumns } from './board-columns.tsx'
import { BOARD_GROUP_TITLES, BOARD_GROUPS, groupsOf, isIn, isOwing } from './board-view.ts'
import styles from './period.module.css'

const UrlState = z.object({ group: z.enum(BOARD_GROUPS).default('all').catch('all') })

/** Who is in, late, missing, returned; and with one click a reminder. */
export function BoardSection({ board, rows }: { board: Board; rows: readonly BoardRow[] }) {
  const narrow = useNarrow()
  const [{ group }, set] = useUrlState(UrlState)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const remind = useRemind(board, () => setChosen(new Set()))
  const shown = rows.filter((r) => isIn(r, group))
  const owing = shown.filter(isOwing)
  const allOwing = rows.filter(isOwing)
  const all = owing.length > 0 && owing.every((r) => chosen.has(r.unit.code))
  const toggle = (code: string) => {
    const next = new Set(chosen)
    if (!next.delete(code)) next.add(code)
    setChosen(next)
  }
  return (
    <section aria-label="报送情况">
      <div className={styles.filters}>
        <div className={styles.groups} role="group" aria-label="报送情况">
          {groupsOf(rows).map((g) => (
            <button
              key={g}
              type="button"
              aria-pressed={group === g}
              onClick={() => set({ group: g === 'all' ? undefined : g })}
            >
              <b>{rows.filter((r) => isIn(r, g)).length}</b>
              {BOARD_GROUP_TITLES[g]}
            </button>
          ))}
        </div>
        {board.mayRemind && owing.length > 0 && (
          <span className={styles.remind}>
            <Checkbox
              checked={all}
              indeterminate={!all && chosen.size > 0}
              onChange={() => setChosen(new Set(all ? [] : owing.map((r) => r.unit.code)))}
            >
              选中没有提交和退回的
            </Checkbox>
            <Button
              loading={remind.busy}
              onClick={() => void remind.ask(chosen.size > 0 ? [...chosen] : null, allOwing)}
            >
              {chosen.size > 0 ? `催报所选 ${chosen.size} 个` : `全部催报（${allOwing.length}）`}
            </Button>
          </span>
        )}
      </div>
      {shown.length === 0 ? (
        <Empty text={`没有“${BOARD_GROUP_TITLES[group]}”的单位`} />
      ) : (
        <DataTable
          columns={boardColumns({ month: board.month, narrow, choice: board.mayRemind ? { chosen, toggle } : null })}
          rows={shown}
          rowKey={(r) => r.unit.code}
          isChosen={(r) => chosen.has(r.unit.code)}
          minWidth={900}
          stacks
        />
      )}
    </section>
  )
}

function useRemind(board: Board, onDone: () => void) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const remind = useAction(OPERATIONS.remindUnits, {
    invalidates: ['getBoard'],
    onDone: ({ units, notices, mails }) => {
      onDone()
      const mail = mails > 0 ? `，邮件 ${mails} 封` : '（没有发邮件：未配置邮件服务器或没有登记邮箱）'
      void message.success(`已催报 ${units} 个单位：站内提醒 ${notices} 条${mail}`, 6)
    },
  })
  return {
    busy: remind.isPending,
    /** null: all that owe. */
    ask: async (units: string[] | null, owing: readonly BoardRow[]) => {
      const names = owing.filter((r) => units === null || units.includes(r.unit.code)).map((r) => r.unit.name)
      const yes = await confirmDeed({ title: `催报 ${names.length} 个单位？`, content: names.join('、'), verb: '催报' })
      if (yes) remind.mutate({ month: board.month, ...(units === null ? {} : { units }) })
    },
  }
}
