import { App } from 'antd'
import { REASON_LONGEST } from '@gongjian/domain/enterprise/contracts.ts'
import type { Facility } from '@gongjian/domain/enterprise/detail.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { CloseFacilityDialog } from './close-facility-dialog.tsx'
import type { FileProps } from './enterprise-of-address.tsx'
import { FacilityDialog } from './facility-dialog.tsx'
import { ENTERPRISES_CHANGE } from './use-enterprises.ts'

export type Asking =
  | { readonly deed: 'add'; readonly parent: Facility | null }
  | { readonly deed: 'change' | 'close' | 'reopen'; readonly facility: Facility }

interface Props extends FileProps {
  readonly asking: Asking
  readonly onClose: () => void
}

/** What may be done with a facility, each with its own question. */
export function FacilityDialogs({ enterprise, asking, onClose }: Props) {
  const { message } = App.useApp()
  const done = (words: string) => () => {
    onClose()
    void message.success(words)
  }
  const reopen = useAction(OPERATIONS.updateFacility, { invalidates: ENTERPRISES_CHANGE, onDone: done('已恢复') })
  switch (asking.deed) {
    case 'add':
      return <FacilityDialog enterprise={enterprise} parent={asking.parent} facility={null} onClose={onClose} />
    case 'change':
      return <FacilityDialog enterprise={enterprise} parent={null} facility={asking.facility} onClose={onClose} />
    case 'close':
      return <CloseFacilityDialog enterprise={enterprise} facility={asking.facility} onClose={onClose} />
    case 'reopen':
      return (
        <ReasonDialog
          title={`恢复“${asking.facility.name}”`}
          verb="恢复"
          suggestions={['登记关停有误', '经批准恢复生产']}
          longest={REASON_LONGEST}
          busy={reopen.isPending}
          onCancel={onClose}
          onGive={(reason) =>
            reopen.mutate({
              enterprise: enterprise.id,
              facility: asking.facility.id,
              version: asking.facility.version,
              state: '在用',
              reason,
            })
          }
        >
          只恢复这一个设施；随它一起关停的下级设施不会跟着恢复。
        </ReasonDialog>
      )
  }
}
