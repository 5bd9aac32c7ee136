import { App, Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { recheckFiles, type ItemRecheck } from '@gongjian/domain/register/item.ts'
import { useMe } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'
import { DateField } from '../../components/date-field.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Section } from '../../components/section.tsx'
import { EvidenceField } from './evidence-field.tsx'
import type { ItemProps } from './item-page.tsx'
import { ITEMS_CHANGE } from './use-items.ts'
import dialogs from '../../components/form/dialogs.module.css'
import styles from '../../components/form/form.module.css'

/** Closed is looked at again, round by round. */
export function RecheckSection({ view, item, asOf }: ItemProps) {
  const [asking, setAsking] = useState(false)
  if (item.rechecks.length === 0 && !item.allowed.recheck) return null
  return (
    <Section
      title="回头看"
      flush
      extra={
        item.allowed.recheck && asOf === undefined ? (
          <Button size="small" onClick={() => setAsking(true)}>
            登记回头看
          </Button>
        ) : undefined
      }
    >
      <ol className={styles.steps}>
        {item.rechecks.map((r) => (
          <Round
            key={r.round}
            register={view.definition.id}
            id={item.id}
            round={r}
            editable={item.allowed.recheck && asOf === undefined}
            over={item.relapses.length > 0}
          />
        ))}
      </ol>
      {asking && <RecheckDialog register={view.definition.id} id={item.id} onClose={() => setAsking(false)} />}
    </Section>
  )
}

interface RoundProps {
  readonly register: string
  readonly id: number
  readonly round: ItemRecheck
  readonly editable: boolean
  /** Found again: what is left of the rounds is no longer due. */
  readonly over: boolean
}

function Round({ register, id, round, editable, over }: RoundProps) {
  return (
    <li>
      <div className={styles.stepHead}>
        <b>第 {round.round} 轮</b>
        {round.doneOn === null ? (
          over ? (
            <span>已反弹，不再检查</span>
          ) : (
            <DueMark date={round.dueOn} />
          )
        ) : (
          <span className={round.found ? styles.open : styles.done}>
            {round.doneOn} {round.by} {round.found ? '发现反弹' : '未见反弹'}
          </span>
        )}
      </div>
      {round.note !== '' && <p>{round.note}</p>}
      <EvidenceField
        register={register}
        id={id}
        step={recheckFiles(round.round)}
        photo
        files={round.files}
        editable={editable}
      />
    </li>
  )
}

function RecheckDialog({ register, id, onClose }: { register: string; id: number; onClose: () => void }) {
  const me = useMe()
  const { message } = App.useApp()
  const [doneOn, setDoneOn] = useState<string | undefined>(me.today)
  const [found, setFound] = useState<boolean | null>(null)
  const [note, setNote] = useState('')
  const record = useAction(OPERATIONS.recordRecheck, {
    invalidates: ITEMS_CHANGE,
    onDone: () => {
      void message.success(found ? '已登记，并记为反弹' : '已登记')
      onClose()
    },
  })
  return (
    <Modal
      open
      title="登记回头看"
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: found === null || doneOn === undefined, loading: record.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        if (found !== null && doneOn !== undefined) record.mutate({ register, id, doneOn, found, note: note.trim() })
      }}
    >
      <div className={dialogs.field}>
        <span>检查日期</span>
        <DateField label="检查日期" value={doneOn} onChange={setDoneOn} />
      </div>
      <div className={dialogs.field} role="group" aria-label="结果">
        <span>结果</span>
        <Radio.Group
          value={found}
          onChange={(e) => setFound(e.target.value as boolean)}
          options={[
            { value: false, label: '未见反弹' },
            { value: true, label: '发现反弹（登记为新条目）' },
          ]}
        />
      </div>
      <div className={dialogs.field}>
        <label htmlFor="recheck-note">情况</label>
        <Input.TextArea
          id="recheck-note"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          value={note}
          onChange={(e) => setNote(e.target.value)}
        />
      </div>
    </Modal>
  )
}
