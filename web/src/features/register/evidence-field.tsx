import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Evidence } from '@gongjian/domain/register/item.ts'
import { ApiError, upload } from '../../app/client.ts'
import { turnAway } from '../../app/query.ts'
import { UploadsUnderWay } from '../../components/attachment/uploads-under-way.tsx'
import { useUploads } from '../../components/attachment/use-uploads.ts'
import { EvidenceList } from './evidence-list.tsx'
import { ITEMS_CHANGE } from './use-items.ts'
import styles from '../../components/form/form.module.css'

interface Props {
  readonly register: string
  readonly id: number
  /** A step's key, or what stands for a verification or a recheck. */
  readonly step: string
  readonly photo: boolean
  readonly files: readonly Evidence[]
  readonly editable: boolean
}

/** What was shown, and more of it. */
export function EvidenceField({ register, id, step, photo, files, editable }: Props) {
  const client = useQueryClient()
  const uploads = useUploads((file, onProgress) =>
    upload(OPERATIONS.uploadStepFile, { register, id, step }, file, onProgress).then(
      () => Promise.all(ITEMS_CHANGE.map((name) => client.invalidateQueries({ queryKey: [name] }))),
      (e: unknown) => {
        if (e instanceof ApiError) turnAway(e)
        throw e
      },
    ),
  )
  return (
    <>
      <EvidenceList files={files} editable={editable} />
      <UploadsUnderWay uploads={uploads} />
      {editable && <AddEvidence title={step} photo={photo} onFiles={uploads.add} />}
    </>
  )
}

/** On a phone the camera opens; on a desk the folder. */
function AddEvidence({ title, photo, onFiles }: { title: string; photo: boolean; onFiles: (files: File[]) => void }) {
  const [input, setInput] = useState<HTMLInputElement | null>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      className="no-print"
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        onFiles([...e.dataTransfer.files])
      }}
    >
      <Button size="small" onClick={() => input?.click()}>
        {photo ? '拍照或选择照片' : '选择文件'}
      </Button>
      <small className={styles.quiet}>
        {' '}
        {over ? '松手即上传' : photo ? '只收照片，也可以拖到这里' : '也可以拖到这里'}
      </small>
      <input
        ref={setInput}
        type="file"
        hidden
        multiple
        aria-label={`${title}佐证`}
        {...(photo ? { accept: 'image/*' } : {})}
        onChange={(e) => {
          onFiles([...(e.target.files ?? [])])
          e.target.value = ''
        }}
      />
    </div>
  )
}
