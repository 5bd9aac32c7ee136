import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'

interface Values {
  current: string
  next: string
  again: string
}

const LEAST = 10

export function PasswordForm({ first = false, onDone }: { first?: boolean; onDone: () => void }) {
  const [form] = Form.useForm<Values>()
  const [refusal, setRefusal] = useState('')
  const change = useAction(OPERATIONS.changePassword, {
    invalidates: ['getSession', 'listSessions'],
    onDone: () => {
      form.resetFields()
      setRefusal('')
      onDone()
    },
    onRefused: (error) => {
      setRefusal(error.message)
      return true
    },
  })
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ current, next }) => change.mutate({ current, next })}
    >
      <Form.Item
        name="current"
        label={first ? '初始密码' : '当前密码'}
        rules={[{ required: true, message: '请输入当前密码' }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="next"
        label="新密码"
        extra={`至少 ${LEAST} 位，不能与账号、旧密码相同`}
        rules={[{ required: true, min: LEAST, message: `新密码至少 ${LEAST} 位` }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一次新密码"
        validateFirst
        dependencies={['next']}
        rules={[
          { required: true, message: '请再输一次新密码' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error('两次输入不一致')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      {refusal !== '' && (
        <Form.Item>
          <Alert type="error" title={refusal} role="alert" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改密码
      </Button>
    </Form>
  )
}
