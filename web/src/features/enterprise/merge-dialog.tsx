import { Alert, App, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { LikeFacilities, MergePreview } from '@gongjian/domain/enterprise/detail.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useAction, useOperation } from '../../app/query.ts'
import { useGo } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { ENTERPRISES_CHANGE } from './use-enterprises.ts'
import { ReasonField } from './reason-field.tsx'
import styles from './enterprise.module.css'

interface Props {
  /** The one that stays. */
  readonly into: number
  readonly from: number
  readonly onClose: () => void
}

/** What a merge would do is told before it is done; it asks for a reason, and can be undone from the file. */
export function MergeDialog({ into, from, onClose }: Props) {
  const go = useGo()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tied, setTied] = useState<ReadonlySet<number>>(new Set())
  const preview = useOperation(OPERATIONS.previewMerge, { enterprise: into, from }, { staleTime: 0 })
  const merge = useAction(OPERATIONS.mergeEnterprises, {
    invalidates: ENTERPRISES_CHANGE,
    onDone: (made) => {
      void message.success('已合并；在档案的“合并记录”里可以撤销')
      onClose()
      go(paths.enterprise(made.id))
    },
  })
  const like = preview.data?.likeFacilities ?? []
  const refused = preview.data === undefined || preview.data.problems.length > 0
  return (
    <Modal
      open
      title="合并企业"
      okText="合并"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: refused || reason.trim() === '', loading: merge.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => merge.mutate({ enterprise: into, from, reason: reason.trim(), ties: tiesOf(like, tied) })}
    >
      {preview.error && <Alert type="error" title={preview.error.message} />}
      {preview.isPending && <Loading rows={3} />}
      {preview.data && <Told preview={preview.data} />}
      {like.length > 0 && <Ties pairs={like} tied={tied} onTie={setTied} />}
      <ReasonField
        id="merge-reason"
        label="合并理由"
        placeholder="如：同一营业执照，两次登记"
        value={reason}
        onChange={setReason}
      />
    </Modal>
  )
}

function tiesOf(pairs: readonly LikeFacilities[], tied: ReadonlySet<number>) {
  return pairs.filter((p) => tied.has(p.from.id)).map((p) => ({ from: p.from.id, into: p.into.id }))
}

interface TiesProps {
  readonly pairs: readonly LikeFacilities[]
  readonly tied: ReadonlySet<number>
  readonly onTie: (tied: ReadonlySet<number>) => void
}

/** Written differently, and perhaps one: nobody but who merges can say. */
function Ties({ pairs, tied, onTie }: TiesProps) {
  function toggle(id: number, on: boolean) {
    const next = new Set(tied)
    if (on) next.add(id)
    else next.delete(id)
    onTie(next)
  }
  return (
    <fieldset className={styles.ties}>
      <legend>下列设施名称相近，是同一个的请勾选；不勾选的分别保留</legend>
      {pairs.map(({ kind, from, into, both }) => (
        <Checkbox
          key={from.id}
          checked={tied.has(from.id)}
          disabled={both.length > 0}
          onChange={(e) => toggle(from.id, e.target.checked)}
        >
          {kind}“{from.name}”{from.size !== '' && `（${from.size}）`} 就是 “{into.name}”
          {into.size !== '' && `（${into.size}）`}
          {both.length > 0 && <small>两个都在{both.join('、')}台账里，先移出一条才能合为一个</small>}
        </Checkbox>
      ))}
    </fieldset>
  )
}

function Told({
  preview: { into, from, items, facilities, documents, sameFacilities, fills, problems },
}: {
  preview: MergePreview
}) {
  return (
    <>
      <p>
        “{from.name}”并入“{into.name}”：后者留下，前者不再单列。
      </p>
      {problems.length > 0 && (
        <Alert
          type="error"
          title="现在不能合并"
          description={
            <ul className={styles.preview}>
              {problems.map((p) => (
                <li key={p}>{p}</li>
              ))}
            </ul>
          }
        />
      )}
      <ul className={styles.preview} aria-label="合并后">
        <li>
          随之并入：台账条目 {items} 条，设施 {facilities} 个，佐证 {documents} 份
        </li>
        {sameFacilities.length > 0 && <li>两边都有、合为一个的设施：{sameFacilities.join('、')}</li>}
        {fills.length > 0 && <li>留下的一家补上：{fills.map((f) => `${f.label} ${f.value}`).join('；')}</li>}
        <li>两家的变更历史都保留，合并可以撤销</li>
      </ul>
    </>
  )
}
