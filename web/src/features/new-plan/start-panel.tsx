import { useRef, useState, type Dispatch, type DragEvent } from 'react'
import { Alert, Button, Input, Progress } from 'antd'
import { DOCUMENT_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ApiError, upload } from '../../app/client.ts'
import { turnAway } from '../../app/query.ts'
import { Section } from '../../components/section.tsx'
import { PageHead } from '../../components/page-head.tsx'
import type { DraftAction } from './draft.ts'
import { refusalOf } from './refusal.ts'
import { SavedPlans } from './saved-plans.tsx'
import styles from './new-plan-page.module.css'
import rowStyles from './rows.module.css'

type Step =
  | { readonly at: 'idle' }
  | { readonly at: 'sending'; readonly name: string; readonly share: number }
  | { readonly at: 'refused'; readonly name: string; readonly why: string }

/** A document is dropped, chosen or pasted. */
export function StartPanel({ dispatch }: { dispatch: Dispatch<DraftAction> }) {
  const [step, setStep] = useState<Step>({ at: 'idle' })

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
        <DropBox disabled={step.at === 'sending'} onFile={send} />
        {step.at === 'sending' && <Sending name={step.name} share={step.share} />}
        {step.at === 'refused' && (
          <Alert type="error" showIcon title={`${step.name} 没有读成`} description={step.why} />
        )}
        <PasteBox disabled={step.at === 'sending'} onFile={send} />
        <SavedPlans />
      </div>
    </>
  )
}

function Sending({ name, share }: { name: string; share: number }) {
  const sent = share >= 1
  return (
    <div className={styles.sending} role="status">
      <span>{sent ? `正在解读 ${name}…` : `正在上传 ${name}`}</span>
      <Progress percent={Math.round(share * 100)} status={sent ? 'active' : 'normal'} />
    </div>
  )
}

const LIMIT_MB = DOCUMENT_LIMIT_BYTES / 1024 / 1024

function DropBox({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  function drop(e: DragEvent) {
    e.preventDefault()
    setOver(false)
    const file = e.dataTransfer.files[0]
    if (file && !disabled) onFile(file)
  }
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>把文件拖到这里</p>
      <Button type="primary" disabled={disabled} onClick={() => input.current?.click()}>
        选择文件
      </Button>
      <small>Word（docx、doc）、PDF（带文字层）、文本（txt、md），不超过 {LIMIT_MB} MB</small>
      <input
        ref={input}
        type="file"
        hidden
        accept=".txt,.md,.docx,.doc,.pdf"
        aria-label="选择方案文件"
        onChange={(e) => {
          const file = e.target.files?.[0]
          if (file) onFile(file)
          e.target.value = ''
        }}
      />
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
