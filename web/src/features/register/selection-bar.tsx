import { Button } from 'antd'
import { useState } from 'react'
import { MOVES, type Move } from '@gongjian/domain/register/life.ts'
import { MOST_CHOSEN } from '@gongjian/domain/register/work-contracts.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import { useMe } from '../../app/me.tsx'
import { BulkEditDialog } from './bulk-edit-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { movesFor } from './move-words.ts'
import type { RegisterView } from './use-register.ts'
import type { Selection } from './use-selection.ts'
import styles from '../../components/list/list.module.css'

interface Props {
  readonly view: RegisterView
  readonly selection: Selection
  readonly shown: readonly ItemRow[]
}

/** What can be done with the chosen, all at once. */
export function SelectionBar({ view: { definition, mayEdit }, selection, shown }: Props) {
  const me = useMe()
  const [asking, setAsking] = useState<Move | 'edit' | null>(null)
  const { size } = selection.rows
  if (size === 0) return null
  const moves = movesFor(selection.rows.values(), definition.life, (p) => me.permissions[p] !== undefined)
  const ids = [...selection.rows.keys()]
  const done = () => {
    setAsking(null)
    selection.clear()
  }
  return (
    <div className={styles.selection} role="toolbar" aria-label="对所选条目">
      <span>
        已选 {size.toLocaleString()} {definition.counter}
        {size >= MOST_CHOSEN && `（一次最多 ${MOST_CHOSEN.toLocaleString()}）`}
      </span>
      {moves.map((m) => (
        <Button key={m} onClick={() => setAsking(m)}>
          {MOVES[m].title}
        </Button>
      ))}
      {mayEdit && <Button onClick={() => setAsking('edit')}>批量修改</Button>}
      {shown.some((r) => !selection.has(r.id)) && (
        <Button type="text" onClick={() => selection.choose(shown)}>
          选中已显示的 {Math.min(shown.length, MOST_CHOSEN).toLocaleString()} {definition.counter}
        </Button>
      )}
      <Button type="text" onClick={selection.clear}>
        取消选择
      </Button>
      {asking === 'edit' && (
        <BulkEditDialog register={definition} ids={ids} onClose={() => setAsking(null)} onDone={done} />
      )}
      {asking !== null && asking !== 'edit' && (
        <MoveDialog
          register={definition.id}
          ids={ids}
          move={asking}
          counter={definition.counter}
          onClose={() => setAsking(null)}
          onDone={done}
        />
      )}
    </div>
  )
}
