import { Input } from 'antd'
import { REASON_LONGEST } from '@gongjian/domain/enterprise/contracts.ts'
import dialogs from '../../components/form/dialogs.module.css'

interface Props {
  readonly id: string
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (reason: string) => void
}

/** Why something is done to an enterprise, in its dialog among other fields. */
export function ReasonField({ id, label, placeholder, value, onChange }: Props) {
  return (
    <div className={dialogs.field}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        maxLength={REASON_LONGEST}
        autoSize={{ minRows: 2, maxRows: 6 }}
        placeholder={placeholder}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
    </div>
  )
}
