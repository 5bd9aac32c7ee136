import { Secret, ShownOnce } from '../../components/shown-once.tsx'
import styles from './account.module.css'

export interface ShownPassword {
  readonly title: string
  readonly login: string
  readonly password: string
}

export function FirstPassword({ shown, onClose }: { shown: ShownPassword; onClose: () => void }) {
  return (
    <ShownOnce title={shown.title} verb="已记下，关闭" onClose={onClose}>
      <dl className={styles.password}>
        <dt>账号</dt>
        <dd>{shown.login}</dd>
        <dt>初始密码</dt>
        <dd>
          <Secret text={shown.password} />
        </dd>
      </dl>
      <p className={styles.quiet}>密码只显示这一次。请当面或用可靠方式交给本人；首次登录须修改。</p>
    </ShownOnce>
  )
}
