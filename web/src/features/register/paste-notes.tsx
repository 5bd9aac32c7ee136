import { Button } from 'antd'
import type { Paste } from './use-paste.ts'
import styles from '../../components/list/table.module.css'

/** What a paste did, what it left out and why; and the way back. */
export function PasteNotes({ paste }: { paste: Paste }) {
  const { result } = paste
  if (result === null) return null
  return (
    <div className={styles.notes} role="status">
      已粘贴 {result.written} 格{result.notes.length > 0 && `，${result.notes.length} 处请看：`}{' '}
      {result.written > 0 && (
        <Button type="link" size="small" onClick={paste.undo}>
          撤销粘贴
        </Button>
      )}
      <Button type="link" size="small" onClick={paste.forget}>
        知道了
      </Button>
      {result.notes.length > 0 && (
        <ul>
          {result.notes.map((n) => (
            <li key={n}>{n}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
