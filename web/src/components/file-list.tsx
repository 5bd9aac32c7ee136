import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState, type DragEvent } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { FILE_LIMIT_BYTES, type Attachment } from '@gongjian/domain/file/contracts.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { downloadUrl } from '../app/client.ts'
import { useAction } from '../app/query.ts'
import { useConfirmDeed } from './confirm-deed.tsx'
import { sizeInWords } from './file-size.ts'
import { useUploads, type UploadOne, type Uploading } from './use-uploads.ts'
import styles from './file-list.module.css'

interface Props {
  readonly files: readonly Attachment[]
  /** null: only to be read here. */
  readonly uploadOne: UploadOne | null
  /** Fetch the list anew: one more or one less. */
  readonly onChanged: () => void
  readonly invalidates?: readonly OperationName[]
  /** What the files are, for the button: 上传佐证. */
  readonly verb?: string
}

/** Files at a line or a part: download, and where it may be edited, upload (click or drop) and remove. */
export function AttachedFiles({ files, uploadOne, onChanged, invalidates = [], verb = '上传文件' }: Props) {
  const confirmDeed = useConfirmDeed()
  const remove = useAction(OPERATIONS.removeFile, { invalidates, onDone: onChanged })
  async function askRemove(file: Attachment) {
    const yes = await confirmDeed({
      title: `移除“${file.name}”？`,
      content: '移除后需要重新上传。',
      verb: '移除',
      danger: true,
    })
    if (yes) remove.mutate({ id: file.id })
  }
  return (
    <div className={styles.files}>
      {files.length > 0 && (
        <ul className={styles.list}>
          {files.map((f) => (
            <li key={f.id}>
              <PaperClipOutlined aria-hidden className={styles.clip} />
              <a href={downloadUrl(OPERATIONS.downloadFile, { id: f.id })} download={f.name}>
                {f.name}
              </a>
              <span className={styles.meta} title={`校验值 ${f.sha256}`}>
                {sizeInWords(f.bytes)} · {f.by} · {instantInWords(f.at).slice(0, 16)}
              </span>
              {uploadOne && (
                <button
                  type="button"
                  className={styles.plain}
                  aria-label={`移除 ${f.name}`}
                  onClick={() => void askRemove(f)}
                >
                  移除
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {files.length === 0 && !uploadOne && <span className={styles.meta}>没有文件</span>}
      {uploadOne && <UploadBox uploadOne={uploadOne} onArrived={onChanged} verb={verb} />}
    </div>
  )
}

interface BoxProps {
  readonly uploadOne: UploadOne
  readonly onArrived: () => void
  readonly verb: string
}

function UploadBox({ uploadOne, onArrived, verb }: BoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const uploads = useUploads(uploadOne, onArrived)
  function onDrop(e: DragEvent) {
    e.preventDefault()
    setOver(false)
    uploads.add([...e.dataTransfer.files])
  }
  return (
    <div
      className={over ? styles.over : styles.drop}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {uploads.list.map((u) => (
        <UploadRow key={u.id} upload={u} onDismiss={() => uploads.dismiss(u.id)} />
      ))}
      <div className={styles.tools}>
        <Button size="small" onClick={() => input.current?.click()}>
          {verb}
        </Button>
        <span className={styles.meta}>可拖到此处，单个不超过 {FILE_LIMIT_BYTES / 1024 / 1024} MB</span>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={verb}
        onChange={(e) => {
          uploads.add([...(e.target.files ?? [])])
          e.target.value = ''
        }}
      />
    </div>
  )
}

function UploadRow({ upload, onDismiss }: { upload: Uploading; onDismiss: () => void }) {
  const percent = Math.round(upload.share * 100)
  if (upload.problem !== null)
    return (
      <div className={styles.upload} role="alert">
        <span className={styles.name}>{upload.name}</span>
        <span className={styles.problem}>{upload.problem}</span>
        <button type="button" className={styles.plain} onClick={onDismiss}>
          知道了
        </button>
      </div>
    )
  return (
    <div className={styles.upload}>
      <span className={styles.name}>{upload.name}</span>
      <progress className={styles.bar} max={100} value={percent} aria-label={`${upload.name} 上传进度`} />
      <span className={styles.meta}>{percent < 100 ? `${percent}%` : '正在核对…'}</span>
    </div>
  )
}
