import { Input } from 'antd'
import { useState } from 'react'
import type { ItemStep } from '@gongjian/domain/register/item.ts'
import styles from '../../components/form/form.module.css'

interface Props {
  readonly step: ItemStep
  readonly editable: boolean
  readonly onSave: (note: string, onSaved: () => void) => void
}

/** Saved when it is left; what could not be saved stays in it, to be sent again. */
export function StepNote({ step, editable, onSave }: Props) {
  const [text, setText] = useState<string | null>(null)
  if (!editable) return step.note === '' ? null : <span className={styles.note}>{step.note}</span>
  return (
    <label className={styles.note}>
      说明
      <Input
        aria-label={`${step.title}说明`}
        placeholder="未填"
        maxLength={1000}
        value={text ?? step.note}
        onChange={(e) => setText(e.target.value)}
        onBlur={() => {
          if (text === step.note) setText(null)
          else if (text !== null) onSave(text, () => setText((now) => (now === text ? null : now)))
        }}
      />
    </label>
  )
}
