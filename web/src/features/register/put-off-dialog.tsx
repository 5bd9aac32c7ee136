import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import type { Said } from '../../components/field-kinds/kind.ts'
import { ColumnInput } from '../../components/form/column-input.tsx'
import { inputOf, valueOf } from './item-values.ts'
import { standingTerms } from './standing-terms.ts'
import { ITEMS_CHANGE } from './use-items.ts'
import styles from '../../components/form/dialogs.module.css'

interface Props {
  readonly register: Register
  readonly item: ItemDetail
  readonly onClose: () => void
}

/** 延期: the task's lead sets a later day, and says why. */
export function PutOffDialog({ register, item, onClose }: Props) {
  const terms = standingTerms(register, item)
  const [key, setKey] = useState(terms[0] ?? 'ownDue')
  const [day, setDay] = useState<Value>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [reason, setReason] = useState('')
  const deed = useAction(OPERATIONS.updateItem, { invalidates: ITEMS_CHANGE, onDone: onClose })
  const field = columnOf(register, key)
  const was = valueOf(item, key)
  const isLater = typeof day === 'string' && typeof was === 'string' && day > was
  if (!field) return null
  return (
    <Modal
      open
      title={`延期：${item.title}`}
      okText="延期"
      cancelText="取消"
      okButtonProps={{ disabled: !isLater || reason.trim() === '', loading: deed.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() =>
        deed.mutate({
          register: register.id,
          id: item.id,
          version: item.version,
          item: inputOf(register, { [key]: day }, [key]),
          reason: reason.trim(),
        })
      }
    >
      {terms.length > 1 && (
        <div className={styles.field}>
          <label htmlFor="put-off-term">哪个期限</label>
          <Select
            id="put-off-term"
            value={key}
            onChange={setKey}
            options={terms.map((k) => ({ value: k, label: columnOf(register, k)?.label ?? k }))}
          />
        </div>
      )}
      <div className={styles.field}>
        <label htmlFor="put-off-day">{`${field.label}现为 ${String(was)}，延至`}</label>
        <ColumnInput
          id="put-off-day"
          field={field}
          column={key}
          value={day}
          unit={null}
          onChange={setDay}
          onSay={setSaid}
        />
        {(said !== null || (day !== null && !isLater)) && (
          <span className={styles.said} data-tone="bad" role="alert">
            {said?.words ?? `要晚于 ${String(was)}；改早由县区在条目里直接修改`}
          </span>
        )}
      </div>
      <div className={styles.field}>
        <label htmlFor="put-off-reason">理由（必填，写入变更历史）</label>
        <Input.TextArea
          id="put-off-reason"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </div>
    </Modal>
  )
}
