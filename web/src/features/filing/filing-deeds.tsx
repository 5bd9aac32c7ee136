import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Filing } from '@gongjian/domain/filing/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'

const CHANGED = ['getFiling', 'listFilings', 'getOverview', 'listNotices', 'getSession'] as const

interface Props {
  readonly filing: Filing
  /** Words that are still on their way: what is submitted must be what is seen. */
  readonly unsaved: boolean
}

/** What may be done now: submit it, accept it, return it. */
export function FilingDeeds({ filing, unsaved }: Props) {
  return (
    <>
      {filing.may.submit && <SubmitButton filing={filing} unsaved={unsaved} />}
      {filing.may.review && <ReviewButtons filing={filing} />}
    </>
  )
}

function SubmitButton({ filing, unsaved }: Props) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const submit = useAction(OPERATIONS.submitFiling, {
    invalidates: CHANGED,
    onDone: () => void message.success('已提交，等待审核'),
  })
  async function ask() {
    const missing = filing.missing.length > 0 ? `还缺：${filing.missing.join('、')}。` : ''
    const yes = await confirmDeed({
      title: `提交${filing.unit.name}${filing.title}？`,
      content: `${missing}提交后不能修改，退回后才可以再改。`,
      verb: '提交',
    })
    if (yes) submit.mutate({ kind: filing.kind, unit: filing.unit.code })
  }
  return (
    <Button
      type="primary"
      disabled={unsaved}
      title={unsaved ? '还有内容没有保存，请稍候' : undefined}
      loading={submit.isPending}
      onClick={() => void ask()}
    >
      提交
    </Button>
  )
}

function ReviewButtons({ filing }: { filing: Filing }) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const [returning, setReturning] = useState(false)
  const review = useAction(OPERATIONS.reviewFiling, {
    invalidates: CHANGED,
    onDone: (_, input) => {
      setReturning(false)
      void message.success(input.decision === 'accept' ? '已接受' : '已退回，并已通知报送单位')
    },
  })
  const key = { kind: filing.kind, unit: filing.unit.code }
  async function askAccept() {
    const missing = filing.missing.length > 0 ? `还缺：${filing.missing.join('、')}。` : ''
    const yes = await confirmDeed({
      title: `接受${filing.unit.name}${filing.title}？`,
      content: `${missing}接受后不能再退回。`,
      verb: '接受',
    })
    if (yes) review.mutate({ ...key, decision: 'accept' })
  }
  return (
    <>
      <Button onClick={() => setReturning(true)}>退回</Button>
      <Button type="primary" loading={review.isPending && !returning} onClick={() => void askAccept()}>
        接受
      </Button>
      {returning && (
        <ReturnDialog
          filing={filing}
          pending={review.isPending}
          onClose={() => setReturning(false)}
          onReturn={(reason) => review.mutate({ ...key, decision: 'return', reason })}
        />
      )}
    </>
  )
}

interface DialogProps {
  readonly filing: Filing
  readonly pending: boolean
  readonly onClose: () => void
  readonly onReturn: (reason: string) => void
}

function ReturnDialog({ filing, pending, onClose, onReturn }: DialogProps) {
  const [form] = Form.useForm<{ reason: string }>()
  const proposed = filing.missing.length > 0 ? `缺：${filing.missing.join('、')}。请补充后重新提交。` : ''
  return (
    <Modal
      open
      title={`退回${filing.unit.name}的方案`}
      okText="退回"
      cancelText="取消"
      okButtonProps={{ danger: true, loading: pending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: proposed }}
        onFinish={({ reason }) => onReturn(reason)}
      >
        <Form.Item
          name="reason"
          label="退回理由（报送单位会看到）"
          rules={[{ required: true, whitespace: true, message: '请填写退回理由' }]}
        >
          <Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 4, maxRows: 10 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
