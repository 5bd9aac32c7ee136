import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Change, HistoryRow } from '@gongjian/domain/history/contracts.ts'
import { Unknown } from '../../components/unknown.tsx'
import styles from './audit.module.css'

/** One line a deed; opened, it says what changed from what to what. */
export function AuditRows({ rows }: { rows: readonly HistoryRow[] }) {
  return (
    <div className={styles.box}>
      <div className={styles.head} aria-hidden>
        <span>时间</span>
        <span>操作人</span>
        <span>单位</span>
        <span>事项</span>
        <span>对象</span>
        <span>来自</span>
      </div>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <details>
              <summary className={styles.row}>
                <time dateTime={row.planAt}>{instantInWords(row.planAt)}</time>
                <span>{row.actor}</span>
                <span className={styles.cut} title={row.actorUnit}>
                  {row.actorUnit}
                </span>
                <span>{deedOf(row)}</span>
                <span className={styles.subject}>{row.subject}</span>
                <span>{row.ip ?? <Unknown because="系统自动或数据初始化" />}</span>
              </summary>
              <Detail row={row} />
            </details>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** An event is called by its noun alone: 「登录」, not 「操作登录」. */
function deedOf({ action, noun }: HistoryRow): string {
  return action === '操作' ? noun : `${action}${noun}`
}

function Detail({ row }: { row: HistoryRow }) {
  return (
    <div className={styles.detail}>
      {row.why !== null && <p className={styles.why}>理由：{row.why}</p>}
      {row.changes.length > 0 && <Changes changes={row.changes} />}
      <p className={styles.quiet}>
        记录 {row.id.toLocaleString()} · 实际时间 {instantInWords(row.at)} ·{' '}
        {row.sealedIn === null ? '尚未封存' : `已封存于第 ${row.sealedIn.toLocaleString()} 块`}
      </p>
    </div>
  )
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">栏目</th>
          <th scope="col">原来</th>
          <th scope="col">现在</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((c) => (
          <tr key={c.field}>
            <th scope="row">{c.title}</th>
            <td data-title="原来">{c.from ?? <Unknown because="原来没有" />}</td>
            <td data-title="现在">{c.to ?? <Unknown because="已清空" />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
