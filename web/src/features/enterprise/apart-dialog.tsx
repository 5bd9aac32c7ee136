import { App } from 'antd'
import { REASON_LONGEST } from '@gongjian/domain/enterprise/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import type { Pair } from './duplicates-page.tsx'

/** Two for sure: they are not offered again. */
export function ApartDialog({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const { message } = App.useApp()
  const keep = useAction(OPERATIONS.keepApart, {
    invalidates: ['listDuplicates'],
    onDone: () => {
      onClose()
      void message.success('已记下，不再列为疑似重复')
    },
  })
  return (
    <ReasonDialog
      title={`“${pair.first.name}”与“${pair.second.name}”不是同一家`}
      verb="确认不是同一家"
      label="理由"
      suggestions={['已核对营业执照，是两家企业', '同一集团的两个厂区，分别登记']}
      longest={REASON_LONGEST}
      busy={keep.isPending}
      onCancel={onClose}
      onGive={(reason) => keep.mutate({ enterprise: pair.first.id, other: pair.second.id, reason })}
    />
  )
}
