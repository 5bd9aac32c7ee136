import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import { moved } from './column-order.ts'
import type { ListDefinition } from './list-definition.ts'
import styles from './list.module.css'

interface Props {
  readonly list: ListDefinition
  readonly columns: readonly string[]
  /** null: as the view has them. */
  readonly onChange: (columns: readonly string[] | null) => void
}

/** Which columns stand in the table, and in which order. */
export function ColumnChooser(props: Props) {
  return (
    <Popover trigger="click" placement="bottomRight" destroyOnHidden content={<Chooser {...props} />}>
      <Button>列</Button>
    </Popover>
  )
}

function Chooser({ list, columns, onChange }: Props) {
  const [shown, setShown] = useState(columns)
  const change = (next: readonly string[]) => {
    setShown(next)
    onChange(next)
  }
  const others = list.columns.filter((k) => !shown.includes(k))
  const labelOf = (key: string) => list.fieldOf(key)?.label ?? key
  return (
    <div className={styles.chooser}>
      <ol aria-label="显示的列">
        {shown.map((key, i) => (
          <li key={key}>
            <Checkbox checked disabled={i === 0} onChange={() => change(shown.filter((c) => c !== key))}>
              {labelOf(key)}
            </Checkbox>
            {i > 0 && (
              <span>
                <button
                  type="button"
                  disabled={i === 1}
                  aria-label={`${labelOf(key)}前移`}
                  onClick={() => change(moved(shown, key, -1))}
                >
                  ↑
                </button>
                <button
                  type="button"
                  disabled={i === shown.length - 1}
                  aria-label={`${labelOf(key)}后移`}
                  onClick={() => change(moved(shown, key, 1))}
                >
                  ↓
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <ul aria-label="未显示的列">
        {others.map((key) => (
          <li key={key}>
            <Checkbox checked={false} onChange={() => change([...shown, key])}>
              {labelOf(key)}
            </Checkbox>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.plain} onClick={() => onChange(null)}>
        恢复视图原来的列
      </button>
    </div>
  )
}
