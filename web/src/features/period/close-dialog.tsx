import { Alert, App, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import { dayInWords, monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { CLOSE_REASON_TITLE } from '@gongjian/domain/report/month-summary.ts'
import type { Board } from '@gongjian/domain/period/contracts.ts'
import { useAction } from '../../app/query.ts'
import { earlyOf, unreadyOf, type Early } from './board-view.ts'
import styles from './period.module.css'

/** Closing freezes the summary: what is missing is named first, and then needs a reason. */
export function CloseDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  // The second of two clicks comes before the button can be drawn as busy.
  const isSent = useRef(false)
  const close = useAction(OPERATIONS.closePeriod, {
    invalidates: ['getBoard', 'listPeriods', 'getReport', 'getOverview', 'listReviewLines'],
    onDone: () => {
      void message.success(`${monthInWords(board.month)}月报已关闭，汇总已生成`)
      onClose()
    },
  })
  const { missing, open } = unreadyOf(board.rows)
  const ready = missing.length === 0 && open.length === 0
  const early = earlyOf(board)
  const given = reason.trim()
  const send = () => {
    if (isSent.current) return
    isSent.current = true
    close.mutate(
      { month: board.month, ...(given === '' ? {} : { reason: given }) },
      { onError: () => (isSent.current = false) },
    )
  }
  return (
    <Modal
      open
      title={`关闭${monthInWords(board.month)}月报？`}
      okText={ready ? '关闭' : '带问题关闭'}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: !ready && given === '', loading: close.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={send}
    >
      <p>关闭后各单位不能再填报、修改，汇总按此刻的内容固定；之后只能由填报单位说明原因更正，形成新版本。</p>
      {early && <EarlyAlert early={early} dueOn={board.dueOn} />}
      {ready && <p>全部单位已报、全部条目已审结。</p>}
      {missing.length > 0 && (
        <div className={styles.unready}>
          <b>没有提交 {missing.length} 个单位</b>
          <p>{missing.map((r) => r.unit.name).join('、')}</p>
        </div>
      )}
      {open.length > 0 && (
        <div className={styles.unready}>
          <b>未审结 {open.reduce((sum, o) => sum + o.lines, 0)} 条</b>
          <p>{open.map((o) => `${o.row.unit.name} ${o.lines} 条`).join('、')}</p>
        </div>
      )}
      {!ready && (
        <>
          <label htmlFor="close-reason">{CLOSE_REASON_TITLE}（写入汇总和审计）</label>
          <Input.TextArea
            id="close-reason"
            value={reason}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(e) => setReason(e.target.value)}
          />
        </>
      )}
    </Modal>
  )
}

function EarlyAlert({ early: { daysLeft, waiting }, dueOn }: { early: Early; dueOn: string }) {
  const left = daysLeft === 0 ? '今天 24 时' : `还有 ${daysLeft} 天`
  return (
    <Alert
      type="warning"
      showIcon
      className={styles.early ?? ''}
      title={`还没有到截止日：${dayInWords(dueOn)}截止，${left}`}
      description={
        waiting.length > 0 && `现在关闭，还没到期的 ${waiting.length} 个单位按未报记入汇总，并且不能再填报，只能更正。`
      }
    />
  )
}
