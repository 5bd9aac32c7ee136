import { useQuery } from '@tanstack/react-query'
import { Alert, App, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { VERIFIED_BY } from '@gongjian/domain/register/item.ts'
import { MOVES, type Move } from '@gongjian/domain/register/life.ts'
import { call, type ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import { Loading } from '../../components/loading.tsx'
import { CONSEQUENCES, isBack, REASONS } from './move-words.ts'
import { RefusedList } from '../../components/refused-list.tsx'
import { ITEMS_CHANGE } from './use-items.ts'
import styles from '../../components/form/dialogs.module.css'

interface Props {
  readonly register: string
  readonly ids: readonly number[]
  readonly move: Move
  readonly counter: string
  readonly onClose: () => void
  readonly onDone: () => void
}

type Outcome = OutputOf<typeof OPERATIONS.moveItems>
const LONGEST = 1000

/** Says first who would be moved and who refused and why; then does it. */
export function MoveDialog({ register, ids, move, counter, onClose, onDone }: Props) {
  const { message } = App.useApp()
  const facts = MOVES[move]
  const [reason, setReason] = useState('')
  const [verifiedBy, setVerifiedBy] = useState<(typeof VERIFIED_BY)[number] | null>(null)
  const preview = usePreview(register, ids, move)
  const deed = useAction(OPERATIONS.moveItems, {
    invalidates: ITEMS_CHANGE,
    onDone: ({ moved, refused }) => {
      const rest = refused.length > 0 ? `，${refused.length} ${counter}没有办成` : ''
      if (moved.length > 0) void message.success(`已${facts.title} ${moved.length} ${counter}${rest}`)
      // Another was quicker than the preview.
      else void message.warning(`没有${facts.title}：${refused[0]?.why ?? ''}`)
      onDone()
    },
  })
  const may = preview.data?.moved ?? []
  const isVerifying = facts.needsManner
  const ready = may.length > 0 && (!facts.needsReason || reason.trim() !== '') && (!isVerifying || verifiedBy !== null)
  return (
    <Modal
      open
      title={ids.length > 1 ? `${facts.title} ${ids.length} ${counter}` : facts.title}
      okText={may.length > 0 && ids.length > 1 ? `${facts.title} ${may.length} ${counter}` : facts.title}
      cancelText="取消"
      okButtonProps={{ disabled: !ready, loading: deed.isPending, danger: isBack(move) }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() =>
        deed.mutate({
          register,
          ids: [...may],
          move,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          ...(isVerifying && verifiedBy ? { verifiedBy } : {}),
        })
      }
    >
      <p className={styles.lead}>{CONSEQUENCES[move]}</p>
      {preview.isPending && <Loading rows={2} />}
      {preview.error && <Alert type="error" title={preview.error.message} />}
      {preview.data && <RefusedList refused={preview.data.refused} counter={counter} all={may.length === 0} />}
      {isVerifying && (
        <div className={styles.field} role="group" aria-label="核查方式">
          <span>核查方式</span>
          <Radio.Group
            value={verifiedBy}
            onChange={(e) => setVerifiedBy(e.target.value as (typeof VERIFIED_BY)[number])}
            options={VERIFIED_BY.map((v) => ({ value: v, label: v }))}
          />
        </div>
      )}
      <ReasonField move={move} value={reason} onChange={setReason} />
    </Modal>
  )
}

function usePreview(register: string, ids: readonly number[], move: Move) {
  return useQuery<Outcome, ApiError>({
    queryKey: ['preview', OPERATIONS.moveItems.name, register, ids, move],
    queryFn: ({ signal }) => call(OPERATIONS.moveItems, { register, ids: [...ids], move, preview: true }, signal),
    staleTime: 0,
    gcTime: 0,
  })
}

interface ReasonProps {
  readonly move: Move
  readonly value: string
  readonly onChange: (reason: string) => void
}

function ReasonField({ move, value, onChange }: ReasonProps) {
  const needed = MOVES[move].needsReason
  return (
    <div className={styles.field}>
      <label htmlFor="move-reason">{needed ? '理由（必填，填报单位会看到）' : '说明（可不填）'}</label>
      <Input.TextArea
        id="move-reason"
        maxLength={LONGEST}
        autoSize={{ minRows: needed ? 3 : 1, maxRows: 8 }}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
      <ul className={styles.suggestions} aria-label="常用理由">
        {(REASONS[move] ?? []).map((r) => (
          <li key={r}>
            <button type="button" onClick={() => onChange(value.trim() === '' ? r : `${value}\n${r}`)}>
              {r}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
