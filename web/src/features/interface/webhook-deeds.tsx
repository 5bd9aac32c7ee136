import { App } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Webhook } from '@gongjian/domain/webhook/contracts.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import styles from '../../components/deeds.module.css'

interface Props {
  readonly webhook: Webhook
  /** Of the person's own unit: everything; of another's: it can be taken away, and no more. */
  readonly own: boolean
  readonly onEdit: () => void
  readonly onLook: () => void
  readonly onSecret: (secret: string) => void
}

export function WebhookDeeds({ webhook, own, onEdit, onLook, onSecret }: Props) {
  const deeds = useDeeds(webhook, onLook, onSecret)
  return (
    <span className={styles.deeds}>
      {own && (
        <>
          {webhook.active && (
            <button type="button" disabled={deeds.testing} onClick={deeds.test}>
              测试
            </button>
          )}
          <button type="button" onClick={onLook}>
            记录
          </button>
          <button type="button" onClick={onEdit}>
            修改
          </button>
          <button type="button" onClick={() => void deeds.toggle()}>
            {webhook.active ? '停用' : '启用'}
          </button>
          <button type="button" onClick={() => void deeds.renew()}>
            换密钥
          </button>
        </>
      )}
      <button type="button" onClick={() => void deeds.remove()}>
        删除
      </button>
    </span>
  )
}

function useDeeds({ id, url, active, waiting }: Webhook, onLook: () => void, onSecret: (secret: string) => void) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const test = useAction(OPERATIONS.testWebhook, { invalidates: ['listWebhooks', 'listDeliveries'], onDone: onLook })
  const update = useAction(OPERATIONS.updateWebhook, {
    invalidates: ['listWebhooks'],
    onDone: (now) => void message.success(now.active ? '已启用' : '已停用'),
  })
  const secret = useAction(OPERATIONS.renewWebhookSecret, { onDone: (made) => onSecret(made.secret) })
  const gone = useAction(OPERATIONS.removeWebhook, {
    invalidates: ['listWebhooks'],
    onDone: () => void message.success('已删除'),
  })
  async function toggle() {
    if (!active) return update.mutate({ id, active: true })
    const content = '停用期间发生的变化不会补发；已经排队的等启用后再发。'
    if (await confirmDeed({ title: `停用到 ${url} 的推送？`, content, verb: '停用', danger: true }))
      update.mutate({ id, active: false })
  }
  async function renew() {
    const content = '旧密钥随即作废：对方系统换上新密钥之前，会认为推送的签名不对。'
    if (await confirmDeed({ title: '更换密钥？', content, verb: '更换', danger: true })) secret.mutate({ id })
  }
  async function remove() {
    const queued = waiting > 0 ? `还没有发送的 ${waiting} 条也一并删除。` : ''
    const content = `推送记录一并删除，不能恢复。${queued}`
    if (await confirmDeed({ title: `删除到 ${url} 的推送？`, content, verb: '删除', danger: true })) gone.mutate({ id })
  }
  return { test: () => test.mutate({ id }), testing: test.isPending, toggle, renew, remove }
}
