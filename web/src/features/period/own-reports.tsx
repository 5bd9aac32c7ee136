import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { BoardRow } from '@gongjian/domain/period/contracts.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { ShareBar } from '../../components/share-bar.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import styles from './period.module.css'

interface Props {
  readonly month: string
  readonly rows: readonly BoardRow[]
  readonly closed: boolean
}

/** My unit's report: how far, and the way in. */
export function OwnReports({ month, rows, closed }: Props) {
  const mayEdit = useMay('report.edit')
  return (
    <Section title="本单位月报">
      {rows.map((r) => {
        const toDo = r.firstSubmittedAt === null || r.lines.returned > 0
        return (
          <div key={r.unit.code} className={styles.own}>
            <b>
              {r.unit.name} {monthInWords(month)}
            </b>
            <StateTag of="report" state={r.state} begun={r.begun} />
            {r.firstSubmittedAt && <StateTag of="timeliness" state={r.timeliness} />}
            <span className={styles.ownShare}>
              <ShareBar share={r.lines.due === 0 ? 0 : written(r) / r.lines.due} label="已填" />
              已填 {written(r)} / {r.lines.due}
            </span>
            {r.firstSubmittedAt && <span>已接受 {r.lines.accepted}</span>}
            {r.lines.returned > 0 && <span className={styles.red}>退回 {r.lines.returned} 条</span>}
            <Link
              href={paths.report(month, r.unit.code)}
              className={toDo && mayEdit && !closed ? styles.primary : styles.button}
            >
              {mayEdit && toDo && !closed ? (r.lines.returned > 0 ? '去修改' : '去填报') : '查看'}
            </Link>
          </div>
        )
      })}
    </Section>
  )
}

/** For one's own desk what is written counts, sent or not. */
function written({ lines }: BoardRow): number {
  return lines.reported + lines.drafted
}
