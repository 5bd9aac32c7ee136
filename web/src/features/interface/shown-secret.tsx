import { App, Button, Modal } from 'antd'
import styles from './interface.module.css'

export interface Shown {
  readonly title: string
  readonly secret: string
  /** What the other system does with it. */
  readonly use: string
}

/** Shown once: nobody, not even the server's operator, can read it again. So no click beside it closes it. */
export function ShownSecret({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { message } = App.useApp()
  async function copy() {
    try {
      await navigator.clipboard.writeText(shown.secret)
      void message.success('已复制')
    } catch {
      void message.warning('浏览器不允许复制，请选中后手工复制')
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
          已保存，关闭
        </Button>
      }
    >
      <div className={styles.secret}>
        <code>{shown.secret}</code>
        <Button size="small" onClick={() => void copy()}>
          复制
        </Button>
      </div>
      <p>{shown.use}</p>
      <p className={styles.quiet}>
        只显示这一次。请存入对方系统的配置，不要写进文档、聊天或代码；一旦泄露，请立即停用或更换。
      </p>
    </Modal>
  )
}
