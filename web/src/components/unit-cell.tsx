import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import styles from './list/list.module.css'

/** Whose a row is, short where the name is long; 待定 while nobody has said. */
export function UnitCell({ unit }: { unit: UnitRef | null }) {
  if (unit) return <span title={unit.name}>{unit.name.length > LONG ? unit.short : unit.name}</span>
  return (
    <span className={styles.undecided} title="方案没有写明属于哪个单位，等待指定">
      待定
    </span>
  )
}

const LONG = 6
