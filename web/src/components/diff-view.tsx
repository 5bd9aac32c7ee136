import { diffText, type Piece } from './text-diff.ts'
import styles from './diff-view.module.css'

interface Props {
  readonly before: string
  readonly after: string
  /** `before`: only the old text, with what went marked; `after`: only the new one. */
  readonly side?: 'before' | 'after'
}

/** Two texts as one, or one of them with what differs marked. */
export function DiffView({ before, after, side }: Props) {
  const hidden: Piece['kind'] | null = side === 'before' ? 'new' : side === 'after' ? 'gone' : null
  const pieces = diffText(before, after).filter((p) => p.kind !== hidden)
  if (pieces.length === 0) return <span className={styles.empty}>（空）</span>
  return (
    <span className={styles.diff}>
      {pieces.map((p, i) => (
        <PieceText key={i} piece={p} />
      ))}
    </span>
  )
}

function PieceText({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case 'same':
      return <>{piece.text}</>
    case 'gone':
      return <del>{piece.text}</del>
    case 'new':
      return <ins>{piece.text}</ins>
  }
}
