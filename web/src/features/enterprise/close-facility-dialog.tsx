import { App, Modal } from 'antd'
import { useState } from 'react'
import type { Facility } from '@gongjian/domain/enterprise/detail.ts'
import { FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { OPEN } from '@gongjian/domain/register/life.ts'
import { useMe } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'
import { DateField } from '../../components/date-field.tsx'
import type { FileProps } from './enterprise-of-address.tsx'
import { closesWith } from './facility-tree.ts'
import { ENTERPRISES_CHANGE } from './use-enterprises.ts'
import { ClosingList } from './closing-list.tsx'
import { ReasonField } from './reason-field.tsx'
import dialogs from '../../components/form/dialogs.module.css'

interface Props extends FileProps {
  readonly facility: Facility
  readonly onClose: () => void
}

/** Closing takes all that hangs on it along: it is told by name before it is done. */
export function CloseFacilityDialog({ enterprise, facility, onClose }: Props) {
  const me = useMe()
  const { message } = App.useApp()
  const [on, setOn] = useState<string | undefined>(me.today)
  const [reason, setReason] = useState('')
  const along = closesWith(facility)
  const ids = new Set([facility, ...along].map((f) => f.id))
  const items = enterprise.registers.filter((r) => r.facility !== null && ids.has(r.facility) && isOpen(r.stage))
  const close = useAction(OPERATIONS.updateFacility, {
    invalidates: ENTERPRISES_CHANGE,
    onDone: () => {
      onClose()
      void message.success(along.length === 0 ? '已关停' : `已关停，连同下级设施 ${along.length} 个`)
    },
  })
  return (
    <Modal
      open
      title={`关停${facility.kind}“${facility.name}”`}
      okText={along.length === 0 ? '关停' : `关停 ${along.length + 1} 个设施`}
      cancelText="取消"
      okButtonProps={{ danger: true, loading: close.isPending, disabled: on === undefined }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() =>
        close.mutate({
          enterprise: enterprise.id,
          facility: facility.id,
          version: facility.version,
          state: FACILITY_CLOSED,
          ...(on === undefined ? {} : { on }),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        })
      }
    >
      {along.length > 0 && (
        <>
          <p>挂在它下面的也一并关停：</p>
          <ClosingList facilities={along} />
        </>
      )}
      {items.length > 0 && (
        <p>台账里还有 {items.length} 条未办结的条目在这些设施上，关停不等于销号，仍须按台账办理。</p>
      )}
      <p>关停后不会因台账导入或重新登记而恢复；确需恢复的，逐个说明理由。</p>
      <div className={dialogs.field}>
        <label htmlFor="closed-on">关停日期</label>
        <DateField id="closed-on" label="关停日期" value={on} onChange={setOn} width="100%" />
      </div>
      <ReasonField id="close-reason" label="理由或依据（可不填）" value={reason} onChange={setReason} />
    </Modal>
  )
}

function isOpen(stage: string): boolean {
  return OPEN.some((s) => s === stage)
}
