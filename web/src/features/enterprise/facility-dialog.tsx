import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Facility } from '@gongjian/domain/enterprise/detail.ts'
import type { FacilityState } from '@gongjian/domain/enterprise/enterprise.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import type { FileProps } from './enterprise-of-address.tsx'
import { facilityAlike, kindsUnder, parentsFor } from './facility-tree.ts'
import { ENTERPRISES_CHANGE } from './use-enterprises.ts'
import dialogs from '../../components/form/dialogs.module.css'

interface Props extends FileProps {
  /** Of a new one; null: on the enterprise itself. */
  readonly parent: Facility | null
  /** null: a new one. */
  readonly facility: Facility | null
  readonly onClose: () => void
}

/** Closing has a question of its own, since it takes others along. */
const STATES: readonly FacilityState[] = ['在用', '停用']
/** As a value of the list: no facility has it. */
const ON_ENTERPRISE = 0

/** A new facility, or another name, place in the tree or state of one. */
export function FacilityDialog({ enterprise, parent, facility, onClose }: Props) {
  const form = useFacilityForm({ enterprise, parent, facility, onClose })
  const { kind, name, state, hangsOn, problem } = form
  const alike = facilityAlike(enterprise.facilities, facility, kind, name)
  const title = parent === null ? '新增设施' : `在“${parent.name}”下新增设施`
  return (
    <Modal
      open
      title={facility ? `修改${facility.kind}“${facility.name}”` : title}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: form.busy }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={form.save}
    >
      {facility === null ? (
        <div className={dialogs.field}>
          <label htmlFor="facility-kind">类别</label>
          <Select
            id="facility-kind"
            value={kind}
            options={kindsUnder(parent).map((k) => ({ value: k, label: k }))}
            onChange={form.setKind}
          />
        </div>
      ) : (
        <>
          <div className={dialogs.field}>
            <label htmlFor="facility-parent">上级</label>
            <Select
              id="facility-parent"
              value={hangsOn ?? ON_ENTERPRISE}
              options={[
                { value: ON_ENTERPRISE, label: '直接挂在企业下' },
                ...parentsFor(enterprise.facilities, facility).map((f) => ({
                  value: f.id,
                  label: `${f.kind} ${f.name}`,
                })),
              ]}
              onChange={(v: number) => form.setHangsOn(v === ON_ENTERPRISE ? null : v)}
            />
          </div>
          <div className={dialogs.field}>
            <label htmlFor="facility-state">状态</label>
            <Select
              id="facility-state"
              value={state}
              options={STATES.map((s) => ({ value: s, label: s }))}
              onChange={form.setState}
            />
          </div>
        </>
      )}
      <div className={dialogs.field}>
        <label htmlFor="facility-name">名称</label>
        <Input
          id="facility-name"
          autoFocus
          maxLength={120}
          placeholder="如：1号熟料线、2号煤气发生炉"
          value={name}
          onChange={(e) => form.setName(e.target.value)}
          onPressEnter={form.save}
        />
        {problem !== '' && (
          <span className={dialogs.said} data-tone="bad" role="alert">
            {problem}
          </span>
        )}
        {problem === '' && alike !== null && (
          <span className={dialogs.said} role="status">
            已有写法相近的{alike.kind}“{alike.name}”（{alike.state}），如是同一台请不要再登记
          </span>
        )}
      </div>
    </Modal>
  )
}

function useFacilityForm({ enterprise, parent, facility, onClose }: Props) {
  const { message } = App.useApp()
  const [kind, setKind] = useState<string>(kindsUnder(parent)[0] ?? '')
  const [name, setName] = useState(facility?.name ?? '')
  const [state, setState] = useState<FacilityState>(facility?.state ?? '在用')
  const [hangsOn, setHangsOn] = useState<number | null>(facility?.parent ?? null)
  const [problem, setProblem] = useState('')
  const told = {
    invalidates: ENTERPRISES_CHANGE,
    onDone: () => {
      onClose()
      void message.success('已保存')
    },
    onRefused: (error: { message: string }) => {
      setProblem(error.message)
      return true
    },
  }
  const add = useAction(OPERATIONS.addFacility, told)
  const change = useAction(OPERATIONS.updateFacility, told)
  const busy = add.isPending || change.isPending
  function save() {
    // Enter twice is one deed: the second would be refused as a facility that is there already.
    if (busy) return
    const given = name.trim()
    setProblem(given === '' ? '请填写名称' : '')
    if (given === '') return
    if (facility === null)
      add.mutate({
        enterprise: enterprise.id,
        facility: { parent: parent?.id ?? null, kind, name: given, point: null },
      })
    else
      change.mutate({
        enterprise: enterprise.id,
        facility: facility.id,
        version: facility.version,
        name: given,
        parent: hangsOn,
        state,
      })
  }
  return { kind, setKind, name, setName, state, setState, hangsOn, setHangsOn, problem, save, busy }
}
