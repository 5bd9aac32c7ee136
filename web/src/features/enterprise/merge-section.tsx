import { App } from 'antd'
import { useState } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { REASON_LONGEST } from '@gongjian/domain/enterprise/contracts.ts'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import { Section } from '../../components/section.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import type { FileProps } from './enterprise-of-address.tsx'
import { ENTERPRISES_CHANGE } from './use-enterprises.ts'
import form from '../../components/form/form.module.css'
import styles from './enterprise.module.css'

type Merge = EnterpriseDetail['merges'][number]

/** What went into this enterprise, and how to take it out again. */
export function MergeSection({ enterprise }: FileProps) {
  const { message } = App.useApp()
  const [asking, setAsking] = useState<Merge | null>(null)
  const undo = useAction(OPERATIONS.undoMerge, {
    invalidates: ENTERPRISES_CHANGE,
    onDone: () => {
      setAsking(null)
      void message.success('已撤销合并，两家企业分开，合并期间的销号、反弹随条目归还')
    },
  })
  if (enterprise.merges.length === 0) return null
  return (
    <Section title="合并记录">
      <ol className={form.line}>
        {enterprise.merges.map((m) => (
          <li key={m.id} data-tone={m.undone ? 'coming' : undefined}>
            <p>
              并入 <b>{m.name}</b>
            </p>
            <time dateTime={m.at}>{instantInWords(m.at).slice(0, 16)}</time> {m.by}
            <p>理由：{m.reason}</p>
            {m.undone && (
              <p>
                已由 {m.undone.by} 于 {instantInWords(m.undone.at).slice(0, 16)} 撤销：{m.undone.reason}
              </p>
            )}
            {m.mayUndo && (
              <span className={styles.nodeTools} style={{ marginLeft: 0 }}>
                <button type="button" className="no-print" onClick={() => setAsking(m)}>
                  撤销合并
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {asking && (
        <ReasonDialog
          title={`撤销与“${asking.name}”的合并`}
          verb="撤销合并"
          suggestions={['核对后不是同一家企业', '合并时选错了企业']}
          longest={REASON_LONGEST}
          busy={undo.isPending}
          onCancel={() => setAsking(null)}
          onGive={(reason) => undo.mutate({ enterprise: enterprise.id, merge: asking.id, reason })}
        >
          当时并入的台账条目、设施和佐证退回“{asking.name}
          ”，两家的历史都保留。合并期间因销号关停、因反弹恢复的，随条目归各家；有人手工关停、恢复的，留在“
          {enterprise.name}”。
        </ReasonDialog>
      )}
    </Section>
  )
}
