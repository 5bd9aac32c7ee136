import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { DateField } from '../../components/date-field.tsx'
import { useGo } from '../../components/link.tsx'
import { ITEMS_CHANGE } from './use-items.ts'
import styles from '../../components/form/dialogs.module.css'

interface Props {
  readonly register: string
  readonly item: ItemDetail
  readonly onClose: () => void
}

/** Found again: a new item that names the closed one, which stays closed. */
export function RelapseDialog({ register, item, onClose }: Props) {
  const me = useMe()
  const go = useGo()
  const { message } = App.useApp()
  const [foundOn, setFoundOn] = useState<string | undefined>(me.today)
  const [reason, setReason] = useState('')
  const relapse = useAction(OPERATIONS.relapseItem, {
    invalidates: ITEMS_CHANGE,
    onDone: (made) => {
      void message.success('已登记为新条目')
      onClose()
      go(paths.item(register, made.id))
    },
  })
  const given = reason.trim()
  return (
    <Modal
      open
      title="登记反弹"
      okText="登记反弹"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: given === '' || foundOn === undefined, loading: relapse.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => foundOn !== undefined && relapse.mutate({ register, id: item.id, foundOn, reason: given })}
    >
      <p className={styles.lead}>原条目保持销号；反弹登记为一条新的条目，注明原条目，计入反弹数。</p>
      <div className={styles.field}>
        <span>发现日期</span>
        <DateField label="发现日期" value={foundOn} onChange={setFoundOn} />
      </div>
      <div className={styles.field}>
        <label htmlFor="relapse-reason">反弹情况</label>
        <Input.TextArea
          id="relapse-reason"
          autoFocus
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={1000}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </div>
    </Modal>
  )
}
