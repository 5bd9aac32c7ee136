import { useQuery } from '@tanstack/react-query'
import { Alert, App, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { CallOf, OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { BASIS, Reads, READS_TITLES } from '@gongjian/domain/rule/contracts.ts'
import { INTERPRETATION_EFFECT_TITLES, InterpretationEffect } from '@gongjian/domain/sweep/contracts.ts'
import { call, type ApiError } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { DateField } from '../../components/date-field.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { UnitCell } from '../../components/unit-cell.tsx'
import type { OpenBound } from './reading-section.tsx'
import { SWEEPS_CHANGE } from './use-sweep.ts'
import dialogs from '../../components/form/dialogs.module.css'
import styles from './sweep.module.css'

type Reading = CallOf<typeof OPERATIONS.recordInterpretation>
type Effect = OutputOf<typeof OPERATIONS.previewInterpretation>

/** How a bound is read, from which day and on what basis; what that adds and removes is shown before it is recorded. */
export function ReadingDialog({ bound, onClose }: { bound: OpenBound; onClose: () => void }) {
  const { message } = App.useApp()
  const { today } = useMe()
  const [reads, setReads] = useState<Reads | null>(null)
  const [from, setFrom] = useState<Day>(today)
  const [basis, setBasis] = useState('')
  const reading = reads === null ? null : { rule: bound.rule, fact: bound.fact, reads, from, until: null }
  const effect = useEffects(reading)
  const record = useAction(OPERATIONS.recordInterpretation, {
    invalidates: [...SWEEPS_CHANGE, 'listInterpretations'],
    onDone: () => {
      void message.success('已记录，正按新的解释重新排查')
      onClose()
    },
  })
  const given = basis.trim()
  return (
    <Modal
      open
      title={`${bound.title}：${bound.label}的界限`}
      okText="记录解释"
      cancelText="取消"
      okButtonProps={{
        disabled: !effect.data || given.length < BASIS.least,
        loading: record.isPending,
      }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => reading && record.mutate({ ...reading, basis: given })}
    >
      <p className={dialogs.lead}>记录后不能修改或删除；以后有新的解释，从新的起始日期起以新的为准。</p>
      <div className={dialogs.field} role="group" aria-label="本数">
        <span>恰在界限上的</span>
        <Radio.Group
          value={reads}
          onChange={(e) => setReads(e.target.value as Reads)}
          options={Reads.options.map((value) => ({ value, label: READS_TITLES[value] }))}
        />
      </div>
      <div className={dialogs.field}>
        <span>起始日期</span>
        <DateField label="起始日期" value={from} onChange={(day) => setFrom(day ?? today)} />
      </div>
      <div className={dialogs.field}>
        <label htmlFor="reading-basis">依据（文件名称、文号或会议，至少 {BASIS.least} 个字）</label>
        <Input.TextArea
          id="reading-basis"
          maxLength={BASIS.most}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={basis}
          onChange={(e) => setBasis(e.target.value)}
        />
      </div>
      {reading && effect.isPending && <Loading rows={3} />}
      {effect.error && <Alert type="error" title={effect.error.message} />}
      {effect.data && <Effects of={effect.data} />}
    </Modal>
  )
}

/** The basis changes nothing of the effect; the contract wants one. */
function useEffects(reading: Omit<Reading, 'basis'> | null) {
  return useQuery<Effect, ApiError>({
    queryKey: ['preview', OPERATIONS.previewInterpretation.name, reading],
    queryFn: ({ signal }) =>
      call(OPERATIONS.previewInterpretation, { ...(reading as Omit<Reading, 'basis'>), basis: '预览影响' }, signal),
    enabled: reading !== null,
    staleTime: 0,
    gcTime: 0,
  })
}

function Effects({ of: { on, register, byUnit, rows } }: { of: Effect }) {
  if (byUnit.length === 0) return <Alert type="info" title={`按 ${on} 的规则，“${register.title}”里没有条目因此改变`} />
  return (
    <div className={styles.effects} role="status">
      <b>
        按 {on} 的规则，“{register.title}”里将改变（{register.counter}）：
      </b>
      <table className={dialogs.table}>
        <thead>
          <tr>
            <th scope="col">责任单位</th>
            {InterpretationEffect.options.map((effect) => (
              <th key={effect} scope="col" className={dialogs.right}>
                {INTERPRETATION_EFFECT_TITLES[effect]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byUnit.map((u) => (
            <tr key={u.unit?.code ?? ''}>
              <td>
                <UnitCell unit={u.unit} />
              </td>
              {InterpretationEffect.options.map((effect) => (
                <td key={effect} className={dialogs.right}>
                  {u[effect]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.writes} aria-label="其中">
        {rows.map((r) => (
          <li key={r.id}>
            <Link href={paths.item(r.register, r.id)}>{r.title}</Link> {INTERPRETATION_EFFECT_TITLES[r.effect]}
          </li>
        ))}
      </ul>
    </div>
  )
}
