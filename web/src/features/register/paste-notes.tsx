import { Button } from 'antd'
import type { Pasted } from './paste.ts'
import styles from '../../components/list/table.module.css'

interface Props {
  readonly result: Pasted
  /** Absent: what was pasted is not saved yet, and goes with the rest. */
  readonly onUndo?: () => void
  readonly onForget: () => void
}

/** What a paste did, what it left out and why; and the way back. */
export function PasteNotes({ result: { written, notes }, onUndo, onForget }: Props) {
  return (
    <div className={styles.notes} role="status">
      已粘贴 {written} 格{notes.length > 0 && `，${notes.length} 处请看：`}{' '}
      {written > 0 && onUndo && (
        <Button type="link" size="small" onClick={onUndo}>
          撤销粘贴
        </Button>
      )}
      <Button type="link" size="small" onClick={onForget}>
        知道了
      </Button>
      {notes.length > 0 && (
        <ul>
          {notes.map((n) => (
            <li key={n}>{n}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
