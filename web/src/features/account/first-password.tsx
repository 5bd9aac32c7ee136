import { App, Button, Modal } from 'antd'
import styles from './account.module.css'

export interface ShownPassword {
  readonly title: string
  readonly login: string
  readonly password: string
}

/** Shown once: nobody, not even the server, can read it again. So no click beside it closes it. */
export function FirstPassword({ shown, onClose }: { shown: ShownPassword; onClose: () => void }) {
  const { message } = App.useApp()
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text)
      void message.success('已复制')
    } catch {
      void message.warning('浏览器不允许复制，请选中密码后手工复制')
    }
  }
  return (
    <Modal
      open
      title={shown.title}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          已记下，关闭
        </Button>
      }
    >
      <dl className={styles.password}>
        <dt>账号</dt>
        <dd>{shown.login}</dd>
        <dt>初始密码</dt>
        <dd>
          <code>{shown.password}</code>
          <Button size="small" onClick={() => void copy(shown.password)}>
            复制
          </Button>
        </dd>
      </dl>
      <p className={styles.quiet}>密码只显示这一次。请当面或用可靠方式交给本人；首次登录须修改。</p>
    </Modal>
  )
}
