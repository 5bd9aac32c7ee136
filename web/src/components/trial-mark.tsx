import styles from './list/list.module.css'

/** 演示 beside what was made up; not where its name says so itself. */
export function TrialMark({ trial, name = '' }: { trial: boolean; name?: string }) {
  if (!trial || name.includes('演示')) return null
  return (
    <small className={styles.trial} title="演示数据，内容虚构">
      演示
    </small>
  )
}
