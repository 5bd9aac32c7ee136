import { App, Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import styles from './shown-once.module.css'

interface Props {
  readonly title: string
  /** Of the button that closes it: that the person has it now. */
  readonly verb: string
  readonly children: ReactNode
  readonly onClose: () => void
}

/** A secret, shown once: nobody, not even the server's operator, can read it again. So no click beside it closes it. */
export function ShownOnce({ title, verb, children, onClose }: Props) {
  return (
    <Modal
      open
      title={title}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {verb}
        </Button>
      }
    >
      {children}
    </Modal>
  )
}

export function Secret({ text }: { text: string }) {
  const { message } = App.useApp()
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      void message.success('已复制')
    } catch {
      void message.warning('浏览器不允许复制，请选中后手工复制')
    }
  }
  return (
    <span className={styles.secret}>
      <code>{text}</code>
      <Button size="small" onClick={() => void copy()}>
        复制
      </Button>
    </span>
  )
}
