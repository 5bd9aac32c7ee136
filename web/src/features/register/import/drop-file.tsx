import { Alert, Button, Checkbox } from 'antd'
import { useRef, useState, type DragEvent } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { ApiError, downloadUrl, upload } from '../../../app/client.ts'
import { turnAway } from '../../../app/query.ts'
import { Section } from '../../../components/section.tsx'
import { ShareBar } from '../../../components/share-bar.tsx'
import styles from './import.module.css'

interface Props {
  readonly register: Register
  readonly onStarted: (job: number) => void
}

type Step =
  | { readonly at: 'idle' }
  | { readonly at: 'sending'; readonly name: string; readonly share: number }
  | { readonly at: 'refused'; readonly name: string; readonly why: string }

/** The file is dropped or chosen; nothing is written before it has been looked at. */
export function DropFile({ register, onStarted }: Props) {
  const [step, setStep] = useState<Step>({ at: 'idle' })
  const [clears, setClears] = useState(false)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  function send(file: File | undefined) {
    if (!file || step.at === 'sending') return
    setStep({ at: 'sending', name: file.name, share: 0 })
    upload(OPERATIONS.startImport, { register: register.id, emptyClears: clears ? 'yes' : 'no' }, file, (share) =>
      setStep({ at: 'sending', name: file.name, share }),
    ).then(
      (job) => onStarted(job.id),
      (e: unknown) => {
        if (turnAway(e)) return
        setStep({ at: 'refused', name: file.name, why: e instanceof ApiError ? e.message : '没有传上去，请重试' })
      },
    )
  }
  function onDrop(e: DragEvent) {
    e.preventDefault()
    setOver(false)
    send(e.dataTransfer.files[0])
  }
  return (
    <Section title="选择文件" note="先预览，确认后才写入">
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <p>把 Excel 或 CSV 拖到这里</p>
        <Button type="primary" loading={step.at === 'sending'} onClick={() => input.current?.click()}>
          选择文件
        </Button>
        <small>
          本系统的<a href={downloadUrl(OPERATIONS.downloadTemplate, { register: register.id })}>模板</a>
          、导出的文件，以及县区自己的台账都可以：表头自动查找，单位自动换算，合计行跳过
        </small>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.csv,.xls,.xlsm"
          aria-label="选择台账文件"
          onChange={(e) => {
            send(e.target.files?.[0])
            e.target.value = ''
          }}
        />
      </div>
      <Checkbox checked={clears} onChange={(e) => setClears(e.target.checked)}>
        空单元格清空原有内容（不选则保持原样）
      </Checkbox>
      {step.at === 'sending' && <ShareBar share={step.share} label={`正在上传 ${step.name}`} width="100%" />}
      {step.at === 'refused' && <Alert type="error" title={`${step.name} 没有读成`} description={step.why} />}
    </Section>
  )
}
