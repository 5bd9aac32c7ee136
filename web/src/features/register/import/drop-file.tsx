import { Alert, Checkbox } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { ApiError, downloadUrl, upload } from '../../../app/client.ts'
import { turnAway } from '../../../app/query.ts'
import { DropBox, type Sending } from '../../../components/drop-box.tsx'
import { Section } from '../../../components/section.tsx'
import { ShareBar } from '../../../components/share-bar.tsx'

interface Props {
  readonly register: Register
  readonly onStarted: (job: number) => void
}

/** The file is dropped or chosen; nothing is written before it has been looked at. */
export function DropFile({ register, onStarted }: Props) {
  const [step, setStep] = useState<Sending>({ at: 'idle' })
  const [clears, setClears] = useState(false)
  function send(file: File) {
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
  return (
    <Section title="选择文件" note="先预览，确认后才写入">
      <DropBox
        title="把 Excel 或 CSV 拖到这里"
        label="选择台账文件"
        accept=".xlsx,.csv,.xls,.xlsm"
        busy={step.at === 'sending'}
        onFile={send}
      >
        本系统的<a href={downloadUrl(OPERATIONS.downloadTemplate, { register: register.id })}>模板</a>
        、导出的文件，以及县区自己的台账都可以：表头自动查找，单位自动换算，合计行跳过
      </DropBox>
      <p>
        <Checkbox checked={clears} onChange={(e) => setClears(e.target.checked)}>
          空单元格清空原有内容（不选则保持原样）
        </Checkbox>
      </p>
      {step.at === 'sending' && <ShareBar share={step.share} label={`正在上传 ${step.name}`} width="100%" />}
      {step.at === 'refused' && <Alert type="error" title={`${step.name} 没有读成`} description={step.why} />}
    </Section>
  )
}
