import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Attachment } from '@gongjian/domain/file/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { downloadUrl } from '../../app/client.ts'
import { bytesInWords } from './bytes.ts'
import styles from './attachment.module.css'

interface Props {
  readonly files: readonly Attachment[]
  readonly onRemove?: ((file: Attachment) => void) | undefined
}

/** What a browser shows safely as a picture. */
const PICTURE = /^image\/(png|jpeg|gif|webp|bmp)$/

export function AttachmentList({ files, onRemove }: Props) {
  if (files.length === 0) return null
  return (
    <ul className={styles.files}>
      {files.map((f) => {
        const href = downloadUrl(OPERATIONS.downloadFile, { id: f.id })
        return (
          <li key={f.id}>
            <a
              href={href}
              download={f.name}
              title={`${f.by} 于 ${instantInWords(f.at)} 上传\nSHA-256 ${f.sha256}`}
              className={styles.file}
            >
              {PICTURE.test(f.type) ? (
                <img src={href} alt="" loading="lazy" />
              ) : (
                <span className={styles.kind} aria-hidden>
                  {extensionOf(f.name)}
                </span>
              )}
              <span className={styles.name}>{f.name}</span>
              <span className={styles.size}>{bytesInWords(f.bytes)}</span>
            </a>
            {onRemove && (
              <button type="button" className={styles.remove} onClick={() => onRemove(f)} aria-label={`移除 ${f.name}`}>
                移除
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '文件'
}
