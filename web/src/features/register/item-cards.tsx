import type { ItemRow } from '@gongjian/domain/register/item.ts'
import { isOver } from '@gongjian/domain/register/life.ts'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { TrialMark } from '../../components/trial-mark.tsx'
import styles from '../../components/list/list.module.css'

/** The same rows for a thumb. */
export function ItemCards({ rows }: { rows: readonly ItemRow[] }) {
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            <Link href={paths.item(row.register, row.id)}>{row.title}</Link>
            <LightMark light={row.light} because={row.because} />
          </div>
          <div>
            <StateTag of="stage" state={row.stage} />
            <span>{row.unit ? row.unit.name : '待定'}</span>
            {row.due !== null && <DueMark date={row.due} done={isOver(row.stage)} />}
            <TrialMark trial={row.trial} name={row.title} />
          </div>
        </li>
      ))}
    </ul>
  )
}
