import { Input, Modal } from 'antd'
import { useState } from 'react'
import { REASON_LONGEST } from '@gongjian/domain/enterprise/contracts.ts'
import type { EnterpriseDetail, Facility } from '@gongjian/domain/enterprise/detail.ts'
import dialogs from '../../components/form/dialogs.module.css'
import styles from './enterprise.module.css'

interface Props {
  readonly enterprise: EnterpriseDetail
  /** What still runs in it. */
  readonly along: readonly Facility[]
  readonly busy: boolean
  readonly onCancel: () => void
  readonly onGive: (reason: string | undefined) => void
}

/** 关停 of an enterprise takes along what runs in it: it is told by name before it is done. */
export function ShutDialog({ enterprise, along, busy, onCancel, onGive }: Props) {
  const [reason, setReason] = useState('')
  const why = reason.trim()
  return (
    <Modal
      open
      title={`关停“${enterprise.name}”`}
      okText={`关停企业和 ${along.length} 个设施`}
      cancelText="取消"
      okButtonProps={{ danger: true, loading: busy }}
      mask={{ closable: false }}
      onCancel={onCancel}
      onOk={() => onGive(why === '' ? undefined : why)}
    >
      <p>将同时关闭 {along.length} 个设施，关停日期记为今天：</p>
      <ul className={styles.closing} aria-label="一并关停的设施">
        {along.map((f) => (
          <li key={f.id}>
            {f.kind} {f.name}
          </li>
        ))}
      </ul>
      <p>
        企业以后恢复生产，这些设施不会跟着恢复，在设施上逐个说明理由恢复。关停不等于台账销号，未办结的条目仍按台账办理。
      </p>
      <div className={dialogs.field}>
        <label htmlFor="shut-reason">理由或依据（可不填）</label>
        <Input.TextArea
          id="shut-reason"
          maxLength={REASON_LONGEST}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </div>
    </Modal>
  )
}
