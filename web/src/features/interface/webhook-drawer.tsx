import { Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { WEBHOOK_EVENT_TITLES, WebhookEvent, type Webhook } from '@gongjian/domain/webhook/contracts.ts'
import type { ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import { FormDrawer } from '../../components/form-drawer.tsx'
import { chosenOf, registersOf } from './every-register.ts'
import { RegisterSelect } from './register-select.tsx'

interface Props {
  /** null: a new one. */
  readonly webhook: Webhook | null
  readonly onClose: () => void
  readonly onMade: (secret: string) => void
}

interface Values {
  readonly url: string
  readonly events: WebhookEvent[]
  readonly registers: string[]
}

const EVENTS = WebhookEvent.options.map((value) => ({ value, label: WEBHOOK_EVENT_TITLES[value] }))

function useSave({ webhook, onClose, onMade }: Props) {
  const [refusal, setRefusal] = useState('')
  const onRefused = (error: ApiError) => {
    setRefusal(error.message)
    return true
  }
  const create = useAction(OPERATIONS.createWebhook, {
    invalidates: ['listWebhooks'],
    onRefused,
    onDone: ({ secret }) => onMade(secret),
  })
  const update = useAction(OPERATIONS.updateWebhook, { invalidates: ['listWebhooks'], onRefused, onDone: onClose })
  function save(values: Values) {
    setRefusal('')
    const changes = { ...values, registers: registersOf(values.registers) }
    if (webhook) update.mutate({ ...changes, id: webhook.id })
    else create.mutate(changes)
  }
  return { save, refusal, pending: create.isPending || update.isPending }
}

export function WebhookDrawer(props: Props) {
  const { webhook, onClose } = props
  const [form] = Form.useForm<Values>()
  const { save, refusal, pending } = useSave(props)
  const first = webhook ?? { url: '', events: WebhookEvent.options, registers: null }
  return (
    <FormDrawer
      title={webhook ? '修改推送' : '新建推送'}
      verb={webhook ? '保存' : '新建'}
      form={form}
      first={{ url: first.url, events: first.events, registers: chosenOf(first.registers) }}
      busy={pending}
      refusal={refusal}
      onSave={save}
      onClose={onClose}
    >
      <Form.Item
        name="url"
        label="接收地址"
        extra="对方系统的网址，须为 https；内网地址先由部署人员列入 WEBHOOK_HOSTS"
        rules={[{ required: true, whitespace: true, message: '请填写接收地址' }]}
      >
        <Input inputMode="url" maxLength={500} autoComplete="off" spellCheck={false} placeholder="https://" />
      </Form.Item>
      <Form.Item name="events" label="事件" rules={[{ required: true, message: '请至少选择一种事件' }]}>
        <Checkbox.Group options={EVENTS} />
      </Form.Item>
      <Form.Item name="registers" label="台账" rules={[{ required: true, message: '请选择台账，或选全部台账' }]}>
        <RegisterSelect />
      </Form.Item>
    </FormDrawer>
  )
}
