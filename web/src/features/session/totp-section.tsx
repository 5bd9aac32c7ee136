import { App, Button, Form, Input, QRCode } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import { Section } from '../../components/section.tsx'
import styles from './session.module.css'

/** The second factor: a code of the phone, asked at every sign-in. */
export function TotpSection({ on }: { on: boolean }) {
  const start = useAction(OPERATIONS.startTotp)
  return (
    <Section title="动态验证码" note={on ? '已启用' : '未启用'}>
      {on ? (
        <RemoveTotp />
      ) : start.data ? (
        <ConfirmTotp secret={start.data.secret} uri={start.data.uri} onLeave={() => start.reset()} />
      ) : (
        <>
          <p style={{ marginTop: 0 }}>启用后，登录时除密码外还要输入手机验证器显示的 6 位数字，密码泄露也进不来。</p>
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate({})}>
            启用
          </Button>
        </>
      )}
    </Section>
  )
}

function ConfirmTotp({ secret, uri, onLeave }: { secret: string; uri: string; onLeave: () => void }) {
  const { message } = App.useApp()
  const confirm = useAction(OPERATIONS.confirmTotp, {
    invalidates: ['getSession'],
    onDone: () => {
      void message.success('动态验证码已启用')
      onLeave()
    },
  })
  return (
    <div className={styles.totp}>
      <QRCode value={uri} size={160} bordered={false} />
      <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={(v) => confirm.mutate(v)}>
        <p style={{ marginTop: 0 }}>
          用手机验证器扫码；不能扫码时手工输入密钥：
          <br />
          <span className={styles.secret}>{secret}</span>
        </p>
        <Form.Item
          name="code"
          label="验证器显示的 6 位数字"
          normalize={(typed: string) => typed.normalize('NFKC').replace(/\s/g, '')}
          rules={[{ required: true, pattern: /^\d{6}$/, message: '请输入 6 位数字' }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} style={{ maxWidth: 160 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          确认启用
        </Button>{' '}
        <Button onClick={onLeave}>取消</Button>
      </Form>
    </div>
  )
}

function RemoveTotp() {
  const { message } = App.useApp()
  const remove = useAction(OPERATIONS.removeTotp, {
    invalidates: ['getSession'],
    onDone: () => void message.success('动态验证码已停用'),
  })
  return (
    <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={(v) => remove.mutate(v)}>
      <Form.Item name="password" label="输入密码以停用" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={200} style={{ maxWidth: 280 }} />
      </Form.Item>
      <Button danger htmlType="submit" loading={remove.isPending}>
        停用
      </Button>
    </Form>
  )
}
