import { Secret, ShownOnce } from '../../components/shown-once.tsx'
import styles from './interface.module.css'

export interface Shown {
  readonly title: string
  readonly secret: string
  /** What the other system does with it. */
  readonly use: string
}

export function ShownSecret({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  return (
    <ShownOnce title={shown.title} verb="已保存，关闭" onClose={onClose}>
      <div className={styles.secret}>
        <Secret text={shown.secret} />
      </div>
      <p>{shown.use}</p>
      <p className={styles.quiet}>
        只显示这一次。请存入对方系统的配置，不要写进文档、聊天或代码；一旦泄露，请立即停用或更换。
      </p>
    </ShownOnce>
  )
}
