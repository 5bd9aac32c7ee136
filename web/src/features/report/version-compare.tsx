import { DiffView } from '../../components/diff-view.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { compareVersions } from './frozen-report.ts'
import type { ReportKey } from './pulse.ts'
import { useVersion } from './version-view.tsx'
import styles from './versions.module.css'

interface Props {
  readonly id: ReportKey
  readonly before: number
  readonly after: number
}

/** Two versions, field by field: what went is red, what came is green. */
export function VersionCompare({ id, before, after }: Props) {
  const a = useVersion(id, before)
  const b = useVersion(id, after)
  const error = a.version.error ?? b.version.error
  if (error) return <ErrorState error={error} />
  if (a.broken || b.broken) return <ErrorState error={{ message: '有一版的格式本页读不了，请下载原件比较' }} />
  if (!a.report || !b.report) return <Loading rows={8} />
  const changes = compareVersions(a.report, b.report)
  if (changes.length === 0) return <Empty text="两个版本的内容相同" />
  return (
    <>
      <p className={styles.versionLead}>{changes.length} 条有改动</p>
      {changes.map((c) => (
        <section key={c.task} className={styles.frozen}>
          <h3>
            {c.label} {c.title}
          </h3>
          <dl>
            {c.fields.map((f) => (
              <div key={f.field}>
                <dt>{f.title}</dt>
                <dd>
                  <DiffView before={f.before} after={f.after} />
                </dd>
              </div>
            ))}
          </dl>
          {c.added.length > 0 && <p className={styles.fileNames}>增加附件：{c.added.join('、')}</p>}
          {c.removed.length > 0 && <p className={styles.fileNames}>移除附件：{c.removed.join('、')}</p>}
        </section>
      ))}
    </>
  )
}
