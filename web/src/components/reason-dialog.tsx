import { Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import styles from './reason-dialog.module.css'

interface Props {
  readonly title: string
  /** The deed's name on its button. */
  readonly verb: string
  /** Who will read it is said where that matters. */
  readonly label?: string
  /** What is often said; a click writes it into the reason. */
  readonly suggestions: readonly string[]
  /** Signs that the deed takes. */
  readonly longest?: number
  readonly busy: boolean
  /** What the deed does. */
  readonly children?: ReactNode
  readonly onCancel: () => void
  readonly onGive: (reason: string) => void
}

const LONGEST = 1000

/** Sends something back, or takes a decision back: never without a reason that the other can act on. */
export function ReasonDialog(props: Props) {
  const { title, verb, label = `${verb}理由`, suggestions, longest = LONGEST, busy, children, onCancel, onGive } = props
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const mayGive = given !== '' && !busy
  return (
    <Modal
      open
      title={title}
      okText={verb}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: given === '', loading: busy }}
      mask={{ closable: false }}
      onCancel={onCancel}
      onOk={() => onGive(given)}
    >
      {children !== undefined && <p>{children}</p>}
      <label htmlFor="return-reason">{label}</label>
      <Input.TextArea
        id="return-reason"
        autoFocus
        maxLength={longest}
        autoSize={{ minRows: 3, maxRows: 8 }}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && mayGive) onGive(given)
        }}
      />
      <ul className={styles.suggestions} aria-label="常用理由">
        {suggestions.map((s) => (
          <li key={s}>
            <button type="button" onClick={() => setReason(given === '' ? s : `${given}\n${s}`)}>
              {s}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
