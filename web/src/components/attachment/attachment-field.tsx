import { useId, useState, type DragEvent } from 'react'
import { FILE_LIMIT_BYTES, type Attachment } from '@gongjian/domain/file/contracts.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../confirm-deed.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { bytesInWords } from './bytes.ts'
import { UploadsUnderWay } from './uploads-under-way.tsx'
import { useUploads } from './use-uploads.ts'
import styles from './attachment.module.css'

interface Props {
  readonly files: readonly Attachment[]
  readonly editable: boolean
  readonly onUpload: (file: File, onProgress: (share: number) => void) => Promise<unknown>
  /** What shows the files and must be read again when one goes. */
  readonly invalidates: readonly OperationName[]
}

/** Files: dropped or chosen, each with its bar; removing asks first. */
export function AttachmentField({ files, editable, onUpload, invalidates }: Props) {
  const id = useId()
  const [over, setOver] = useState(false)
  const uploads = useUploads(onUpload)
  const confirmDeed = useConfirmDeed()
  const remove = useAction(OPERATIONS.removeFile, { invalidates })
  async function askRemove(file: Attachment) {
    const yes = await confirmDeed({
      title: `移除“${file.name}”？`,
      content: '移除后本条不再附这个文件；已经提交过的版本里仍留有它的记录。',
      verb: '移除',
      danger: true,
    })
    if (yes) remove.mutate({ id: file.id })
  }
  function onDrop(e: DragEvent) {
    e.preventDefault()
    setOver(false)
    uploads.add([...e.dataTransfer.files])
  }
  if (!editable)
    return files.length > 0 ? <AttachmentList files={files} /> : <span className={styles.none}>没有附件</span>
  return (
    <div>
      <AttachmentList files={files} onRemove={(f) => void askRemove(f)} />
      <UploadsUnderWay uploads={uploads} />
      <label
        htmlFor={id}
        className={over ? `${styles.zone} ${styles.over}` : styles.zone}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <span>
          <b>选择文件</b>，或拖到这里
        </span>
        <small>图片、PDF、Word、Excel、PPT、压缩包、MP4，每个不超过 {bytesInWords(FILE_LIMIT_BYTES)}</small>
        <input
          id={id}
          type="file"
          multiple
          onChange={(e) => {
            uploads.add([...(e.target.files ?? [])])
            e.target.value = ''
          }}
        />
      </label>
    </div>
  )
}
