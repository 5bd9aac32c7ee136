import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { useReach } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { EnterpriseMarks } from './enterprise-marks.tsx'
import { itemsWords, placeWords, stateWords } from './enterprise-words.ts'
import styles from '../../components/list/list.module.css'

/** The same rows for a thumb. */
export function EnterpriseCards({ rows }: { rows: readonly EnterpriseRow[] }) {
  const seesAll = useReach('item.read') === 'all'
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            <Link href={paths.enterprise(row.id)}>{row.name}</Link>
            <LightMark light={row.light} />
          </div>
          <div>
            <span>{placeWords(row)}</span>
            <span>{stateWords(row)}</span>
            <span>台账 {itemsWords(row.items, seesAll)}</span>
            <EnterpriseMarks of={row} />
          </div>
        </li>
      ))}
    </ul>
  )
}
