import { App, Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { SharedWith } from '@gongjian/domain/register/contracts.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { ViewSelect } from '../../components/list/view-select.tsx'
import type { RegisterView } from './use-register.ts'
import { listOfRegister } from '../../components/list/list-definition.ts'
import { viewsOf, type ListPatch, type ListState, type ListView } from '../../components/list/list-state.ts'

interface Props {
  readonly view: RegisterView
  readonly state: ListState
  readonly onChange: (patch: ListPatch) => void
}

/** The views of the definition, my own and those that others share; what is changed over one can be kept. */
export function ViewBar({ view: { definition, views: saved, mayShareWithAll }, state, onChange }: Props) {
  const [saving, setSaving] = useState(false)
  const views = viewsOf(listOfRegister(definition), saved)
  const confirmDeed = useConfirmDeed()
  const remove = useAction(OPERATIONS.removeView, {
    invalidates: ['getRegister'],
    onDone: () => onChange({ view: undefined }),
  })
  async function askRemove(view: ListView) {
    if (view.saved === null) return
    const content =
      view.saved.sharedWith === 'nobody' ? '台账里的内容不受影响。' : '这个视图是共享的，删除后别人也看不到它。'
    if (await confirmDeed({ title: `删除视图“${view.name}”？`, content, verb: '删除', danger: true }))
      remove.mutate({ register: definition.id, view: view.saved.id })
  }
  return (
    <>
      <ViewSelect views={views} options={optionGroups(views)} state={state} onChange={onChange} />
      {state.isChanged && (
        <Button type="link" size="small" onClick={() => setSaving(true)}>
          存为视图
        </Button>
      )}
      {state.view.saved?.isOwn && !state.isChanged && (
        <Button type="link" size="small" onClick={() => void askRemove(state.view)}>
          删除视图
        </Button>
      )}
      {saving && (
        <SaveViewDialog
          register={definition}
          mayShareWithAll={mayShareWithAll}
          state={state}
          onCancel={() => setSaving(false)}
          onSaved={(key) => {
            setSaving(false)
            onChange({ view: key, where: undefined, sort: undefined, columns: undefined })
          }}
        />
      )}
    </>
  )
}

function optionGroups(views: readonly ListView[]) {
  const groups = [
    { label: '台账自带', of: views.filter((v) => v.saved === null) },
    { label: '我的', of: views.filter((v) => v.saved?.isOwn) },
    { label: '别人共享的', of: views.filter((v) => v.saved && !v.saved.isOwn) },
  ]
  return groups
    .filter((g) => g.of.length > 0)
    .map((g) => ({
      label: g.label,
      options: g.of.map((v) => ({
        value: v.key,
        label: v.saved && !v.saved.isOwn ? `${v.name}（${v.saved.by}）` : v.name,
      })),
    }))
}

interface DialogProps {
  readonly register: Register
  readonly mayShareWithAll: boolean
  readonly state: ListState
  readonly onCancel: () => void
  readonly onSaved: (key: string) => void
}

const LONGEST = 40

const SHARED_WITH: readonly { readonly value: SharedWith; readonly label: string }[] = [
  { value: 'nobody', label: '只有我' },
  { value: 'unit', label: '本单位' },
  { value: 'all', label: '所有能看这个台账的人' },
]

function SaveViewDialog({ register, mayShareWithAll, state, onCancel, onSaved }: DialogProps) {
  const { message } = App.useApp()
  const own = state.view.saved?.isOwn ? state.view.saved : null
  const [name, setName] = useState(own?.name ?? '')
  const [sharedWith, setSharedWith] = useState<SharedWith>(own?.sharedWith ?? 'nobody')
  const save = useAction(OPERATIONS.saveView, {
    invalidates: ['getRegister'],
    onDone: (view) => {
      void message.success(`已保存视图“${view.name}”`)
      onSaved(String(view.id))
    },
  })
  const given = name.trim()
  return (
    <Modal
      open
      title="保存视图"
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: given === '', loading: save.isPending }}
      onCancel={onCancel}
      onOk={() =>
        save.mutate({
          register: register.id,
          view: given,
          sharedWith,
          columns: [...state.columns],
          where: [...state.where],
          sort: state.sort,
        })
      }
    >
      <p>保存现在的筛选、列和排序。关键词和截至日期不存；同名的本人视图会被替换。</p>
      <label htmlFor="view-name">视图名称</label>
      <Input id="view-name" autoFocus maxLength={LONGEST} value={name} onChange={(e) => setName(e.target.value)} />
      <p>
        <Radio.Group
          aria-label="谁能看到"
          value={sharedWith}
          onChange={(e) => setSharedWith(e.target.value as SharedWith)}
          options={SHARED_WITH.filter((o) => o.value !== 'all' || mayShareWithAll)}
        />
      </p>
    </Modal>
  )
}
