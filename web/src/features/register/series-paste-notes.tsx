import { Button } from 'antd'
import type { SeriesPaste } from './use-series-paste.ts'
import table from '../../components/list/table.module.css'

export function SeriesPasteNotes({ paste }: { paste: SeriesPaste }) {
  const { notes } = paste
  if (notes.length === 0) return null
  return (
    <div className={table.notes} role="status">
      粘贴时有 {notes.length} 处没有写入{' '}
      <Button type="link" size="small" onClick={paste.forget}>
        知道了
      </Button>
      <ul>
        {notes.map((n) => (
          <li key={n}>{n}</li>
        ))}
      </ul>
    </div>
  )
}
