import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { TrialMark } from '../../components/trial-mark.tsx'
import styles from '../../components/list/list.module.css'

/** 待核, 方案点名, 演示: what must be known of an enterprise before its facts are believed. */
export function EnterpriseMarks({ of }: { of: EnterpriseRow }) {
  return (
    <>
      {of.isUnchecked && (
        <small
          className={styles.trial}
          title={of.creditCode === null ? '没有统一社会信用代码' : '从台账带入，还没有人核对'}
        >
          待核
        </small>
      )}
      {of.fromPlan && (
        <small className={styles.named} title="方案正文点名的企业">
          方案点名
        </small>
      )}
      <TrialMark trial={of.trial} name={of.name} />
    </>
  )
}
