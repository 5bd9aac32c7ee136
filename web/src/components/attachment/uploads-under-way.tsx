import { ShareBar } from '../share-bar.tsx'
import type { Uploading, Uploads } from './use-uploads.ts'
import styles from './attachment.module.css'

/** Each file on its way with its bar; a failed one stays until it is tried again or dropped. */
export function UploadsUnderWay({ uploads }: { uploads: Uploads }) {
  return (
    <>
      {uploads.list.map((u) => (
        <OnItsWay key={u.id} one={u} onAgain={() => uploads.again(u)} onDrop={() => uploads.drop(u)} />
      ))}
    </>
  )
}

interface OnItsWayProps {
  readonly one: Uploading
  readonly onAgain: () => void
  readonly onDrop: () => void
}

function OnItsWay({ one, onAgain, onDrop }: OnItsWayProps) {
  return (
    <div className={styles.uploading}>
      <span className={styles.name}>{one.file.name}</span>
      {one.problem === null ? (
        <ShareBar share={one.share} label={`正在上传 ${one.file.name}`} width="100%" />
      ) : (
        <span className={styles.problem} role="alert">
          {one.problem}
          <button type="button" onClick={onAgain}>
            重试
          </button>
          <button type="button" onClick={onDrop}>
            不传了
          </button>
        </span>
      )}
    </div>
  )
}
