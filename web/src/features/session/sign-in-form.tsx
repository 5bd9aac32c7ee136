import { useState } from 'react'
import { Alert, Button, Form, Input } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Me } from '@gongjian/domain/session/contracts.ts'
import type { ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'

interface Values {
  login: string
  password: string
  totp?: string
}

/** Account and password; the code of the phone is asked only when the account has one. */
export function SignInForm({ onDone }: { onDone: (me: Me) => void }) {
  const [asksTotp, setAsksTotp] = useState(false)
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const signIn = useAction(OPERATIONS.signIn, {
    onDone,
    onRefused: (error) => {
      if (error.code === 'totp-required') setAsksTotp(true)
      setRefusal(error.code === 'totp-required' ? null : error)
      return true
    },
  })
  return (
    <Form<Values> layout="vertical" requiredMark={false} onFinish={(v) => signIn.mutate(v)}>
      <Form.Item name="login" label="账号" rules={[{ required: true, whitespace: true, message: '请输入账号' }]}>
        <Input size="large" autoComplete="username" autoFocus autoCapitalize="none" maxLength={60} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password size="large" autoComplete="current-password" maxLength={200} />
      </Form.Item>
      {asksTotp && (
        <Form.Item
          name="totp"
          label="动态验证码"
          extra="打开手机上的验证器，输入 6 位数字"
          rules={[{ required: true, message: '请输入动态验证码' }]}
        >
          <Input size="large" autoComplete="one-time-code" inputMode="numeric" maxLength={8} autoFocus />
        </Form.Item>
      )}
      {refusal && (
        <Form.Item>
          <Alert type={refusal.code === 'sign-in-locked' ? 'warning' : 'error'} title={refusal.message} role="alert" />
        </Form.Item>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}
