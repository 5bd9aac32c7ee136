import { Alert, Button } from 'antd'
import { listedWords } from '@gongjian/domain/entry-review/words.ts'
import type { RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { Section } from '../../components/section.tsx'
import { FindingList } from './finding-list.tsx'
import type { Project } from './use-project.ts'
import { VerdictWord } from './verdict-word.tsx'
import styles from './entry-review.module.css'

interface Props {
  readonly project: Project
  readonly rules: RuleSetView
  /** Whether it may be saved. */
  readonly editable: boolean
}

/** The verdict as it forms, each finding with its ground, and who decides next. */
export function VerdictPanel({ project, rules, editable }: Props) {
  const { data: screening, error, refetch, isPlaceholderData } = project.screening
  return (
    <Section
      title="审查结论"
      note={screening && (isPlaceholderData ? '正在按改动重新判断……' : `按 ${screening.on} 的规则，随填随算`)}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!screening && !error && <Loading rows={4} />}
      {screening && (
        <>
          <p className={styles.big} aria-live="polite" data-old={isPlaceholderData || undefined}>
            <VerdictWord verdict={screening.verdict} />
            {screening.missing.length > 0 && <small>还有 {screening.missing.length} 项会影响结论</small>}
          </p>
          {screening.located.length > 0 && (
            <ul className={styles.located} aria-label="按坐标判断">
              {screening.located.map((l) => (
                <li key={l.code}>
                  {l.label}：<b>{l.value ? '是' : '否'}</b>，按坐标{l.words}
                </li>
              ))}
            </ul>
          )}
          {screening.notices.map((n) => (
            <Alert key={n} type="warning" title={n} role="alert" />
          ))}
          <FindingList findings={screening.findings} rules={rules} />
          <p className={styles.quiet}>
            {project.flat.unit === null ? '未选责任单位，县区准入清单未计入。' : listedWords(screening.listed)}
            系统结论不代替决定，由{screening.deciders.join('、') || '有权机关'}决定。
          </p>
        </>
      )}
      {project.refusal !== '' && <Alert type="error" title={project.refusal} role="alert" />}
      {editable && (
        <div className={styles.foot} data-kept>
          <Button type="primary" loading={project.busy} onClick={project.save}>
            保存审查
          </Button>
          <small className={styles.quiet}>存入“项目准入审查”台账；当日的结论和依据一并保存，以后不变</small>
        </div>
      )}
    </Section>
  )
}
