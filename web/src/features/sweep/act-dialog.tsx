import { useQuery } from '@tanstack/react-query'
import { Alert, App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { CANDIDATE_ACTIONS, type CandidateAction } from '@gongjian/domain/sweep/candidate.ts'
import { call, type ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import { Loading } from '../../components/loading.tsx'
import { RefusedList } from '../../components/refused-list.tsx'
import type { SweepDetail } from './sweep-page.tsx'
import { SWEEPS_CHANGE } from './use-sweep.ts'
import dialogs from '../../components/form/dialogs.module.css'
import styles from './sweep.module.css'

interface Props {
  readonly sweep: Pick<SweepDetail, 'subject'>
  readonly ids: readonly number[]
  readonly action: CandidateAction
  readonly onClose: () => void
  readonly onDone: () => void
}

type Outcome = OutputOf<typeof OPERATIONS.actOnCandidates>
const LONGEST = 1000

const CONSEQUENCES: Readonly<Record<CandidateAction, string>> = {
  confirm: '确认后台账按规则登记，条目与规则、条款互相关联；以后可在台账里照常办理。',
  dispute: '异议交任务的牵头单位裁定；裁定之前不列入。',
  uphold: '异议成立的不再列出，直到条目的情况有变化。',
  reject: '退回责任单位重新确认，理由会一并显示。',
}

const REASONS: Readonly<Record<CandidateAction, readonly string[]>> = {
  confirm: [],
  dispute: ['台账所填与现场不符，已申请更正', '已按其他措施完成治理', '不属于该条款所指的情形'],
  uphold: ['经核实，与现场情况一致'],
  reject: ['佐证不足，请按规则办理', '条款没有例外规定'],
}

/** Says first what would be written and who refused and why; then does it. */
export function ActDialog({ sweep: { subject }, ids, action, onClose, onDone }: Props) {
  const { message } = App.useApp()
  const { title, needsReason } = CANDIDATE_ACTIONS[action]
  const [reason, setReason] = useState('')
  const preview = usePreview(subject, ids, action)
  const deed = useAction(OPERATIONS.actOnCandidates, {
    invalidates: SWEEPS_CHANGE,
    onDone: ({ done, refused }) => {
      const rest = refused.length > 0 ? `，${refused.length} 条没有办成：${refused[0]?.why ?? ''}` : ''
      void message.success(`${title}：已办 ${done.length} 条${rest}`)
      onDone()
    },
  })
  const may = preview.data?.done ?? []
  const given = reason.trim()
  return (
    <Modal
      open
      title={ids.length > 1 ? `${title} ${ids.length} 条` : title}
      okText={may.length > 0 && ids.length > 1 ? `${title} ${may.length} 条` : title}
      cancelText="取消"
      okButtonProps={{ disabled: may.length === 0 || (needsReason && given === ''), loading: deed.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() =>
        deed.mutate({ subject, ids: may.map((d) => d.id), action, ...(given === '' ? {} : { reason: given }) })
      }
    >
      <p className={dialogs.lead}>{CONSEQUENCES[action]}</p>
      {preview.isPending && <Loading rows={2} />}
      {preview.error && <Alert type="error" title={preview.error.message} />}
      {preview.data && <RefusedList refused={preview.data.refused} counter="条" all={may.length === 0} />}
      {may.some((d) => d.words !== '') && (
        <ul className={styles.writes} aria-label="将写入">
          {may.map((d) => (
            <li key={d.id}>
              {d.title}：<b>{d.words}</b>
            </li>
          ))}
        </ul>
      )}
      <div className={dialogs.field}>
        <label htmlFor="act-reason">{needsReason ? '理由（必填，对方会看到）' : '说明（可不填）'}</label>
        <Input.TextArea
          id="act-reason"
          maxLength={LONGEST}
          autoSize={{ minRows: needsReason ? 3 : 1, maxRows: 8 }}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
        <ul className={dialogs.suggestions} aria-label="常用理由">
          {REASONS[action].map((r) => (
            <li key={r}>
              <button type="button" onClick={() => setReason(given === '' ? r : `${given}\n${r}`)}>
                {r}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  )
}

function usePreview(subject: string, ids: readonly number[], action: CandidateAction) {
  return useQuery<Outcome, ApiError>({
    queryKey: ['preview', OPERATIONS.actOnCandidates.name, subject, ids, action],
    queryFn: ({ signal }) =>
      call(OPERATIONS.actOnCandidates, { subject, ids: [...ids], action, preview: true }, signal),
    staleTime: 0,
    gcTime: 0,
  })
}
