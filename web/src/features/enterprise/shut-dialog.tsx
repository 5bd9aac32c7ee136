import { Modal } from 'antd'
import { useState } from 'react'
import type { EnterpriseDetail, Facility } from '@gongjian/domain/enterprise/detail.ts'
import { ClosingList } from './closing-list.tsx'
import { ReasonField } from './reason-field.tsx'

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
      <ClosingList facilities={along} />
      <p>
        企业以后恢复生产，这些设施不会跟着恢复，在设施上逐个说明理由恢复。关停不等于台账销号，未办结的条目仍按台账办理。
      </p>
      <ReasonField id="shut-reason" label="理由或依据（可不填）" value={reason} onChange={setReason} />
    </Modal>
  )
}
