import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { useAction } from '../../app/query.ts'
import { UnitSelect } from '../../components/unit-select.tsx'
import { ITEMS_CHANGE } from './use-items.ts'
import styles from '../../components/form/dialogs.module.css'

interface Props {
  readonly register: string
  readonly item: ItemDetail
  readonly onClose: () => void
}

/** An item whose county the plan does not say stands 待定 until someone answers for it. */
export function AssignDialog({ register, item, onClose }: Props) {
  const { message } = App.useApp()
  const [unit, setUnit] = useState<string | undefined>(item.unit?.code)
  const [reason, setReason] = useState('')
  const assign = useAction(OPERATIONS.assignItem, {
    invalidates: ITEMS_CHANGE,
    onDone: (done) => {
      void message.success(`责任单位：${done.unit?.name ?? '待定'}`)
      onClose()
    },
  })
  return (
    <Modal
      open
      title="指定责任单位"
      okText="指定"
      cancelText="取消"
      okButtonProps={{ disabled: unit === undefined || unit === item.unit?.code, loading: assign.isPending }}
      onCancel={onClose}
      onOk={() => unit !== undefined && assign.mutate({ register, id: item.id, unit, reason: reason.trim() })}
    >
      <p className={styles.lead}>
        {item.unit ? `现在由 ${item.unit.name} 负责。` : '方案没有写明属于哪个单位。'}指定后由该单位整治和申报。
      </p>
      <div className={styles.field}>
        <span>责任单位</span>
        <UnitSelect value={unit} onChange={setUnit} width={320} />
      </div>
      <div className={styles.field}>
        <label htmlFor="assign-reason">依据（可不填）</label>
        <Input.TextArea
          id="assign-reason"
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={1000}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </div>
    </Modal>
  )
}
