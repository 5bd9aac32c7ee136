import { useState, type Dispatch } from 'react'
import { Alert, Button, Input, Progress } from 'antd'
import { DOCUMENT_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ApiError, upload } from '../../app/client.ts'
import { turnAway } from '../../app/query.ts'
import { DropBox, type Sending } from '../../components/drop-box.tsx'
import { Section } from '../../components/section.tsx'
import { PageHead } from '../../components/page-head.tsx'
import type { DraftAction } from './draft.ts'
import { refusalOf } from './refusal.ts'
import { SavedPlans } from './saved-plans.tsx'
import styles from './new-plan-page.module.css'
import rowStyles from './rows.module.css'

const LIMIT_MB = DOCUMENT_LIMIT_BYTES / 1024 / 1024

/** A document is dropped, chosen or pasted. */
export function StartPanel({ dispatch }: { dispatch: Dispatch<DraftAction> }) {
  const [step, setStep] = useState<Sending>({ at: 'idle' })

  function send(file: File) {
    const refusal = refusalOf(file)
    if (refusal !== null) {
      setStep({ at: 'refused', name: file.name, why: refusal })
      return
    }
    setStep({ at: 'sending', name: file.name, share: 0 })
    upload(OPERATIONS.readDocument, {}, file, (share) => setStep({ at: 'sending', name: file.name, share }))
      .then(({ fileName, text, reading, findings }) => dispatch({ type: 'open', fileName, text, reading, findings }))
      .catch((e: unknown) => {
        if (turnAway(e)) return
        setStep({ at: 'refused', name: file.name, why: e instanceof ApiError ? e.message : '没有读成，请重试' })
      })
  }
  return (
    <>
      <PageHead title="新方案" lead="把政府印发的工作方案读成可以运行的任务、期限、指标和单位" />
      <div className={styles.start}>
        <DropBox
          title="把文件拖到这里"
          label="选择方案文件"
          accept=".txt,.md,.docx,.doc,.pdf"
          busy={step.at === 'sending'}
          onFile={send}
        >
          Word（docx、doc）、PDF（带文字层）、文本（txt、md），不超过 {LIMIT_MB} MB
        </DropBox>
        {step.at === 'sending' && <OnItsWay name={step.name} share={step.share} />}
        {step.at === 'refused' && (
          <Alert type="error" showIcon title={`${step.name} 没有读成`} description={step.why} />
        )}
        <PasteBox disabled={step.at === 'sending'} onFile={send} />
        <SavedPlans />
      </div>
    </>
  )
}

function OnItsWay({ name, share }: { name: string; share: number }) {
  const sent = share >= 1
  return (
    <div className={styles.sending} role="status">
      <span>{sent ? `正在解读 ${name}…` : `正在上传 ${name}`}</span>
      <Progress percent={Math.round(share * 100)} status={sent ? 'active' : 'normal'} />
    </div>
  )
}

function PasteBox({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const [text, setText] = useState('')
  const ready = text.trim() !== ''
  return (
    <Section title="或粘贴文字">
      <Input.TextArea
        aria-label="方案文字"
        rows={6}
        value={text}
        onChange={(e) => setText(e.target.value)}
        placeholder="粘贴整份方案的文字，条目编号和“牵头单位：”等照原样保留"
      />
      <div className={rowStyles.formFoot}>
        <Button
          disabled={disabled || !ready}
          onClick={() => onFile(new File([text], '粘贴的文字.txt', { type: 'text/plain' }))}
        >
          解读
        </Button>
        {ready && <small>{text.length.toLocaleString()} 字</small>}
      </div>
    </Section>
  )
}
